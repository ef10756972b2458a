# ruff: noqa: E501  rows of a table read better whole
"""A small shop in SQL, with the holes that real data has: NULLs, numbers too large, unknown words."""

from django.db import connection

_DDL = """
CREATE TABLE toy_category (id int8 PRIMARY KEY, parent_id int8, name text NOT NULL, slug text NOT NULL, image_url text);
CREATE TABLE toy_category_name (category_id int8, lang text, name text, PRIMARY KEY (category_id, lang));
CREATE TABLE toy_shop (id int8 PRIMARY KEY, name text NOT NULL, selling bool NOT NULL, email text, place jsonb);
CREATE TABLE toy_product (
    id int8 PRIMARY KEY, shop_id int8 NOT NULL, category_id int8, name text NOT NULL, price_min int8, price_max int8,
    list_min int8, created_at timestamptz NOT NULL, released date, published bool NOT NULL, status text,
    tags text[], holes text[], metadata jsonb NOT NULL, weight numeric, views int8, secret text
);
CREATE INDEX ON toy_product (name, id);
CREATE TABLE toy_variant (
    id int8 PRIMARY KEY, product_id int8 NOT NULL, name text NOT NULL, sku text, price int8 NOT NULL, sort int4 NOT NULL
);
CREATE INDEX ON toy_variant (product_id, sort, id);
CREATE TABLE toy_stock (variant_id int8 PRIMARY KEY, quantity int8 NOT NULL);
CREATE TABLE toy_attribute (id int8 PRIMARY KEY, slug text NOT NULL, name text NOT NULL, input_type text NOT NULL);
CREATE TABLE toy_value (
    id int8 PRIMARY KEY, variant_id int8 NOT NULL, attribute_id int8 NOT NULL, name text, flag bool, sort int4 NOT NULL
);
CREATE TABLE toy_note (id uuid PRIMARY KEY, product_id int8 NOT NULL, body text NOT NULL, author_id int8);
"""

_ROWS = """
INSERT INTO toy_category SELECT i, nullif(i / 3, 0), 'Category ' || i, 'category-' || i,
    CASE WHEN i % 2 = 0 THEN 'https://mall.test/c/' || i END FROM generate_series(1, 6) i;
INSERT INTO toy_category_name SELECT i, 'en', CASE WHEN i <> 3 THEN 'Category in English ' || i END
    FROM generate_series(1, 4) i;
INSERT INTO toy_shop SELECT i, 'Shop ' || i, i <> 2, CASE WHEN i % 2 = 1 THEN 'shop' || i || '@mall.test' END,
    CASE WHEN i <> 3 THEN jsonb_build_object('city', 'Village ' || i, 'street', NULL) END
    FROM generate_series(1, 4) i;
INSERT INTO toy_product SELECT i, 1 + i % 4, CASE WHEN i % 5 <> 0 THEN 1 + i % 6 END,
    'Product ' || lpad(((i * 7) % %(products)s)::text, 4, '0'), CASE WHEN i % 4 <> 0 THEN 1000 * i END, 2000 * i, 1000 * (i + i % 2),
    timestamptz '2026-01-01 08:00+07' + i * interval '1 hour 1 millisecond', CASE WHEN i % 2 = 0 THEN date '2026-02-01' + i END,
    i % 9 <> 0, (ARRAY['draft', 'live', 'gone', 'unheard-of', NULL])[1 + i % 5],
    CASE WHEN i % 3 <> 0 THEN ARRAY['red', 'Banyuwangi "asli" \\ é'] END, ARRAY['x', CASE WHEN i % 4 = 0 THEN NULL ELSE 'y' END],
    jsonb_build_object('b', 'two', 'a', i::text), i * 0.125, CASE WHEN i % 6 = 0 THEN 1099511627776 ELSE i END, 'secret ' || i
    FROM generate_series(1, %(products)s) i;
INSERT INTO toy_variant SELECT i, 1 + (i - 1) / 3, 'Variant ' || i, CASE WHEN i % 2 = 0 THEN 'SKU-' || i END, 500 * i, i % 3
    FROM generate_series(1, 3 * %(products)s) i WHERE i % 7 <> 0;
INSERT INTO toy_stock SELECT id, id % 11 FROM toy_variant WHERE id % 5 <> 0;
INSERT INTO toy_attribute VALUES (1, 'colour', 'Colour', 'text'), (2, 'organic', 'Organic', 'bool'), (3, 'odd', 'Odd', 'hologram');
INSERT INTO toy_value SELECT row_number() OVER (), v.id, a.id, CASE WHEN v.id % 4 <> 0 THEN 'value ' || v.id || n END,
    CASE WHEN a.id = 2 THEN v.id % 2 = 0 END, n
    FROM toy_variant v CROSS JOIN toy_attribute a CROSS JOIN generate_series(1, 2) n
    WHERE (a.id < 3 OR v.id % 10 = 0) AND (v.id + a.id + n) % 3 <> 0;
INSERT INTO toy_note SELECT ('00000000-0000-0000-0000-' || lpad(i::text, 12, '0'))::uuid, 1 + i % 8, 'note ' || i, nullif(i % 3, 0)
    FROM generate_series(1, 20) i;
ANALYZE toy_product; ANALYZE toy_variant; ANALYZE toy_value;
"""


def make_toy_tables(products: int = 30) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_DDL)
        cursor.execute(_ROWS.replace("%(products)s", str(products)))
