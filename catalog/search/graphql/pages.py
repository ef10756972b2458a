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
from catalog.search.engine import BY_RANK
from catalog.search.graphql.narrowing import FILTER, NEVER, Narrowing
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
    """`products`: categories of the filter are walked one by one, everything else narrows."""
    filter = dict(arguments.get("filter") or {})
    categories = filter.pop("categories", None)
    narrowing, where, order, descending = _asked(arguments, filter)
    listing = products_listed(
        today=viewer.today,
        category_ids=None if categories is None else [pk_asked(one, "Category") for one in categories],
        order=order,
        descending=descending,
        where=where,
        params=narrowing.params,
        searches=narrowing.searches,
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
    narrowing, where, order, descending = _asked(arguments, dict(arguments.get("filter") or {}))
    return Page(
        VISIBLE_PRODUCTS,
        where=[*VISIBLE, "it.category_id = category.id", *where],
        params={"today": viewer.today, **narrowing.params},
        order=order,
        descending=descending,
        each="(SELECT descendant_id AS id FROM catalog_categoryclosure WHERE ancestor_id = {key}) category",
        total=_capped(
            "it.category_id IN (SELECT descendant_id FROM catalog_categoryclosure"
            " WHERE ancestor_id = wanted.key)",
            where,
        )
        if where
        else CATEGORY_TOTAL,
    )


def vendor_products(viewer: Viewer, **arguments: Any) -> Page:
    """`Vendor.products`."""
    narrowing, where, order, descending = _asked(arguments, dict(arguments.get("filter") or {}))
    return Page(
        VISIBLE_PRODUCTS,
        where=[*VISIBLE, *where],
        params={"today": viewer.today, **narrowing.params},
        order=order,
        descending=descending,
        total=_capped("it.shop_id = wanted.key", where) if where else VENDOR_TOTAL,
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


def _capped(belongs: str, where: list[str]) -> str:
    conditions = " AND ".join(f"({part})" for part in [*VISIBLE, belongs, *where])
    return (
        f"SELECT wanted.key, (SELECT count(*) FROM (SELECT 1 FROM {VISIBLE_PRODUCTS} WHERE {conditions}"  # noqa: S608
        f" LIMIT {MOST_COUNTED}) few) FROM unnest(%(keys)s::int8[]) AS wanted (key)"
    )


def _asked(arguments: dict[str, Any], filter: dict[str, Any]) -> tuple[Narrowing, list[str], Order, bool]:
    narrowing = Narrowing()
    where = narrowing.conditions(filter, FILTER)
    if arguments.get("where"):
        where.append(narrowing.where(arguments["where"]))
    if not sells_here(arguments.get("channel")):
        where.append(NEVER)
    order, descending = _order(arguments.get("sort_by") or {}, narrowing.searches)
    return narrowing, where, order, descending


def _order(sort_by: dict[str, Any], searches: bool) -> tuple[Order, bool]:
    if sort_by.get("attribute_id"):
        raise GraphQLError("Sorting products by an attribute is not offered.")
    field, descending = sort_by.get("field"), sort_by.get("direction") == "-"
    if field is None and not sort_by and searches:
        return BY_RANK, True
    if field == "rank":
        if not searches:
            raise GraphQLError("Sorting by RANK is available only when using a search filter.")
        return BY_RANK, descending
    if field is not None and field not in SORTS:
        raise GraphQLError(f"Sorting products by {field.upper()} is not offered.")
    return SORTS[field or "name"], descending
