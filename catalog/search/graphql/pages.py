"""The pages of products: at the root, of a category, of a shop."""

from typing import Any

from graphql import GraphQLError

from catalog.products.graphql.rows import pk_asked, sells_here
from catalog.products.selectors.listing import (
    BY_AGE,
    BY_NAME,
    BY_PRICE,
    BY_RATING,
    MOST_COUNTED,
    SHOP_SELLS,
    VISIBLE,
    VISIBLE_PRODUCTS,
    products_listed,
)
from catalog.search.graphql.narrowing import FILTER, NEVER, Narrowing
from catalog.search.graphql.searching import Searched, searched
from catalog.search.selectors.finding import BY_PLACE, HITS
from foundation.access import Viewer
from foundation.graphql.rows import Page

Order = tuple[tuple[str, str], ...]

BY_CHANGE: Order = (("it.updated_at", "timestamptz"), ("it.id", "int8"))
SORTS: dict[str, Order] = {
    "name": BY_NAME,
    "price": BY_PRICE,
    "rating": BY_RATING,
    "minimal_price": BY_PRICE,
    "created_at": BY_AGE,
    "date": BY_CHANGE,
    "last_modified": BY_CHANGE,
    "last_modified_at": BY_CHANGE,
}


def product_page(viewer: Viewer, **arguments: Any) -> Page:
    """`products`: words are found by the engine, categories walked one by one, everything else narrows."""
    filter = dict(arguments.get("filter") or {})
    found = searched(viewer, arguments, filter)
    categories = None if found.words else filter.pop("categories", None)
    narrowing, where, order, descending = asked(arguments, filter, found)
    listing = products_listed(
        today=viewer.today,
        category_ids=None if categories is None else [pk_asked(one, "Category") for one in categories],
        order=order,
        descending=descending,
        where=where,
        params=narrowing.params,
        table=HITS if found.words else VISIBLE_PRODUCTS,
    )
    return Page(
        listing.table,
        where=listing.where,
        params=listing.params,
        order=listing.order,
        descending=listing.descending,
        each=listing.each,
        total=listing.total,
    )


def category_products(viewer: Viewer, **arguments: Any) -> Page:
    """`Category.products`: of the category and all below it."""
    filter = dict(arguments.get("filter") or {})
    found = searched(viewer, arguments, filter)
    narrowing, where, order, descending = asked(arguments, filter, found)
    return Page(
        HITS if found.words else VISIBLE_PRODUCTS,
        where=[*VISIBLE, "it.category_id = category.id", *where],
        params={"today": viewer.today, **narrowing.params},
        order=order,
        descending=descending,
        each="(SELECT descendant_id AS id FROM catalog_categoryclosure WHERE ancestor_id = {key}) category",
        total=capped(
            "it.category_id IN (SELECT descendant_id FROM catalog_categoryclosure"
            " WHERE ancestor_id = wanted.key)",
            where,
            HITS if found.words else VISIBLE_PRODUCTS,
        )
        if where or found.words
        else CATEGORY_TOTAL,
    )


def vendor_products(viewer: Viewer, **arguments: Any) -> Page:
    """`Vendor.products`."""
    filter = dict(arguments.get("filter") or {})
    found = searched(viewer, arguments, filter)
    narrowing, where, order, descending = asked(arguments, filter, found)
    return Page(
        HITS if found.words else VISIBLE_PRODUCTS,
        where=[*VISIBLE, *where],
        params={"today": viewer.today, **narrowing.params},
        order=order,
        descending=descending,
        total=capped("it.shop_id = wanted.key", where, HITS if found.words else VISIBLE_PRODUCTS)
        if where or found.words
        else VENDOR_TOTAL,
    )


CATEGORY_TOTAL = (
    "SELECT closure.ancestor_id, sum(count.n)::int8 FROM catalog_categoryclosure closure"  # noqa: S608
    " JOIN catalog_productcount count ON count.category_id = closure.descendant_id"
    " JOIN vendors_shop shop ON shop.business_id = count.shop_id"
    f" WHERE closure.ancestor_id = ANY(%(keys)s) AND {SHOP_SELLS} GROUP BY 1"
)
VENDOR_TOTAL = (
    "SELECT count.shop_id, count.n::int8 FROM catalog_productcount count"  # noqa: S608
    " JOIN vendors_shop shop ON shop.business_id = count.shop_id"
    f" WHERE count.category_id IS NULL AND count.shop_id = ANY(%(keys)s) AND {SHOP_SELLS}"
)


def capped(belongs: str, where: list[str], table: str) -> str:
    """The total of each parent in %(keys)s, `wanted.key`, counted to 10,000 at most."""
    conditions = " AND ".join(f"({part})" for part in [*VISIBLE, belongs, *where])
    return (
        f"SELECT wanted.key, (SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {conditions}"  # noqa: S608
        f" LIMIT {MOST_COUNTED}) few) FROM unnest(%(keys)s::int8[]) AS wanted (key)"
    )


def asked(
    arguments: dict[str, Any], filter: dict[str, Any], found: Searched
) -> tuple[Narrowing, list[str], Order, bool]:
    """What a list is narrowed by and how it is ordered; raises GraphQLError for what is not offered."""
    narrowing = Narrowing()
    where = narrowing.conditions(filter, FILTER)
    if arguments.get("where"):
        where.append(narrowing.where(arguments["where"]))
    if not sells_here(arguments.get("channel")):
        where.append(NEVER)
    if found.words:
        narrowing.params["hits"] = list(found.ids)
    order, descending = _order(arguments.get("sort_by") or {}, found)
    return narrowing, where, order, descending


def _order(sort_by: dict[str, Any], found: Searched) -> tuple[Order, bool]:
    if sort_by.get("attribute_id"):
        raise GraphQLError("Sorting products by an attribute is not offered.")
    field, descending = sort_by.get("field"), sort_by.get("direction") == "-"
    if field is None and not sort_by and found.words:
        return BY_PLACE, False
    if field == "rank":
        if not found.words:
            raise GraphQLError("Sorting by RANK is available only when using a search filter.")
        return BY_PLACE, not descending
    if field is not None and field not in SORTS:
        raise GraphQLError(f"Sorting products by {field.upper()} is not offered.")
    return SORTS[field or "name"], descending
