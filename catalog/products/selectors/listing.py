"""Which products a list shows, in SQL, for pages and API alike. The row is called `it`, its shop `shop`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

VISIBLE_PRODUCTS = "catalog_product it JOIN vendors_shop shop ON shop.business_id = it.shop_id"
SHOP_SELLS = "shop.open AND shop.selling_from <= %(today)s AND shop.selling_until >= %(today)s"
VISIBLE = ("it.published", SHOP_SELLS)

AVAILABLE_OF = (
    "EXISTS (SELECT 1 FROM catalog_variant piece JOIN catalog_stock held ON held.variant_id = piece.id"
    " WHERE piece.product_id = {row}.id AND held.quantity > held.allocated)"
)
AVAILABLE = AVAILABLE_OF.format(row="it")

BY_NAME = (("it.name", "text"), ("it.id", "int8"))
BY_PRICE = (("it.price_min", "int8"), ("it.id", "int8"))
BY_RATING = (("it.rating", "numeric"), ("it.review_count", "int8"), ("it.id", "int8"))
BY_AGE = (("it.created_at", "timestamptz"), ("it.id", "int8"))

CATEGORIES_BELOW = (
    "(SELECT DISTINCT descendant_id AS id FROM catalog_categoryclosure"
    " WHERE ancestor_id = ANY(%(categories)s)) category"
)
IN_CATEGORY = "it.category_id = category.id"
"""One index walk a descendant, merged: flat however many products there are."""

MOST_COUNTED = 10_000

_SELLING_COUNTS = (
    "SELECT coalesce(sum(count.n), 0)::int8 FROM catalog_productcount count"  # noqa: S608
    f" JOIN vendors_shop shop ON shop.business_id = count.shop_id WHERE {SHOP_SELLS}"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """One list of visible products: conditions, order, and the SQL of its total.

    `order` holds (expression, SQL type), never NULL, the last unique, all in one direction.
    """

    table: str = VISIBLE_PRODUCTS
    where: Sequence[str] = VISIBLE
    params: Mapping[str, Any] = field(default_factory=dict)
    order: Sequence[tuple[str, str]] = BY_NAME
    descending: bool = False
    each: str = ""
    total: str = ""


def counted_total(*, in_categories: bool, of_shop: bool) -> str:
    """The total of a list that only categories and one shop narrow: a sum of counters, at any size."""
    category = (
        "count.category_id IN (SELECT descendant_id FROM catalog_categoryclosure"
        " WHERE ancestor_id = ANY(%(categories)s))"
        if in_categories
        else "count.category_id IS NULL"
    )
    shop = " AND count.shop_id = %(shop)s" if of_shop else ""
    return f"{_SELLING_COUNTS} AND {category}{shop}"


def capped_total(where: Sequence[str], *, table: str = VISIBLE_PRODUCTS, each: str = "") -> str:
    """The total of any other list, counted to 10,000 at most: beyond, the number tells nobody anything."""
    conditions = " AND ".join(f"({part})" for part in where)
    outer = f"{each} CROSS JOIN LATERAL " if each else ""
    inner = f"(SELECT 1 FROM {table} WHERE {conditions}) it" if each else table  # noqa: S608
    tail = "" if each else f" WHERE {conditions}"
    return f"SELECT count(*) FROM (SELECT 1 FROM {outer}{inner}{tail} LIMIT {MOST_COUNTED}) few"  # noqa: S608


def products_listed(
    *,
    today: date,
    category_ids: Sequence[int] | None = None,
    shop_id: int | None = None,
    order: Sequence[tuple[str, str]] = BY_NAME,
    descending: bool = False,
    where: Sequence[str] = (),
    params: Mapping[str, Any] | None = None,
    table: str = VISIBLE_PRODUCTS,
) -> Listing:
    """The visible products of categories (with all below them), of a shop, and what `where` adds.

    `table` may add rows to join: what a search found.
    """
    conditions = [*VISIBLE, *where]
    values: dict[str, Any] = {"today": today, **(params or {})}
    each = ""
    if category_ids is not None:
        values["categories"] = list(category_ids)
        each, conditions = CATEGORIES_BELOW, [*conditions, IN_CATEGORY]
    if shop_id is not None:
        values["shop"] = shop_id
        conditions.append("it.shop_id = %(shop)s")
    total = (
        capped_total(conditions, table=table, each=each)
        if where or table != VISIBLE_PRODUCTS
        else counted_total(in_categories=category_ids is not None, of_shop=shop_id is not None)
    )
    return Listing(table, conditions, values, order, descending, each, total)
