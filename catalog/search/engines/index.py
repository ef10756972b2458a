"""The documents of Elasticsearch: fields, and what is written into them.

Words arrive as stems (`catalog_searchdocument` has them), so both engines read Indonesian alike.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from elasticsearch.dsl import (
    Boolean,
    Date,
    Document,
    Double,
    GeoPoint,
    Integer,
    Keyword,
    Long,
    M,
    Text,
    analyzer,
    mapped_field,
)

from catalog.products.selectors.listing import AVAILABLE_OF

stems = analyzer("stems", type="custom", tokenizer="whitespace")

_ROWS = """
SELECT doc.product_id, doc.shop_id, doc.category_id, doc.village_code, doc.district_code, doc.price_min,
    doc.created_at, doc.sold, doc.traits, item.name, village.lat, village.lng, {available},
    {words}, item.rating, item.review_count
FROM catalog_searchdocument doc
JOIN catalog_product item ON item.id = doc.product_id
JOIN village_region village ON village.code = doc.village_code
WHERE doc.published AND doc.product_id {which}
ORDER BY doc.product_id LIMIT {most}
"""
_AVAILABLE = AVAILABLE_OF.format(row="item")
# The vector's lexemes of one weight, in their order.
_WORDS_OF = (
    "(SELECT string_agg(lexeme.lexeme, ' ' ORDER BY place.position) FROM unnest(doc.words) lexeme,"
    " unnest(lexeme.positions, lexeme.weights) AS place (position, weight) WHERE place.weight = '{weight}')"
)
WEIGHTS = {"name": "A", "kind": "B", "place": "C", "body": "D"}


class Goods(Document):
    """A product as it is searched. Standing is asked of the database, never kept here."""

    pk: M[int] = mapped_field(Long())
    name: M[str] = mapped_field(Text(analyzer=stems))
    kind: M[str] = mapped_field(Text(analyzer=stems, norms=False))
    place: M[str] = mapped_field(Text(analyzer=stems, norms=False))
    body: M[str] = mapped_field(Text(analyzer=stems, norms=False))
    title: M[str] = mapped_field(Keyword())
    first: M[str] = mapped_field(Keyword())
    shop: M[int] = mapped_field(Long())
    category: M[int] = mapped_field(Long())
    village: M[str] = mapped_field(Keyword())
    district: M[str] = mapped_field(Keyword())
    at: M[Any] = mapped_field(GeoPoint())
    price: M[int] = mapped_field(Long())
    created: M[Any] = mapped_field(Date())
    sold: M[int] = mapped_field(Integer())
    rating: M[float] = mapped_field(Double())
    reviews: M[int] = mapped_field(Integer())
    available: M[bool] = mapped_field(Boolean())
    traits: M[str] = mapped_field(Keyword(multi=True))

    class Index:
        name = "unused"
        settings = {"number_of_shards": 1, "number_of_replicas": 0, "max_result_window": 10_000}


def document(row: Sequence[Any]) -> dict[str, Any]:
    """One row of `rows` as the body of a document."""
    name = row[13] or ""
    return {
        "pk": row[0],
        "name": name,
        "kind": row[14] or "",
        "place": row[15] or "",
        "body": row[16] or "",
        "title": row[9],
        "first": name.partition(" ")[0],
        "shop": row[1],
        "category": row[2],
        "village": row[3],
        "district": row[4],
        "at": {"lat": row[10], "lon": row[11]} if row[10] is not None else None,
        "price": row[5],
        "created": row[6].isoformat(),
        "sold": row[7],
        "rating": float(row[17] or 0),
        "reviews": row[18] or 0,
        "available": row[12],
        "traits": list(row[8]),
    }


def rows(*, which: str, params: Sequence[Any], most: int) -> Iterator[tuple[Any, ...]]:
    """Published documents, by key. `which` is the condition on the key: `= ANY(%s)` or `> %s`."""
    words = ", ".join(_WORDS_OF.format(weight=weight) for weight in WEIGHTS.values())
    with connection.cursor() as cursor:
        cursor.execute(_ROWS.format(available=_AVAILABLE, words=words, which=which, most=int(most)), params)
        yield from cursor.fetchall()
