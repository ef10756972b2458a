from django.db import connection, transaction

from catalog.search.language.forms import forms

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('catalog_searchword'))"

_COUNT = """
WITH seen AS (
    SELECT word.word, count(DISTINCT item.id) AS goods
    FROM catalog_product item CROSS JOIN LATERAL catalog_search_words(item.name) word
    WHERE item.published AND length(word.word) >= 3 AND word.word ~ '^[a-z]'
    GROUP BY word.word
)
UPDATE catalog_searchword known SET goods = coalesce(seen.goods, 0)
FROM catalog_searchword every LEFT JOIN seen ON seen.word = every.word
WHERE known.word = every.word AND known.goods <> coalesce(seen.goods, 0)
"""
_GONE = """
DELETE FROM catalog_searchword known WHERE known.goods = 0 AND NOT EXISTS (
    SELECT 1 FROM catalog_searchdocument doc
    WHERE doc.published AND doc.words @@ to_tsquery('simple', replace(known.stem, ' ', ' & '))
)
"""
BATCH = 2_000


@transaction.atomic
def count_words() -> None:
    """Bring up to date how many names hold each word, and forget words that no goods have any more."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME)
        cursor.execute(_COUNT)
        cursor.execute(_GONE)


def read_lists_anew() -> int:
    """Take the word lists over into the database and write every document again; the number of goods.

    Only needed when a list in `catalog/search/language/data` has changed. Each batch is a transaction.
    """
    known = forms()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE catalog_searchform IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("DELETE FROM catalog_searchform")
        cursor.execute(
            "INSERT INTO catalog_searchform (form, stems) SELECT * FROM unnest(%s::text[], %s::text[])",
            [list(known), list(known.values())],
        )
        cursor.execute("DELETE FROM catalog_searchword")
    written, last = 0, 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT array_agg(id) FROM"
                " (SELECT id FROM catalog_product WHERE id > %s ORDER BY id LIMIT %s) few",
                [last, BATCH],
            )
            (ids,) = cursor.fetchone()
            if not ids:
                break
            cursor.execute("SELECT catalog_search_write(%s)", [ids])
            written, last = written + len(ids), ids[-1]
    count_words()
    return written
