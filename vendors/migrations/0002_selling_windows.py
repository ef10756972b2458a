"""The lawful part of "may this shop sell", as one SQL function, and the triggers that keep its answer.

vendors looks down at village: these triggers sit on village's tables and are written here. They are
statement-level with transition tables, so one statement over 10,000 rows costs one refresh.
"""

from django.db import migrations

LAWFUL_SPAN = """
CREATE FUNCTION shop_lawful_span(business_id bigint, on_day date)
RETURNS TABLE (selling_from date, selling_until date)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1 AS $$
    WITH permit AS (
        SELECT daterange(letter.valid_from, coalesce(letter.valid_until, '9999-12-31'), '[]') AS days
        FROM village_letter letter
        WHERE letter.business_id = shop_lawful_span.business_id
            AND letter.grants_trade AND letter.state = 'valid'
            AND letter.valid_from <= coalesce(letter.valid_until, '9999-12-31')
        UNION ALL
        SELECT daterange(nib.checked_on, coalesce(nib.withdrawn_on, '10000-01-01'), '[)')
        FROM village_nibrecord nib
        WHERE nib.business_id = shop_lawful_span.business_id
            AND nib.checked_on IS NOT NULL
            AND nib.checked_on < coalesce(nib.withdrawn_on, '10000-01-01')
    ), forbidden AS (
        SELECT daterange(sanction.starts_on, coalesce(sanction.ends_on, '9999-12-31'), '[]') AS days
        FROM vendors_sanction sanction
        WHERE sanction.shop_id = shop_lawful_span.business_id AND sanction.lifted_at IS NULL
    ), lawful AS (
        SELECT unnest(
            coalesce((SELECT range_agg(permit.days) FROM permit), '{}')
            - coalesce((SELECT range_agg(forbidden.days) FROM forbidden), '{}')
        ) AS days
        WHERE EXISTS (
            SELECT 1 FROM village_business business
            JOIN village_resident owner ON owner.id = business.owner_id
            WHERE business.id = shop_lawful_span.business_id AND owner.status = 'resident'
        )
    )
    SELECT coalesce(min(lower(lawful.days)), '9999-12-31'), coalesce(min(upper(lawful.days)) - 1, '0001-01-01')
    FROM lawful
    WHERE upper(lawful.days) > shop_lawful_span.on_day
$$;
COMMENT ON FUNCTION shop_lawful_span(bigint, date) IS
    'The first span of days that contains or follows on_day in which the law lets a shop sell: owner is a '
    'resident, a permit stands, no sanction does. None: from 9999-12-31 until 0001-01-01, which holds no day.';
"""

REFRESH = """
CREATE FUNCTION vendors_refresh_windows(businesses bigint[], on_day date) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF businesses IS NULL THEN
        RETURN;
    END IF;
    -- Lock first, in key order; the UPDATE is a statement of its own and so sees what the lock waited for.
    PERFORM 1 FROM vendors_shop shop WHERE shop.business_id = ANY (businesses)
        ORDER BY shop.business_id FOR NO KEY UPDATE;
    UPDATE vendors_shop shop
    SET selling_from = span.selling_from, selling_until = span.selling_until
    FROM unnest(businesses) AS touched (id)
    CROSS JOIN LATERAL shop_lawful_span(touched.id, on_day) AS span
    WHERE shop.business_id = touched.id
        AND (shop.selling_from, shop.selling_until) IS DISTINCT FROM (span.selling_from, span.selling_until);
END $$;
"""

DROP = """
DROP FUNCTION vendors_refresh_windows(bigint[], date);
DROP FUNCTION shop_lawful_span(bigint, date);
"""

# What of a row the rule reads, as columns that lead to a business; a change elsewhere costs no refresh.
RESIDENT = ("village_resident", "id, status", "JOIN village_business business ON business.owner_id = touched.id", "business.id")
BUSINESS = ("village_business", "id, owner_id", "", "touched.id")
LETTER = ("village_letter", "business_id, grants_trade, state, valid_from, valid_until", "", "touched.business_id")
NIB = ("village_nibrecord", "business_id, checked_on, withdrawn_on", "", "touched.business_id")
SANCTION = ("vendors_sanction", "shop_id, starts_on, ends_on, lifted_at", "", "touched.shop_id")

TRANSITION_TABLES = {
    "INSERT": "NEW TABLE AS new_rows",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "OLD TABLE AS old_rows",
}


def touched_rows(event, columns):
    if event == "UPDATE":
        return (
            f"(SELECT {columns} FROM new_rows EXCEPT SELECT {columns} FROM old_rows)"
            f" UNION (SELECT {columns} FROM old_rows EXCEPT SELECT {columns} FROM new_rows)"
        )
    return f"SELECT {columns} FROM {'new_rows' if event == 'INSERT' else 'old_rows'}"


def trigger(source, event):
    table, columns, join, business = source
    name = f"vendors_window_{table.split('_')[1]}_{event.lower()}"
    return migrations.RunSQL(
        f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM vendors_refresh_windows(
                (SELECT array_agg(DISTINCT shop.business_id)
                 FROM ({touched_rows(event, columns)}) touched {join}
                 JOIN vendors_shop shop ON shop.business_id = {business}),
                jakarta_today()
            );
            RETURN NULL;
        END $$;
        CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {TRANSITION_TABLES[event]}
            FOR EACH STATEMENT EXECUTE FUNCTION {name}();
        """,
        f"DROP TRIGGER {name} ON {table}; DROP FUNCTION {name}();",
    )


# A new shop first waits for whoever is changing what it stands on: they cannot see its row yet.
SHOP_INSERT = """
CREATE FUNCTION vendors_window_shop_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    businesses bigint[] := (SELECT array_agg(new_rows.business_id) FROM new_rows);
BEGIN
    PERFORM 1 FROM village_resident resident
        WHERE resident.id IN (SELECT b.owner_id FROM village_business b WHERE b.id = ANY (businesses))
        ORDER BY resident.id FOR SHARE;
    PERFORM 1 FROM village_business business WHERE business.id = ANY (businesses)
        ORDER BY business.id FOR SHARE;
    PERFORM 1 FROM village_nibrecord nib WHERE nib.business_id = ANY (businesses) ORDER BY nib.id FOR SHARE;
    PERFORM 1 FROM village_letter letter WHERE letter.business_id = ANY (businesses)
        ORDER BY letter.id FOR SHARE;
    PERFORM vendors_refresh_windows(businesses, jakarta_today());
    RETURN NULL;
END $$;
CREATE TRIGGER vendors_window_shop_insert AFTER INSERT ON vendors_shop REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION vendors_window_shop_insert();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("vendors", "0001_initial"),
        ("village", "0001_initial"),
        ("foundation", "0002_clock_and_cache"),
    ]
    operations = [
        migrations.RunSQL(LAWFUL_SPAN + REFRESH, DROP),
        trigger(RESIDENT, "UPDATE"),
        trigger(RESIDENT, "DELETE"),
        trigger(BUSINESS, "UPDATE"),
        *(trigger(LETTER, event) for event in ("INSERT", "UPDATE", "DELETE")),
        *(trigger(NIB, event) for event in ("INSERT", "UPDATE", "DELETE")),
        *(trigger(SANCTION, event) for event in ("INSERT", "UPDATE", "DELETE")),
        migrations.RunSQL(
            SHOP_INSERT,
            "DROP TRIGGER vendors_window_shop_insert ON vendors_shop; DROP FUNCTION vendors_window_shop_insert();",
        ),
    ]
