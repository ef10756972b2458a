"""What the database keeps itself, for raw SQL too: the category closure, price spans and counters; and search.

All triggers are statement-level with transition tables.
"""

from django.db import migrations

CLOSURE = """
CREATE FUNCTION catalog_closure() RETURNS TABLE (ancestor_id bigint, descendant_id bigint, distance integer)
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE down AS (
        SELECT id AS ancestor_id, id AS descendant_id, 0 AS distance FROM catalog_category
        UNION ALL
        SELECT down.ancestor_id, child.id, down.distance + 1
        FROM down JOIN catalog_category child ON child.parent_id = down.descendant_id
    ) CYCLE descendant_id SET looped USING path
    SELECT down.ancestor_id, down.descendant_id, CASE WHEN looped THEN -1 ELSE down.distance END FROM down
$$;
CREATE FUNCTION catalog_refresh_closure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Two changes of the tree at once would each miss what the other moved.
    LOCK TABLE catalog_categoryclosure IN SHARE ROW EXCLUSIVE MODE;
    IF EXISTS (SELECT 1 FROM catalog_closure() WHERE distance = -1) THEN
        RAISE EXCEPTION 'a category cannot lie below itself' USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM catalog_categoryclosure known WHERE NOT EXISTS (
        SELECT 1 FROM catalog_closure() present WHERE present.ancestor_id = known.ancestor_id
            AND present.descendant_id = known.descendant_id AND present.distance = known.distance
    );
    INSERT INTO catalog_categoryclosure (ancestor_id, descendant_id, distance)
        SELECT ancestor_id, descendant_id, distance FROM catalog_closure() ON CONFLICT DO NOTHING;
    UPDATE catalog_category category SET level = depth.level
        FROM (SELECT descendant_id, max(distance) AS level FROM catalog_closure() GROUP BY 1) depth
        WHERE depth.descendant_id = category.id AND category.level <> depth.level;
    RETURN NULL;
END $$;
CREATE TRIGGER catalog_closure_insert AFTER INSERT ON catalog_category
    FOR EACH STATEMENT EXECUTE FUNCTION catalog_refresh_closure();
CREATE TRIGGER catalog_closure_update AFTER UPDATE OF parent_id ON catalog_category
    FOR EACH STATEMENT EXECUTE FUNCTION catalog_refresh_closure();
CREATE TRIGGER catalog_closure_delete AFTER DELETE ON catalog_category
    FOR EACH STATEMENT EXECUTE FUNCTION catalog_refresh_closure();
"""
NO_CLOSURE = """
DROP TRIGGER catalog_closure_insert ON catalog_category;
DROP TRIGGER catalog_closure_update ON catalog_category;
DROP TRIGGER catalog_closure_delete ON catalog_category;
DROP FUNCTION catalog_refresh_closure();
DROP FUNCTION catalog_closure();
"""

PRICES = """
CREATE FUNCTION catalog_refresh_prices(products bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF products IS NULL THEN
        RETURN;
    END IF;
    PERFORM 1 FROM catalog_product product WHERE product.id = ANY (products) ORDER BY product.id
        FOR NO KEY UPDATE;
    UPDATE catalog_product product
    SET price_min = span.price_min, price_max = span.price_max,
        list_min = span.list_min, list_max = span.list_max
    FROM unnest(products) AS touched (id)
    CROSS JOIN LATERAL (
        SELECT min(variant.price) AS price_min, max(variant.price) AS price_max,
            min(variant.list_price) AS list_min, max(variant.list_price) AS list_max
        FROM catalog_variant variant WHERE variant.product_id = touched.id
    ) span
    WHERE product.id = touched.id
        AND (product.price_min, product.price_max, product.list_min, product.list_max)
            IS DISTINCT FROM (span.price_min, span.price_max, span.list_min, span.list_max);
END $$;
"""

COUNTS = """
CREATE FUNCTION catalog_change_counts(deltas jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF deltas IS NULL THEN
        RETURN;
    END IF;
    INSERT INTO catalog_productcount (category_id, shop_id, n)
        SELECT delta.category_id, delta.shop_id, 0
        FROM jsonb_to_recordset(deltas) AS delta (category_id bigint, shop_id bigint, n bigint)
        WHERE delta.n > 0 ORDER BY 2, 1
        ON CONFLICT DO NOTHING;
    PERFORM 1 FROM catalog_productcount count
        JOIN jsonb_to_recordset(deltas) AS delta (category_id bigint, shop_id bigint)
            ON delta.shop_id = count.shop_id AND delta.category_id IS NOT DISTINCT FROM count.category_id
        ORDER BY count.id FOR NO KEY UPDATE OF count;
    UPDATE catalog_productcount count SET n = count.n + delta.n
        FROM jsonb_to_recordset(deltas) AS delta (category_id bigint, shop_id bigint, n bigint)
        WHERE delta.shop_id = count.shop_id AND delta.category_id IS NOT DISTINCT FROM count.category_id;
END $$;
"""

TRANSITION_TABLES = {
    "INSERT": "NEW TABLE AS new_rows",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "OLD TABLE AS old_rows",
}
ROWS = {"INSERT": ("new_rows",), "UPDATE": ("new_rows", "old_rows"), "DELETE": ("old_rows",)}


def trigger(name, table, event, statement):
    return migrations.RunSQL(
        f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            {statement}
            RETURN NULL;
        END $$;
        CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {TRANSITION_TABLES[event]}
            FOR EACH STATEMENT EXECUTE FUNCTION {name}();
        """,
        f"DROP TRIGGER {name} ON {table}; DROP FUNCTION {name}();",
    )


def price_trigger(event):
    columns = "product_id, price, list_price"
    if event == "UPDATE":
        touched = (
            f"(SELECT {columns} FROM new_rows EXCEPT SELECT {columns} FROM old_rows)"
            f" UNION (SELECT {columns} FROM old_rows EXCEPT SELECT {columns} FROM new_rows)"
        )
    else:
        touched = f"SELECT {columns} FROM {ROWS[event][0]}"
    return trigger(
        f"catalog_prices_{event.lower()}",
        "catalog_variant",
        event,
        f"PERFORM catalog_refresh_prices((SELECT array_agg(DISTINCT touched.product_id) FROM ({touched}) touched));",
    )


def count_trigger(event):
    signed = " UNION ALL ".join(
        f"SELECT shop_id, category_id, {'1' if rows == 'new_rows' else '-1'} AS one FROM {rows} WHERE published"
        for rows in ROWS[event]
    )
    return trigger(
        f"catalog_counts_{event.lower()}",
        "catalog_product",
        event,
        f"""
            PERFORM catalog_change_counts((
                SELECT jsonb_agg(jsonb_build_object('shop_id', shop_id, 'category_id', category_id, 'n', n))
                FROM (
                    SELECT signed.shop_id, signed.category_id, sum(signed.one) AS n
                    FROM ({signed}) signed
                    GROUP BY GROUPING SETS ((signed.shop_id, signed.category_id), (signed.shop_id))
                    HAVING sum(signed.one) <> 0
                ) delta
            ));
        """,
    )


SEARCH = """
ALTER TABLE catalog_product ADD COLUMN search_vector tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('pg_catalog.indonesian', name), 'A')
    || setweight(to_tsvector('pg_catalog.indonesian', left(description, 20000)), 'C')
) STORED;
CREATE INDEX product_by_words ON catalog_product USING gin (search_vector) WHERE published;
CREATE INDEX product_by_trigrams ON catalog_product USING gin (lower(name) gin_trgm_ops) WHERE published;
"""
NO_SEARCH = """
DROP INDEX product_by_trigrams;
DROP INDEX product_by_words;
ALTER TABLE catalog_product DROP COLUMN search_vector;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0001_initial"),
        ("foundation", "0002_clock_and_cache"),
    ]
    operations = [
        migrations.RunSQL(CLOSURE, NO_CLOSURE),
        migrations.RunSQL(PRICES, "DROP FUNCTION catalog_refresh_prices(bigint[])"),
        *(price_trigger(event) for event in ("INSERT", "UPDATE", "DELETE")),
        migrations.RunSQL(COUNTS, "DROP FUNCTION catalog_change_counts(jsonb)"),
        *(count_trigger(event) for event in ("INSERT", "UPDATE", "DELETE")),
        migrations.RunSQL(SEARCH, NO_SEARCH),
    ]
