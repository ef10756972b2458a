"""PostgreSQL as the search engine, over the documents that triggers keep (`catalog_searchdocument`).

Django binds the values on our side, so each statement is planned for its words: a rare word takes the
inverted index, a common one the walk in the asked order.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection

from catalog.products.selectors.listing import AVAILABLE_OF, SHOP_SELLS
from catalog.search.engines.question import (
    CHEAPEST,
    DEAREST,
    MOST_FOUND,
    MOST_IN_FACETS,
    NAME,
    NEAREST,
    NEWEST,
    PRICE_BANDS,
    RATED,
    RELEVANCE,
    SOLD,
    Counts,
    Hits,
    Question,
)
from catalog.search.language.reading import Reading, Term

_FROM = "catalog_searchdocument doc JOIN vendors_shop shop ON shop.business_id = doc.shop_id + 0"
# `+ 0` keeps the index by shop out of reach: the words come first.
_SEEN = f"doc.published AND {SHOP_SELLS}"
_AVAILABLE = AVAILABLE_OF.format(row="doc").replace("doc.id", "doc.product_id")
_ANY = "'{0.05, 0.15, 0.4, 1.0}'::float4[]"
_RANK = (
    f"ts_rank({_ANY}, doc.words, %(wide)s::tsquery)"  # noqa: S608 - values are parameters
    " + 0.6 * ts_rank(doc.name_words, %(narrow)s::tsquery, 2)"
    " + CASE WHEN doc.name_words @@ %(all_own)s::tsquery THEN 1.0"
    " WHEN doc.words @@ %(all_own)s::tsquery THEN 0.4 ELSE 0 END"
    " + CASE WHEN doc.name_words @@ %(phrase)s::tsquery THEN 0.3 ELSE 0 END"
    " + CASE WHEN doc.name_words @@ %(first)s::tsquery"
    " AND (SELECT min(p) FROM unnest(doc.name_words) AS lexeme, unnest(lexeme.positions) AS p"
    " WHERE lexeme.lexeme = %(head)s) = 1 THEN 0.2 ELSE 0 END"
    " + 0.02 * ln(1 + doc.sold)"
)
_ORDERS = {
    NEWEST: "doc.created_at DESC, doc.product_id DESC",
    CHEAPEST: "doc.price_min, doc.product_id",
    DEAREST: "doc.price_min DESC, doc.product_id DESC",
    SOLD: "doc.sold DESC, doc.product_id DESC",
}
_OF_THE_PRODUCT = {
    NAME: "item.name, doc.product_id",
    RATED: "item.rating DESC, item.review_count DESC, doc.product_id DESC",
}


class PostgresEngine:
    """The engine that is always there."""

    name = "PostgreSQL"

    def hits(self, question: Question) -> Hits:
        """At most three statements: the hits, and, where there are too many to rank, the best of them."""
        groups, params = _narrowed(question)
        where = " AND ".join(f"({part})" for part in groups.values())
        order = question.order
        rank, joins, more_params = _order(question)
        params.update(more_params)
        found = (
            f"SELECT doc.product_id FROM (SELECT doc.* FROM {_FROM} WHERE {where}"  # noqa: S608 - values are parameters
            f" LIMIT {MOST_FOUND + 1}) doc{joins} ORDER BY {rank}"
        )
        ids = _column(found, params)
        if len(ids) <= MOST_FOUND:
            return Hits(tuple(ids))
        if order != RELEVANCE:
            every = (
                f"SELECT doc.product_id FROM {_FROM}{joins} WHERE {where} ORDER BY {rank} LIMIT {MOST_FOUND}"  # noqa: S608
            )
            return Hits(tuple(_column(every, params)), more=True)
        best = _best_named(where, params)
        if len(best) < MOST_FOUND:
            known = set(best)
            best += [pk for pk in ids if pk not in known][: MOST_FOUND - len(best)]
        return Hits(tuple(best), more=True)

    def counts(self, question: Question) -> Counts:
        """One statement: the hits without filters, and of each facet those that the other filters leave."""
        groups, params = _narrowed(question)
        free = groups.pop("seen"), groups.pop("words", "true"), groups.pop("around", "true")
        marks = {name: f"m{place}" for place, name in enumerate(groups)}
        columns = "".join(f", ({condition}) AS {marks[name]}" for name, condition in groups.items())
        bands = " ".join(
            f"WHEN doc.price_min < {until} THEN {place}"
            for place, (_low, until) in enumerate(PRICE_BANDS)
            if until is not None
        )
        hit = (
            "SELECT doc.product_id, doc.category_id, doc.village_code, doc.district_code, doc.traits,"  # noqa: S608
            f" CASE {bands} ELSE {len(PRICE_BANDS) - 1} END AS band, {_AVAILABLE} AS available{columns}"
            f" FROM {_FROM} WHERE {' AND '.join(f'({part})' for part in free)} LIMIT {MOST_IN_FACETS + 1}"
        )

        def others(*own: str) -> str:
            return " AND ".join(mark for name, mark in marks.items() if name not in own) or "true"

        parts = [
            f"SELECT 'category', category_id::text, count(*) FROM hit WHERE {others('category')} GROUP BY 2",  # noqa: S608
            f"SELECT 'village', village_code, count(*) FROM hit WHERE {others('place')} GROUP BY 2",  # noqa: S608
            f"SELECT 'district', district_code, count(*) FROM hit WHERE {others('place')} GROUP BY 2",  # noqa: S608
            f"SELECT 'price', band::text, count(*) FROM hit WHERE {others('price')} GROUP BY 2",  # noqa: S608
            "SELECT 'stock', CASE WHEN available THEN 'ya' ELSE 'habis' END, count(*) FROM hit"  # noqa: S608
            f" WHERE {others('stock')} GROUP BY 2",
            "SELECT 'all', '', count(*) FROM hit",
        ]
        asked = [f"trait:{name}" for name in question.traits]
        parts.append(
            "SELECT 'trait', trait, count(*) FROM hit, unnest(traits) AS trait"  # noqa: S608
            f" WHERE {others()} AND split_part(trait, ':', 1) <> ALL (%(asked_traits)s) GROUP BY 2"
        )
        params["asked_traits"] = list(question.traits)
        for place, (name, key) in enumerate(zip(question.traits, asked, strict=True)):
            params[f"own{place}"] = name
            parts.append(
                "SELECT 'trait', trait, count(*) FROM hit, unnest(traits) AS trait"  # noqa: S608
                f" WHERE {others(key)} AND split_part(trait, ':', 1) = %(own{place})s GROUP BY 2"
            )
        found: dict[str, dict[str, int]] = {}
        for group, value, number in _rows(
            f"WITH hit AS MATERIALIZED ({hit}) {' UNION ALL '.join(parts)}", params
        ):
            found.setdefault(group, {})[value] = number
        exact = found.pop("all", {}).get("", 0) <= MOST_IN_FACETS
        return Counts(found, exact)

    def begun(self, reading: Reading, beginning: str, today: date, limit: int) -> list[int]:
        """One statement."""
        parts = [_tsquery(term) for term in reading.terms]
        words = " & ".join([*parts, f"'{beginning}':*"])
        return _column(
            f"SELECT doc.product_id FROM {_FROM} WHERE {_SEEN} AND doc.name_words @@ %(words)s::tsquery"  # noqa: S608
            f" AND {_AVAILABLE} ORDER BY doc.sold DESC, doc.product_id DESC LIMIT {int(limit)}",
            {"words": words, "today": today},
        )


def visible_of(ids: Sequence[int], question: Question) -> set[int]:
    """Of products found elsewhere those that may be seen and fit the filters now, whatever their words."""
    groups, params = _narrowed(question)
    groups.pop("words", None)
    kept = " AND ".join(f"({part})" for part in groups.values())
    return set(
        _column(
            f"SELECT doc.product_id FROM {_FROM} WHERE doc.product_id = ANY(%(ids)s::int8[]) AND {kept}",  # noqa: S608
            {**params, "ids": list(ids)},
        )
    )


def _narrowed(question: Question) -> tuple[dict[str, str], dict[str, Any]]:
    """The conditions by group, each over the row `doc`, and their parameters."""
    groups: dict[str, str] = {"seen": _SEEN}
    params: dict[str, Any] = {"today": question.today}
    if question.reading.terms:
        groups["words"] = "doc.words @@ %(words)s::tsquery"
        params["words"] = " & ".join(f"({_tsquery(term)})" for term in question.reading.required)
    if question.categories is not None:
        groups["category"] = "doc.category_id = ANY(%(categories)s::int8[])"
        params["categories"] = list(question.categories)
    if question.villages is not None:
        groups["place"] = "doc.village_code = ANY(%(villages)s::text[])"
        params["villages"] = list(question.villages)
    if question.around is not None:
        groups["around"] = "doc.village_code = ANY(%(around)s::text[])"
        params["around"] = list(question.around)
    if question.shop_id is not None:
        groups["shop"] = "doc.shop_id = %(shop)s"
        params["shop"] = question.shop_id
    prices = []
    if question.price_from is not None:
        prices.append("doc.price_min >= %(price_from)s")
        params["price_from"] = question.price_from
    if question.price_until is not None:
        prices.append("doc.price_min <= %(price_until)s")
        params["price_until"] = question.price_until
    if prices:
        groups["price"] = " AND ".join(prices)
    if question.only_available:
        groups["stock"] = _AVAILABLE
    for place, (name, values) in enumerate(question.traits.items()):
        groups[f"trait:{name}"] = f"doc.traits && %(trait{place})s::varchar[]"
        params[f"trait{place}"] = [f"{name}:{value}" for value in values]
    return groups, params


def _order(question: Question) -> tuple[str, str, dict[str, Any]]:
    """ORDER BY, what must be joined for it, and its parameters."""
    order = question.order
    if order == NEAREST:
        near = (
            " JOIN unnest(%(codes)s::text[], %(km)s::float8[]) AS near (code, km)"
            " ON near.code = doc.village_code"
        )
        params = {"codes": list(question.kilometres), "km": list(question.kilometres.values())}
        return "near.km, doc.sold DESC, doc.product_id DESC", near, params
    if order in _OF_THE_PRODUCT:
        return _OF_THE_PRODUCT[order], " JOIN catalog_product item ON item.id = doc.product_id", {}
    if order in _ORDERS:
        return _ORDERS[order], "", {}
    return f"{_RANK} DESC, doc.product_id DESC", "", _ranking(question.reading)


def _ranking(reading: Reading) -> dict[str, Any]:
    own = [" & ".join(_lexeme(stem) for stem in term.own) for term in reading.terms]
    stems = [stem for term in reading.required for stem in term.own]
    return {
        "wide": " | ".join(f"({_tsquery(term)})" for term in reading.terms),
        "narrow": " | ".join(f"({_tsquery(term)})" for term in reading.required),
        "all_own": " & ".join(f"({part})" for part in own),
        "phrase": " <-> ".join(_lexeme(stem) for stem in stems),
        "first": _lexeme(stems[0]),
        "head": stems[0],
    }


def _best_named(where: str, params: dict[str, Any]) -> list[int]:
    """Of too many hits to rank: those whose name says it, the best sold first."""
    return _column(
        f"SELECT doc.product_id FROM {_FROM} WHERE {where} AND doc.name_words @@ %(words)s::tsquery"  # noqa: S608
        f" ORDER BY doc.sold DESC, doc.product_id DESC LIMIT {MOST_FOUND}",
        params,
    )


def _lexeme(stem: str) -> str:
    """Stems are letters and digits only: nothing to escape."""
    return f"'{stem}'"


def _tsquery(term: Term) -> str:
    parts = ["(" + " & ".join(_lexeme(stem) for stem in one) + ")" for one in term.alternatives if one]
    parts += [f"{_lexeme(beginning)}:*" for beginning in term.beginnings]
    return " | ".join(parts)


def _rows(sql: str, params: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def _column(sql: str, params: dict[str, Any]) -> list[int]:
    return [row[0] for row in _rows(sql, params)]
