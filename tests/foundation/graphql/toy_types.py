"""Types over the toy tables: every kind of source, and every way for it to go wrong."""

from typing import Any

import orjson
from graphene import ID, Boolean, Enum, Float, Int, Interface, List, NonNull, ObjectType, String, Union

from foundation.access.permissions import OVERSEE_VILLAGES, READ_RESIDENTS, SIGNED_IN
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, extends, kinds, loads
from foundation.graphql.rows import Page, Rows
from foundation.graphql.scalars import Date, DateTime, Decimal, JSONString
from foundation.graphql.shapes import (
    Image,
    ObjectWithMetadata,
    TaxedMoney,
    TaxedMoneyRange,
    no_metadata,
    taxed_money,
    taxed_money_range,
    thumbnail_arguments,
)
from foundation.graphql.sources import (
    col,
    connection,
    const,
    group_rows,
    join,
    level,
    many,
    one,
    reference,
    same_row,
    scalar,
)
from foundation.graphql.wire_ids import gid


class Language(Enum):
    EN = "en"
    ID = "id"


class Status(Enum):
    DRAFT = "draft"
    LIVE = "live"
    GONE = "gone"


class Place(ObjectType):
    city = Field(String, required=True, source=col("city"))
    street = Field(String, source=col("street"))


class Translation(ObjectType):
    name = Field(String, source=col("name"))
    language = Field(Language, required=True, source=col("lang"))


def _language(_viewer: Any, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"lang": arguments["language_code"]}


def _children(viewer: Any, limit: int | None = None) -> Rows:
    return Rows("toy_category it", order="it.id", limit=limit)


def _categories(viewer: Any) -> Rows:
    return Rows("toy_category it")


class Category(ObjectType):
    id = Field(ID, required=True, source=gid("Category"))
    name = Field(String, required=True, source=col("name"))
    slug = Field(String, required=True, source=col("slug"))
    image = Field(Image, source=same_row(guard="image_url", url="image_url", alt="name"))
    parent = Field(lambda: Category, source=join("LEFT JOIN toy_category {to} ON {to}.id = {it}.parent_id"))
    children = Field(
        List(NonNull(lambda: Category)), limit=Int(), source=many(_children, key="id", parent="it.parent_id")
    )
    translation = Field(
        Translation,
        language_code=Language(required=True),
        source=join(
            "LEFT JOIN toy_category_name {to} ON {to}.category_id = {it}.id AND {to}.lang = %(lang)s",
            guard="category_id",
            params=_language,
        ),
    )
    by_pk = loads(_categories, key="it.id")


def _shops(viewer: Any) -> Rows:
    return Rows("toy_shop it", where="it.selling OR %(signed)s", params={"signed": viewer.signed_in})


def mask(email: str, *, viewer: Any) -> str:
    return email if viewer.signed_in else email[0] + "…"


class Shop(ObjectType):
    id = Field(ID, required=True, source=gid("Shop"))
    name = Field(String, required=True, source=col("name"))
    email = Field(String, source=col("email", fn=mask, viewer=True))
    selling = Field(Boolean, required=True, source=col("selling"))
    place = Field(Place, source=col("place", fn=orjson.loads))
    ledger = Field(String, access=OVERSEE_VILLAGES, source=col("name"))
    hidden = Field(String, access=SIGNED_IN, refused="null", source=col("name"))
    hidden_required = Field(String, required=True, access=SIGNED_IN, refused="null", source=col("name"))
    by_pk = loads(_shops, key="it.id")


class AttributeValue(ObjectType):
    id = Field(ID, required=True, source=gid("AttributeValue"))
    name = Field(String, source=col("name"))
    flag = Field(Boolean, source=col("flag"))
    siblings = Field(
        Int, source=scalar("SELECT id, sort * 2 FROM toy_value WHERE id = ANY(%(keys)s)", key="id")
    )


class Attribute(ObjectType):
    id = Field(ID, required=True, source=gid("Attribute"))
    slug = Field(String, required=True, source=col("slug"))
    name = Field(String, required=True, source=col("name"))


class SelectedAttribute(ObjectType):
    attribute = Field(Attribute, required=True, source=same_row())
    uses = Field(
        Int,
        source=scalar(
            "SELECT attribute_id, count(*) FROM toy_value WHERE attribute_id = ANY(%(keys)s) GROUP BY 1",
            key="id",
        ),
    )
    values = Field(NonNull(List(NonNull(AttributeValue))), source=group_rows("value"))
    named = Field(List(NonNull(AttributeValue)), source=group_rows("value", guard="name"))


class AssignedAttribute(Interface):
    attribute = Field(Attribute, required=True, source=same_row())
    kind = kinds("input_type", {"bool": "AssignedBoolean", "text": "AssignedText"})


class AssignedBoolean(ObjectType):
    class Meta:
        interfaces = (AssignedAttribute,)

    value = Field(Boolean, source=col("flag"))


class AssignedText(ObjectType):
    class Meta:
        interfaces = (AssignedAttribute,)

    value = Field(String, source=col("value_name"))
    uses = Field(
        Int,
        source=scalar(
            "SELECT attribute_id, count(*) FROM toy_value WHERE attribute_id = ANY(%(keys)s) GROUP BY 1",
            key="id",
        ),
    )


def _selected(viewer: Any, first_only: bool = False) -> Rows:
    return Rows(
        "toy_value value JOIN toy_attribute it ON it.id = value.attribute_id",
        where="value.sort = 1" if first_only else (),
        order="it.id, value.sort, value.id",
    )


def _assigned(viewer: Any, keys: list[int], args_list: list[dict[str, Any]], child: Any) -> Any:
    slugs = [arguments["slug"] for arguments in args_list]
    if "explode" in slugs:
        raise RuntimeError("the secret of the level")
    (rows,) = yield [
        child.query(
            f"SELECT {child.columns}it.variant_id, it.slug FROM (SELECT DISTINCT ON (v.variant_id, a.id) a.*,"
            " v.variant_id, v.flag, v.name AS value_name FROM toy_value v"
            " JOIN toy_attribute a ON a.id = v.attribute_id"
            f" ORDER BY v.variant_id, a.id, v.sort) it{child.joins}"
            " WHERE it.variant_id = ANY(%(keys)s) AND it.slug = ANY(%(slugs)s)",
            keys=keys,
            slugs=slugs,
        )
    ]
    objects = yield from child.build(rows)
    found = {row[-2:]: built for row, built in zip(rows, objects, strict=True)}
    return [[found.get((key, slug)) for key in keys] for slug in slugs]


def _half_list(viewer: Any, keys: list[int], args_list: list[dict[str, Any]], child: Any) -> Any:
    """Lists with holes, sometimes."""
    (rows,) = yield [
        child.query(
            f"SELECT {child.columns}it.id FROM toy_variant it{child.joins} WHERE it.id = ANY(%(keys)s)",
            keys=keys,
        )
    ]
    built = yield from child.build(rows)
    found = dict(zip([row[-1] for row in rows], built, strict=True))
    return [
        [[found.get(key), None] if key % 9 == 0 else [found.get(key)] for key in keys]
        for _arguments in args_list
    ]


class Variant(ObjectType):
    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("Variant"))
    name = Field(String, required=True, source=col("name"))
    sku = Field(String, source=col("sku"))
    price = Field(TaxedMoney, required=True, source=taxed_money("price"))
    metadata = no_metadata()
    quantity = Field(
        Int,
        source=scalar(
            "SELECT variant_id, quantity FROM toy_stock WHERE variant_id = ANY(%(keys)s)", key="id"
        ),
    )
    stocked = Field(
        Int,
        required=True,
        source=scalar(
            "SELECT variant_id, quantity FROM toy_stock WHERE variant_id = ANY(%(keys)s)", key="id", default=0
        ),
    )
    attributes = Field(
        NonNull(List(NonNull(SelectedAttribute))),
        first_only=Boolean(),
        source=many(_selected, key="id", parent="value.variant_id", group=("it.id",)),
    )
    assigned = Field(AssignedAttribute, slug=String(required=True), source=level(_assigned, key="id"))
    itself = Field(List(NonNull(lambda: Variant)), source=level(_half_list, key="id"))
    product = Field(lambda: Product, source=reference("product_id"))
    product_required = Field(lambda: Product, required=True, source=reference("product_id"))


def _variants(viewer: Any, limit: int | None = None) -> Rows:
    return Rows("toy_variant it", order="it.sort, it.id", limit=limit)


def _variant_page(viewer: Any, cheap: bool = False, **_rest: Any) -> Page:
    return Page(
        "toy_variant it",
        where="it.price < %(most)s" if cheap else (),
        params={"most": 20_000} if cheap else {},
        order=(("it.sort", "int4"), ("it.id", "int8")),
    )


def _best(viewer: Any) -> Rows:
    return Rows("toy_variant it", where="it.sort = 0")


def _visible(viewer: Any) -> Rows:
    return Rows("toy_product it", where="it.published OR %(signed)s", params={"signed": viewer.signed_in})


def thumbnail(
    name: str, alt: str | None, *, size: int | None = None, format: str = "original"
) -> dict[str, Any] | None:
    if alt is None:
        return None
    return {"url": f"https://mall.test/{name}/{size or 256}.{format}" if size != 0 else None, "alt": alt}


def fails(name: str) -> str:
    if name.endswith("1"):
        raise ValueError("the secret of the function")
    return name


class Pricing(ObjectType):
    on_sale = Field(Boolean, source=col("{it}.price_min < {it}.list_min"))
    range = Field(TaxedMoneyRange, source=taxed_money_range("price_min", "price_max"))


class Product(ObjectType):
    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("Product"))
    name = Field(String, required=True, source=col("name"))
    created = Field(DateTime, required=True, source=col("created_at"))
    released = Field(Date, source=col("released"))
    status = Field(Status, source=col("status"))
    tags = Field(List(NonNull(String)), source=col("tags"))
    holes = Field(List(NonNull(String)), source=col("holes"))
    weight = Field(Float, source=col("weight"))
    weight_exact = Field(Decimal, source=col("weight"))
    views = Field(Int, source=col("views"))
    raw_metadata = Field(JSONString, source=col("metadata"))
    secret = Field(String, access=READ_RESIDENTS, source=col("secret"))
    fails = Field(String, source=col("name", fn=fails))
    missing = Field(String, required=True, source=col("CASE WHEN {it}.id % 3 <> 0 THEN 'x' END"))
    sold_as = Field(String, required=True, source=const("goods"))
    nothing = Field(String, source=const(None))
    thumbnail = Field(
        Image,
        **thumbnail_arguments(),
        source=col("name", "CASE WHEN {it}.id % 2 = 0 THEN {it}.name END", fn=thumbnail),
    )
    pricing = Field(Pricing, source=same_row(guard="price_min"))
    category = Field(Category, source=join("LEFT JOIN toy_category {to} ON {to}.id = {it}.category_id"))
    category_required = Field(
        Category, required=True, source=join("LEFT JOIN toy_category {to} ON {to}.id = {it}.category_id")
    )
    category_name = Field(
        String, source=join("LEFT JOIN toy_category {to} ON {to}.id = {it}.category_id", then=col("name"))
    )
    shop = Field(Shop, source=reference("shop_id"))
    is_mine = Field(
        Boolean,
        source=col(
            "({it}.shop_id = %(account)s::int8)",
            params=lambda viewer, _arguments: {"account": viewer.account_id},
        ),
    )
    variants = Field(
        NonNull(List(NonNull(Variant))), limit=Int(), source=many(_variants, key="id", parent="it.product_id")
    )
    best = Field(Variant, source=one(_best, key="id", parent="it.product_id"))
    product_variants = connection_field(
        lambda: Variant,
        cheap=Boolean(),
        source=connection(_variant_page, key="id", parent="it.product_id", default=100),
    )
    by_pk = loads(_visible, key="it.id")


def _product_page(viewer: Any, newest: bool = False) -> Page:
    return Page(
        "toy_product it",
        where="it.published",
        order=(("it.created_at", "timestamptz"), ("it.id", "int8"))
        if newest
        else (("it.name", "text"), ("it.id", "int8")),
        descending=newest,
    )


def _branch(viewer: Any) -> Page:
    """The products of a category and of those right below, one index walk each."""
    return Page(
        "toy_product it",
        where=["it.published", "it.category_id = branch.id"],
        order=(("it.name", "text"), ("it.id", "int8")),
        each="(SELECT id FROM toy_category WHERE id = {key} OR parent_id = {key}) branch",
    )


@extends(Shop)
class ShopProducts:
    products = connection_field(
        Product, newest=Boolean(), source=connection(_product_page, key="id", parent="it.shop_id", default=5)
    )


@extends(Category)
class CategoryProducts:
    products = connection_field(Product, source=connection(_branch, key="id"))


class HitProduct(ObjectType):
    title = Field(String, required=True, source=col("name"))
    product = Field(Product, source=reference("id"))


class HitShop(ObjectType):
    title = Field(String, required=True, source=col("name"))
    shop = Field(Shop, source=reference("id"))


class Hit(Union):
    class Meta:
        types = (HitProduct, HitShop)

    kind = kinds("kind", {"product": "HitProduct", "shop": "HitShop"})
