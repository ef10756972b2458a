"""Saleor's `filter` and `where` as conditions on the row `it`; what has no data behind it is refused."""

from collections.abc import Callable
from typing import Any

from graphene.utils.str_converters import to_camel_case
from graphql import GraphQLError

from catalog.products.graphql.rows import pk_asked, sells_here
from catalog.products.selectors.listing import AVAILABLE

NEVER, ALWAYS = "false", "true"
_BELOW = (
    "it.category_id IN (SELECT descendant_id FROM catalog_categoryclosure WHERE ancestor_id = ANY({ids}))"
)

_COLLECTED = (
    "it.id IN (SELECT item.product_id FROM catalog_collectionitem item"
    " JOIN catalog_collection shown ON shown.id = item.collection_id AND shown.published"
    " WHERE item.collection_id {})"
)


class Narrowing:
    """Conditions and their parameters. `categories` is kept apart: a list walks the index of each."""

    def __init__(self) -> None:
        self.params: dict[str, Any] = {}

    def param(self, value: Any) -> str:
        name = f"n{len(self.params)}"
        self.params[name] = value
        return f"%({name})s"

    def conditions(self, given: dict[str, Any], rules: dict[str, Callable[..., str]]) -> list[str]:
        """One condition for each thing given; raises GraphQLError for what has no data behind it."""
        found = []
        for name, value in given.items():
            if value is None:
                continue
            if name not in rules:
                raise GraphQLError(f"Filtering products by `{to_camel_case(name)}` is not offered.")
            found.append(rules[name](self, value))
        return found

    def either(self, value: bool, condition: str) -> str:
        return condition if value else f"NOT {condition}"

    def pks(self, values: list[str], type_name: str) -> str:
        return f"{self.param([pk_asked(value, type_name) for value in values])}::int8[]"

    def attributes(self, given: list[dict[str, Any]]) -> str:
        """Each attribute by slug with one of its values, or as a yes; what else can be said is refused."""
        parts = []
        for one in given:
            slug, values = one.get("slug"), one.get("values")
            strange = {name for name, value in one.items() if value is not None} - {
                "slug",
                "values",
                "boolean",
            }
            if not slug or strange:
                raise GraphQLError("Attributes are asked by `slug` with `values` or `boolean`.")
            traits = [f"{slug}:ya"] if values is None else [f"{slug}:{value}" for value in values]
            held = (
                "EXISTS (SELECT 1 FROM catalog_searchdocument doc WHERE doc.product_id = it.id"  # noqa: S608
                f" AND doc.traits && {self.param(traits)}::varchar[])"
            )
            parts.append(self.either(one.get("boolean") is not False, held))
        return " AND ".join(parts) or ALWAYS

    def between(self, low: str, high: str, given: dict[str, Any], cast: str = "numeric") -> str:
        """A range of which `high` reaches `gte` and `low` stays under `lte`."""
        parts = []
        if given.get("gte") is not None:
            parts.append(f"{high} >= {self.param(given['gte'])}::{cast}")
        if given.get("lte") is not None:
            parts.append(f"{low} <= {self.param(given['lte'])}::{cast}")
        return " AND ".join(parts) or ALWAYS

    def equals(self, column: str, given: dict[str, Any], cast: str = "text") -> str:
        parts = []
        if given.get("eq") is not None:
            parts.append(f"{column} = {self.param(given['eq'])}::{cast}")
        if given.get("one_of") is not None:
            parts.append(f"{column} = ANY({self.param(given['one_of'])}::{cast}[])")
        if given.get("range") is not None:
            parts.append(self.between(column, column, given["range"], cast))
        return " AND ".join(parts) or ALWAYS

    def price_reaches(self, price: Any) -> str:
        return self.between("it.price_min", "it.price_max", {"gte": price, "lte": price})

    def price_equals(self, given: dict[str, Any]) -> str:
        """Some variant may cost that: the product's span reaches it."""
        parts = []
        if given.get("eq") is not None:
            parts.append(self.price_reaches(given["eq"]))
        if given.get("one_of") is not None:
            spans = [self.price_reaches(value) for value in given["one_of"]]
            parts.append(" OR ".join(f"({span})" for span in spans) or NEVER)
        if given.get("range") is not None:
            parts.append(self.between("it.price_min", "it.price_max", given["range"]))
        return " AND ".join(f"({part})" for part in parts) or ALWAYS

    def keys(self, column: str, given: dict[str, Any], type_name: str) -> str:
        parts = []
        if given.get("eq") is not None:
            parts.append(f"{column} = {self.param(pk_asked(given['eq'], type_name))}")
        if given.get("one_of") is not None:
            parts.append(f"{column} = ANY({self.pks(given['one_of'], type_name)})")
        return " AND ".join(parts) or ALWAYS

    def collected(self, given: dict[str, Any]) -> str:
        """In one of the collections of `eq` or `one_of` that are shown."""
        asked = [given["eq"]] if given.get("eq") is not None else given.get("one_of")
        if asked is None:
            return ALWAYS
        return _COLLECTED.format(f"= ANY({self.pks(asked, 'Collection')})")

    def all_of(self, several: list[dict[str, Any]]) -> str:
        return " AND ".join(f"({self.where(one)})" for one in several) or ALWAYS

    def any_of(self, several: list[dict[str, Any]]) -> str:
        return " OR ".join(f"({self.where(one)})" for one in several) or ALWAYS

    def where(self, given: dict[str, Any]) -> str:
        """`where` as one condition; AND and OR nest."""
        return " AND ".join(f"({part})" for part in self.conditions(given, WHERE)) or ALWAYS


ALIKE: dict[str, Callable[..., str]] = {
    "ids": lambda n, ids: f"it.id = ANY({n.pks(ids, 'Product')})",
    "is_available": lambda n, value: n.either(value, AVAILABLE),
    "is_published": lambda n, value: ALWAYS if value else NEVER,
    "is_visible_in_listing": lambda n, value: ALWAYS if value else NEVER,
    "has_category": lambda n, value: ALWAYS if value else NEVER,
    "gift_card": lambda n, value: NEVER if value else ALWAYS,
    "has_preordered_variants": lambda n, value: NEVER if value else ALWAYS,
    "stock_availability": lambda n, value: n.either(value == "available", AVAILABLE),
}
"""Every listed product is published and has a category; gift cards and pre-orders do not exist here."""

FILTER: dict[str, Callable[..., str]] = {
    **ALIKE,
    "categories": lambda n, ids: _BELOW.format(ids=n.pks(ids, "Category")),
    "collections": lambda n, ids: _COLLECTED.format(f"= ANY({n.pks(ids, 'Collection')})"),
    "price": lambda n, span: n.between("it.price_min", "it.price_max", span),
    "minimal_price": lambda n, span: n.between("it.price_min", "it.price_min", span),
    "updated_at": lambda n, span: n.between("it.updated_at", "it.updated_at", span, "timestamptz"),
    "product_types": lambda n, ids: f"it.product_type_id = ANY({n.pks(ids, 'ProductType')})",
    "attributes": Narrowing.attributes,
    "slugs": lambda n, slugs: f"it.slug = ANY({n.param(slugs)}::text[])",
    "channel": lambda n, channel: ALWAYS if sells_here(channel) else NEVER,
}

WHERE: dict[str, Callable[..., str]] = {
    **ALIKE,
    "name": lambda n, given: n.equals("it.name", given),
    "slug": lambda n, given: n.equals("it.slug", given),
    "product_type": lambda n, given: n.keys("it.product_type_id", given, "ProductType"),
    "category": lambda n, given: n.keys("it.category_id", given, "Category"),
    "collection": Narrowing.collected,
    "price": lambda n, given: n.price_equals(given),
    "minimal_price": lambda n, given: n.equals("it.price_min", given, "numeric"),
    "updated_at": lambda n, given: n.equals("it.updated_at", given, "timestamptz"),
    "AND": Narrowing.all_of,
    "OR": Narrowing.any_of,
}
