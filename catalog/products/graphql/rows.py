"""Which goods a viewer may read, in SQL. The row is called `it`, a product's shop `shop`."""

from typing import Any

from graphene.utils.str_converters import to_camel_case
from graphql import GraphQLError

from catalog.products.selectors.listing import AVAILABLE_OF, SHOP_SELLS, VISIBLE_PRODUCTS
from foundation.access import Viewer
from foundation.graphql.rows import Page, Rows
from foundation.graphql.wire_ids import InvalidId, pk_of
from vendors.mandates.states import GOODS
from vendors.shops.graphql.rows import kept_businesses

CHANNEL = "banyuwangi"
BY_SORT = (("it.sort", "int4"), ("it.id", "int8"))

VISIBLE_VARIANTS = (
    "catalog_variant it JOIN catalog_product product ON product.id = it.product_id"
    " JOIN vendors_shop shop ON shop.business_id = product.shop_id"
)
COVER = (
    "LEFT JOIN LATERAL (SELECT picture.sha256, picture.avif_ready, media.alt"
    " FROM catalog_productmedia media JOIN catalog_picture picture ON picture.id = media.picture_id"
    " WHERE media.product_id = {it}.id ORDER BY media.sort, media.id LIMIT 1) {to} ON true"
)
AVAILABLE = f"({{it}}.published AND {AVAILABLE_OF.format(row='{it}')})"


def sells_here(channel: str | None) -> bool:
    """One channel ships; an unknown one holds nothing, as in Saleor."""
    return channel in (None, CHANNEL)


def audience(viewer: Viewer, published: str) -> tuple[str, dict[str, Any]]:
    """Everybody sees what is published in a shop that sells today; an owner also the own drafts."""
    visible = f"{published} AND {SHOP_SELLS}"
    if not viewer.signed_in:
        return visible, {"today": viewer.today}
    owned = f"shop.business_id IN ({kept_businesses(GOODS)})"
    return f"({visible}) OR {owned}", {"today": viewer.today, "account": viewer.account_id}


def readable_products(viewer: Viewer) -> Rows:
    where, params = audience(viewer, "it.published")
    return Rows(VISIBLE_PRODUCTS, where=where, params=params)


def readable_variants(viewer: Viewer) -> Rows:
    where, params = audience(viewer, "product.published")
    return Rows(VISIBLE_VARIANTS, where=where, params=params)


def pk_asked(value: str, type_name: str) -> int:
    """The key behind an id that a query names; raises GraphQLError in Saleor's words."""
    try:
        return pk_of(value, type_name)
    except InvalidId:
        raise GraphQLError(f"Invalid ID: {value}. Expected: {type_name}.") from None


def by_id_or(name: str, column: str, **given: str | None) -> tuple[str, dict[str, Any]]:
    """The condition that picks one row by `id`, or else by another unique column."""
    wanted, other = given["id"], given[column]
    if (wanted is None) == (other is None):
        raise GraphQLError(f"Exactly one of `id` and `{column}` is needed.")
    if wanted is not None:
        return "it.id = %(id)s", {"id": pk_asked(wanted, name)}
    return f"it.{column} = %(wanted)s", {"wanted": other}


def product_by(
    viewer: Viewer,
    *,
    id: str | None = None,
    slug: str | None = None,
    channel: str | None = None,
    **_language: str,
) -> Rows | None:
    one, key = by_id_or("Product", "slug", id=id, slug=slug)
    where, params = audience(viewer, "it.published")
    return Rows(VISIBLE_PRODUCTS, [where, one], {**params, **key}) if sells_here(channel) else None


def variant_by(
    viewer: Viewer, *, id: str | None = None, sku: str | None = None, channel: str | None = None
) -> Rows | None:
    one, key = by_id_or("ProductVariant", "sku", id=id, sku=sku)
    where, params = audience(viewer, "product.published")
    return Rows(VISIBLE_VARIANTS, [where, one], {**params, **key}) if sells_here(channel) else None


def own_products_page(viewer: Viewer) -> Page:
    """The viewer's own products, drafts included, the last changed first."""
    return Page(
        "catalog_product it",
        where=f"it.shop_id IN ({kept_businesses(GOODS)})",
        params={"account": viewer.account_id, "today": viewer.today},
        order=(("it.updated_at", "timestamptz"), ("it.id", "int8")),
        descending=True,
    )


def variants_of(viewer: Viewer) -> Rows:
    return Rows("catalog_variant it", where="it.removed_at IS NULL", order="it.sort, it.id")


def variants_page(viewer: Viewer) -> Page:
    return Page("catalog_variant it", where="it.removed_at IS NULL", order=BY_SORT)


def media_of(viewer: Viewer) -> Rows:
    return Rows("catalog_productmedia it", order="it.sort, it.id")


def readable_media(viewer: Viewer) -> Rows:
    where, params = audience(viewer, "product.published")
    return Rows(
        "catalog_productmedia it JOIN catalog_product product ON product.id = it.product_id"
        " JOIN vendors_shop shop ON shop.business_id = product.shop_id",
        where=where,
        params=params,
    )


def every_category(viewer: Viewer) -> Rows:
    return Rows("catalog_category it")


def category_by(viewer: Viewer, *, id: str | None = None, slug: str | None = None, **_language: str) -> Rows:
    one, key = by_id_or("Category", "slug", id=id, slug=slug)
    return Rows("catalog_category it", one, key)


def category_page(viewer: Viewer, *, level: int | None = None, filter: dict[str, Any] | None = None) -> Page:
    """The tree in the order people read it; `search` in the filter looks at the name."""
    where, params = narrowed(filter, kind="Category", many="categories")
    if level is not None:
        where.append("it.level = %(level)s")
        params["level"] = level
    return Page("catalog_category it", where=where, params=params, order=BY_SORT)


def narrowed(filter: dict[str, Any] | None, *, kind: str, many: str) -> tuple[list[str], dict[str, Any]]:
    """Conditions and parameters of a filter by name, ids and slugs; refuses whatever else it asks for."""
    where: list[str] = []
    params: dict[str, Any] = {}
    for name, value in (filter or {}).items():
        if value is None:
            continue
        if name == "search":
            where.append("strpos(lower(it.name), lower(%(search)s)) > 0")
            params["search"] = value
        elif name == "ids":
            where.append("it.id = ANY(%(ids)s)")
            params["ids"] = [pk_asked(one, kind) for one in value]
        elif name == "slugs":
            where.append("it.slug = ANY(%(slugs)s)")
            params["slugs"] = value
        else:
            raise GraphQLError(f"Filtering {many} by `{to_camel_case(name)}` is not offered.")
    return where, params


def children_page(viewer: Viewer) -> Page:
    return Page("catalog_category it", order=BY_SORT)
