"""What is searched, kept by the database itself for raw SQL too: documents, words, and notes for Elasticsearch.

Words become stems through `catalog_searchform`, a table filled from `catalog/search/language`. It has no
model, so that tests with real commits do not empty it.
"""

from django.db import migrations

from catalog.search.language.forms import forms

FORMS = """
CREATE TABLE catalog_searchform (form text PRIMARY KEY, stems text NOT NULL);
"""

ACCENTS = ("éèêëáàâäíìîïóòôöúùûüçñ", "eeeeaaaaiiiioooouuuucn")

READING = f"""
CREATE FUNCTION catalog_search_words(given text) RETURNS TABLE (place bigint, word text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT found.place, left(found.word[1], 60)
    FROM regexp_matches(translate(lower(given), '{ACCENTS[0]}', '{ACCENTS[1]}'), '[a-z]+|[0-9]+', 'g')
        WITH ORDINALITY AS found (word, place)
$$;
CREATE FUNCTION catalog_search_deletions(given text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_agg(DISTINCT left(given, place - 1) || substr(given, place + 1))
    FROM generate_series(1, length(given) + 1) AS place
$$;
"""

WRITE = """
CREATE FUNCTION catalog_search_note(products bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF products IS NULL OR NOT EXISTS (SELECT 1 FROM catalog_searchindex) THEN
        RETURN;
    END IF;
    INSERT INTO catalog_searchchange (product_id) SELECT DISTINCT unnest(products);
    IF NOT EXISTS (
        SELECT 1 FROM procrastinate_jobs job
        WHERE job.status = 'todo' AND job.task_name = 'catalog.feed_search' AND job.scheduled_at IS NULL
    ) THEN
        PERFORM procrastinate_defer_jobs_v1(ARRAY[
            ('search', 'catalog.feed_search', 0, NULL, NULL, '{}', NULL)::procrastinate_job_to_defer_v1
        ]);
    END IF;
END $$;

-- The plan is kept from when the tables were small: without sequential scans it also fits when they have grown.
CREATE FUNCTION catalog_search_write(products bigint[]) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET jit = off AS $$
BEGIN
    IF products IS NULL THEN
        RETURN;
    END IF;
    PERFORM 1 FROM catalog_searchdocument document WHERE document.product_id = ANY (products)
        ORDER BY document.product_id FOR NO KEY UPDATE;
    WITH told AS (
        SELECT product.id, 'A'::"char" AS weight, 1 AS part, product.name AS said
        FROM catalog_product product WHERE product.id = ANY (products) AND product.published
        UNION ALL
        SELECT product.id, 'B', 2, above.name
        FROM catalog_product product
        JOIN catalog_categoryclosure closure ON closure.descendant_id = product.category_id
        JOIN catalog_category above ON above.id = closure.ancestor_id
        WHERE product.id = ANY (products) AND product.published
        UNION ALL
        SELECT product.id, 'B', 3, coalesce(value.name, CASE WHEN held.flag THEN attribute.name END, held.text)
        FROM catalog_product product
        JOIN catalog_productvalue held ON held.product_id = product.id
        JOIN catalog_attribute attribute ON attribute.id = held.attribute_id
        LEFT JOIN catalog_attributevalue value ON value.id = held.value_id
        WHERE product.id = ANY (products) AND product.published
        UNION ALL
        SELECT product.id, 'B', 4, variant.name
        FROM catalog_product product
        JOIN catalog_variant variant ON variant.product_id = product.id AND variant.removed_at IS NULL
        WHERE product.id = ANY (products) AND product.published
        UNION ALL
        SELECT product.id, 'C', 5, concat_ws(' ', village.name, district.name)
        FROM catalog_product product
        JOIN village_business business ON business.id = product.shop_id
        JOIN village_region village ON village.code = business.village_id
        LEFT JOIN village_region district ON district.code = village.parent_id
        WHERE product.id = ANY (products) AND product.published
        UNION ALL
        SELECT product.id, 'D', 6, left(product.description, 20000)
        FROM catalog_product product WHERE product.id = ANY (products) AND product.published
    ), worded AS MATERIALIZED (
        SELECT told.id, told.weight, told.part, word.place, word.word
        FROM told CROSS JOIN LATERAL catalog_search_words(told.said) word
        WHERE told.said <> ''
    ), stemmed AS MATERIALIZED (
        SELECT seen.word, coalesce(
            form.stems, bare.stems,
            CASE WHEN seen.word LIKE '%nya' AND length(seen.word) >= 7
                THEN left(seen.word, length(seen.word) - 3) ELSE seen.word END
        ) AS stems
        FROM (SELECT DISTINCT worded.word FROM worded) seen
        LEFT JOIN catalog_searchform form ON form.form = seen.word
        LEFT JOIN catalog_searchform bare
            ON form.form IS NULL AND bare.form = regexp_replace(seen.word, '(?:nya|lah|kah|ku|mu)$', '')
    ), spoken AS (
        SELECT worded.id, worded.weight,
            setweight(to_tsvector('simple', string_agg(stemmed.stems, ' ' ORDER BY part, place)), worded.weight)
                AS words
        FROM worded JOIN stemmed ON stemmed.word = worded.word GROUP BY worded.id, worded.weight
    ), told_of AS MATERIALIZED (
        SELECT spoken.id,
            (array_agg(spoken.words) FILTER (WHERE spoken.weight = 'A'))[1] AS a,
            (array_agg(spoken.words) FILTER (WHERE spoken.weight = 'B'))[1] AS b,
            (array_agg(spoken.words) FILTER (WHERE spoken.weight = 'C'))[1] AS c,
            (array_agg(spoken.words) FILTER (WHERE spoken.weight = 'D'))[1] AS d
        FROM spoken GROUP BY spoken.id
    ), document AS (
        SELECT product.id, product.shop_id, product.category_id, village.code AS village_code,
            coalesce(village.parent_id, '') AS district_code, product.published, product.price_min,
            product.created_at,
            coalesce(told_of.a, '') AS name_words,
            coalesce(told_of.a, '') || coalesce(told_of.b, '') || coalesce(told_of.c, '')
                || coalesce(told_of.d, '') AS words,
            ARRAY(
                SELECT attribute.slug || ':' || coalesce(value.slug, 'ya')
                FROM catalog_productvalue held
                JOIN catalog_attribute attribute ON attribute.id = held.attribute_id AND attribute.filterable
                LEFT JOIN catalog_attributevalue value ON value.id = held.value_id
                WHERE held.product_id = product.id AND (held.value_id IS NOT NULL OR held.flag)
                UNION
                SELECT attribute.slug || ':' || value.slug
                FROM catalog_variant variant
                JOIN catalog_variantvalue held ON held.variant_id = variant.id
                JOIN catalog_attribute attribute ON attribute.id = held.attribute_id AND attribute.filterable
                JOIN catalog_attributevalue value ON value.id = held.value_id
                WHERE variant.product_id = product.id AND variant.removed_at IS NULL
                UNION
                SELECT 'halal:' || food.halal FROM catalog_foodrecord food
                WHERE food.product_id = product.id AND food.halal <> ''
                UNION
                SELECT 'pirt:ya' FROM catalog_foodrecord food
                WHERE food.product_id = product.id AND food.pirt <> ''
                ORDER BY 1
            ) AS traits
        FROM catalog_product product
        JOIN village_business business ON business.id = product.shop_id
        JOIN village_region village ON village.code = business.village_id
        LEFT JOIN told_of ON told_of.id = product.id
        WHERE product.id = ANY (products)
    ), written AS (
        INSERT INTO catalog_searchdocument AS kept (
            product_id, shop_id, category_id, village_code, district_code, published, price_min, created_at,
            sold, name_words, words, traits
        )
        SELECT id, shop_id, category_id, village_code, district_code, published, price_min, created_at,
            0, name_words, words, traits
        FROM document ORDER BY id
        ON CONFLICT (product_id) DO UPDATE SET (
            shop_id, category_id, village_code, district_code, published, price_min, created_at,
            name_words, words, traits
        ) = (
            EXCLUDED.shop_id, EXCLUDED.category_id, EXCLUDED.village_code, EXCLUDED.district_code,
            EXCLUDED.published, EXCLUDED.price_min, EXCLUDED.created_at, EXCLUDED.name_words,
            EXCLUDED.words, EXCLUDED.traits
        )
    )
    -- Who else is adding words at this moment adds these too, or the schedule does: nobody waits here.
    INSERT INTO catalog_searchword (word, stem, goods, deletions)
    SELECT stemmed.word, stemmed.stems, 0, catalog_search_deletions(stemmed.word)
    FROM stemmed
    WHERE length(stemmed.word) >= 3 AND stemmed.word ~ '^[a-z]'
        AND NOT EXISTS (SELECT 1 FROM catalog_searchword known WHERE known.word = stemmed.word)
        AND pg_try_advisory_xact_lock(hashtext('catalog_searchword'))
    ORDER BY stemmed.word
    ON CONFLICT DO NOTHING;
    PERFORM catalog_search_note(products);
END $$;
"""
NO_WRITE = """
DROP FUNCTION catalog_search_write(bigint[]);
DROP FUNCTION catalog_search_note(bigint[]);
"""

TRANSITION_TABLES = {
    "INSERT": "NEW TABLE AS new_rows",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "OLD TABLE AS old_rows",
}
ALL = ("INSERT", "UPDATE", "DELETE")
OF_SHOPS = "JOIN catalog_product product ON product.shop_id = touched.key"
VALUES = "JOIN catalog_productvalue held ON held.{column} = touched.key"

# Table, what of it is read, how its rows lead to products, on which events.
WATCHED = [
    (
        "catalog_product",
        "id AS key, shop_id, category_id, name, description, published, price_min, created_at",
        "touched.key",
        "",
        ("INSERT", "UPDATE"),
    ),
    ("catalog_variant", "product_id AS key, name, removed_at", "touched.key", "", ALL),
    ("catalog_productvalue", "product_id AS key, attribute_id, value_id, flag, text", "touched.key", "", ALL),
    (
        "catalog_variantvalue",
        "variant_id AS key, attribute_id, value_id",
        "variant.product_id",
        "JOIN catalog_variant variant ON variant.id = touched.key",
        ALL,
    ),
    ("catalog_foodrecord", "product_id AS key, halal, pirt", "touched.key", "", ALL),
    (
        "catalog_category",
        "id AS key, name, parent_id",
        "product.id",
        "JOIN catalog_categoryclosure closure ON closure.ancestor_id = touched.key"
        " JOIN catalog_product product ON product.category_id = closure.descendant_id",
        ("UPDATE",),
    ),
    (
        "catalog_attribute",
        "id AS key, slug, name, filterable",
        "held.product_id",
        VALUES.format(column="attribute_id"),
        ("UPDATE",),
    ),
    (
        "catalog_attributevalue",
        "id AS key, slug, name",
        "held.product_id",
        VALUES.format(column="value_id"),
        ("UPDATE",),
    ),
    ("village_business", "id AS key, village_id", "product.id", OF_SHOPS, ("UPDATE",)),
    (
        "village_region",
        "code AS key, name, parent_id",
        "product.id",
        "JOIN village_region village ON village.code = touched.key OR village.parent_id = touched.key"
        " JOIN village_business business ON business.village_id = village.code"
        " JOIN catalog_product product ON product.shop_id = business.id",
        ("UPDATE",),
    ),
]


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


def watching(table, columns, leads_to, joins, event):
    if event == "UPDATE":
        rows = (
            f"(SELECT {columns} FROM new_rows EXCEPT SELECT {columns} FROM old_rows)"
            f" UNION (SELECT {columns} FROM old_rows EXCEPT SELECT {columns} FROM new_rows)"
        )
    else:
        rows = f"SELECT {columns} FROM {'new_rows' if event == 'INSERT' else 'old_rows'}"
    # The catalogue's own triggers run in the order of their names: the closure first, then this.
    return trigger(
        f"catalog_search_{table.partition('_')[2]}_{event.lower()}",
        table,
        event,
        "PERFORM catalog_search_write((SELECT array_agg(DISTINCT"
        f" {leads_to}) FROM ({rows}) touched {joins}));",
    )


GONE = trigger(
    "catalog_search_product_delete",
    "catalog_product",
    "DELETE",
    """
            DELETE FROM catalog_searchdocument document USING old_rows WHERE document.product_id = old_rows.id;
            PERFORM catalog_search_note((SELECT array_agg(old_rows.id) FROM old_rows));
    """,
)
# Stock is asked where it is searched; only Elasticsearch is told when the last piece goes or the first comes.
STOCK = trigger(
    "catalog_search_stock_update",
    "catalog_stock",
    "UPDATE",
    """
            PERFORM catalog_search_note((
                SELECT array_agg(DISTINCT variant.product_id)
                FROM new_rows JOIN old_rows USING (variant_id)
                JOIN catalog_variant variant ON variant.id = new_rows.variant_id
                WHERE (new_rows.quantity > new_rows.allocated) <> (old_rows.quantity > old_rows.allocated)
            ));
    """,
)
STOCKED = trigger(
    "catalog_search_stock_insert",
    "catalog_stock",
    "INSERT",
    """
            PERFORM catalog_search_note((
                SELECT array_agg(DISTINCT variant.product_id)
                FROM new_rows JOIN catalog_variant variant ON variant.id = new_rows.variant_id
            ));
    """,
)
SOLD = trigger(
    "catalog_search_document_update",
    "catalog_searchdocument",
    "UPDATE",
    """
            PERFORM catalog_search_note((
                SELECT array_agg(new_rows.product_id) FROM new_rows JOIN old_rows USING (product_id)
                WHERE new_rows.sold <> old_rows.sold
            ));
    """,
)

EVERYTHING = "SELECT catalog_search_write((SELECT array_agg(id) FROM catalog_product))"


def fill_forms(apps, schema_editor):
    known = forms()
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO catalog_searchform (form, stems) SELECT * FROM unnest(%s::text[], %s::text[])",
            [list(known), list(known.values())],
        )


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0008_search_tables"),
        ("foundation", "0002_clock_and_cache"),
        ("vendors", "0002_selling_windows"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]
    operations = [
        migrations.RunSQL(FORMS, "DROP TABLE catalog_searchform"),
        migrations.RunPython(fill_forms, migrations.RunPython.noop),
        migrations.RunSQL(
            READING,
            "DROP FUNCTION catalog_search_deletions(text); DROP FUNCTION catalog_search_words(text);",
        ),
        migrations.RunSQL(WRITE, NO_WRITE),
        *(
            watching(table, columns, leads_to, joins, event)
            for table, columns, leads_to, joins, events in WATCHED
            for event in events
        ),
        GONE,
        STOCK,
        STOCKED,
        SOLD,
        migrations.RunSQL(EVERYTHING, migrations.RunSQL.noop),
    ]
