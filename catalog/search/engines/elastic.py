"""Elasticsearch as the search engine. It finds; the database is asked whether what it found may be seen."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection
from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.query import Query

from catalog.products.selectors.listing import SHOP_SELLS
from catalog.search.engines.connecting import client, or_down
from catalog.search.engines.postgres import visible_of
from catalog.search.engines.question import (
    CHEAPEST,
    DEAREST,
    MOST_FOUND,
    NAME,
    NEAREST,
    NEWEST,
    PRICE_BANDS,
    RATED,
    SOLD,
    Counts,
    Hits,
    Question,
)
from catalog.search.language.reading import Reading, Stems, Term

FIELDS = {"name": 6.0, "kind": 2.0, "place": 1.0, "body": 0.5}
WIDENED = 0.5
"""What answers as well weighs less than what was typed."""
MOST_VALUES = 500
_ORDERS: dict[str, list[Any]] = {
    NEWEST: [{"created": "desc"}, {"pk": "desc"}],
    CHEAPEST: [{"price": "asc"}, {"pk": "asc"}],
    DEAREST: [{"price": "desc"}, {"pk": "desc"}],
    SOLD: [{"sold": "desc"}, {"pk": "desc"}],
    RATED: [{"rating": "desc"}, {"reviews": "desc"}, {"pk": "desc"}],
    NAME: [{"title": "asc"}, {"pk": "asc"}],
}
BEST: list[Any] = [{"_score": "desc"}, {"sold": "desc"}, {"pk": "desc"}]


class ElasticEngine:
    """The engine for many goods; needs `search_rebuild` once and a worker that feeds it."""

    name = "Elasticsearch"

    def hits(self, question: Question) -> Hits:
        """One request, and one statement that keeps what may be seen and still fits the filters."""
        found = _search().query(
            Q(
                "bool",
                must=[_words(question.reading)],
                filter=[*_free(question), *_filters(question).values()],
            )
        )
        found = found.sort(*_sorted_by(question)).source(False)[: MOST_FOUND + 1]
        with or_down():
            ids = [int(hit.meta.id) for hit in found.execute()]
        seen = visible_of(ids[:MOST_FOUND], question)
        return Hits(tuple(pk for pk in ids if pk in seen), more=len(ids) > MOST_FOUND)

    def counts(self, question: Question) -> Counts:
        """One request; each facet is counted under the other filters."""
        filters = _filters(question)
        asked = _search().query(Q("bool", filter=[_words(question.reading), *_free(question)]))[:0]

        def facet(name: str, counted: Any, *own: str) -> None:
            left = [condition for group, condition in filters.items() if group not in own]
            asked.aggs.bucket(name, A("filter", Q("bool", filter=left))).bucket("values", counted)

        facet("category", A("terms", field="category", size=MOST_VALUES), "category")
        facet("village", A("terms", field="village", size=MOST_VALUES), "place")
        facet("district", A("terms", field="district", size=MOST_VALUES), "place")
        facet("stock", A("terms", field="available"), "stock")
        facet("price", A("range", field="price", ranges=_bands()), "price")
        facet("trait", A("terms", field="traits", size=MOST_VALUES))
        for place, name in enumerate(question.traits):
            own = A("terms", field="traits", size=MOST_VALUES, include=f"{name}:.*")
            facet(f"own{place}", own, f"trait:{name}")
        with or_down():
            answer = asked.execute().aggregations
        groups: dict[str, dict[str, int]] = {}
        for group in ("category", "village", "district", "price"):
            groups[group] = _numbers(answer[group]["values"])
        groups["stock"] = {
            "ya" if bucket.key else "habis": bucket.doc_count for bucket in answer["stock"]["values"].buckets
        }
        groups["trait"] = {
            value: number
            for value, number in _numbers(answer["trait"]["values"]).items()
            if value.partition(":")[0] not in question.traits
        }
        for place, _name in enumerate(question.traits):
            groups["trait"] |= _numbers(answer[f"own{place}"]["values"])
        return Counts({group: values for group, values in groups.items() if values})

    def begun(self, reading: Reading, beginning: str, today: date, limit: int) -> list[int]:
        """One request and one statement."""
        terms = [_in_name(term) for term in reading.terms]
        question = Question(reading=reading, today=today, only_available=True)
        found = _search().query(
            Q(
                "bool",
                filter=[*terms, Q("prefix", name=beginning), Q("term", available=True), *_free(question)],
            )
        )
        with or_down():
            ids = [
                int(hit.meta.id) for hit in found.sort(*_ORDERS[SOLD]).source(False)[: limit * 2].execute()
            ]
        seen = visible_of(ids, question)
        return [pk for pk in ids if pk in seen][:limit]


def _search() -> Search[Any]:
    return Search(using=client(), index=settings.SEARCH_INDEX)


def _words(reading: Reading) -> Query:
    if not reading.terms:
        return Q("match_all")
    own = [stem for term in reading.required for stem in term.own]
    lifting = [
        *(_term(term) for term in reading.terms if term not in reading.required),
        Q("constant_score", filter=Q("bool", filter=[Q("term", name=stem) for stem in own]), boost=5),
        Q("constant_score", filter=Q("match_phrase", name=" ".join(own)), boost=2),
        Q("constant_score", filter=Q("term", first=own[0]), boost=1),
    ]
    found = Q("bool", must=[_term(term) for term in reading.required], should=lifting)
    return Q(
        "function_score",
        query=found,
        functions=[{"field_value_factor": {"field": "sold", "modifier": "ln1p", "factor": 0.1}}],
        boost_mode="sum",
    )


def _term(term: Term) -> Query:
    ways = [_all_of(stems, 1.0 if stems == term.own else WIDENED) for stems in term.alternatives if stems]
    for beginning in term.beginnings:
        ways += [
            Q("constant_score", filter=Q("prefix", **{field: beginning}), boost=weight / 2)
            for field, weight in FIELDS.items()
        ]
    return Q("dis_max", queries=ways)


def _all_of(stems: Stems, lift: float) -> Query:
    return Q("bool", must=[_anywhere(stem, lift) for stem in stems])


def _anywhere(stem: str, lift: float) -> Query:
    """The best field counts; only in names does length matter."""
    ways = [
        Q("term", name={"value": stem, "boost": 0.2 * lift}),
        *(
            Q("constant_score", filter=Q("term", **{field: stem}), boost=weight * lift)
            for field, weight in FIELDS.items()
        ),
    ]
    return Q("dis_max", queries=ways, tie_breaker=0.2)


def _in_name(term: Term) -> Query:
    return Q(
        "bool",
        should=[Q("bool", filter=[Q("term", name=stem) for stem in stems]) for stems in term.alternatives],
        minimum_should_match=1,
    )


def _free(question: Question) -> list[Query]:
    """What narrows every facet too: the shops that do not sell today are told by the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT shop.business_id FROM vendors_shop shop WHERE NOT ({SHOP_SELLS})",  # noqa: S608
            {"today": question.today},
        )
        closed = [row[0] for row in cursor.fetchall()]
    parts: list[Query] = [~Q("terms", shop=closed)] if closed else []
    if question.around is not None:
        parts.append(Q("terms", village=list(question.around)))
    return parts


def _filters(question: Question) -> dict[str, Query]:
    groups: dict[str, Query] = {}
    if question.categories is not None:
        groups["category"] = Q("terms", category=list(question.categories))
    if question.villages is not None:
        groups["place"] = Q("terms", village=list(question.villages))
    if question.shop_id is not None:
        groups["shop"] = Q("term", shop=question.shop_id)
    span = {"gte": question.price_from, "lte": question.price_until}
    given = {bound: price for bound, price in span.items() if price is not None}
    if given:
        groups["price"] = Q("range", price=given)
    if question.only_available:
        groups["stock"] = Q("term", available=True)
    for name, values in question.traits.items():
        groups[f"trait:{name}"] = Q("terms", traits=[f"{name}:{value}" for value in values])
    return groups


def _sorted_by(question: Question) -> list[Any]:
    if question.order == NEAREST and question.origin is not None:
        lat, lon = question.origin
        near = {"_geo_distance": {"at": {"lat": lat, "lon": lon}, "order": "asc", "unit": "km"}}
        return [near, {"sold": "desc"}, {"pk": "desc"}]
    return _ORDERS.get(question.order, BEST)


def _bands() -> list[dict[str, Any]]:
    bands = []
    for place, (low, high) in enumerate(PRICE_BANDS):
        ends = {"from": low, "to": high}
        bands.append({"key": str(place), **{end: price for end, price in ends.items() if price is not None}})
    return bands


def _numbers(counted: Any) -> dict[str, int]:
    return {str(bucket.key): bucket.doc_count for bucket in counted.buckets if bucket.doc_count}
