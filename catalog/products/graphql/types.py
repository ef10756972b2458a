import graphene
from graphene import ID, Boolean, Int, List, NonNull, ObjectType, String

from catalog.media.graphql import picture_address, picture_image
from catalog.products.graphql.attributes import (
    GROUP,
    MOST_ATTRIBUTES,
    AssignedAttribute,
    Attribute,
    SelectedAttribute,
    VariantAttributeScope,
    attributes_of_variant,
    attributes_said,
    type_attributes,
)
from catalog.products.graphql.food import Food
from catalog.products.graphql.rich_text import as_rich_text, as_summary
from catalog.products.graphql.rows import (
    AVAILABLE,
    COVER,
    children_page,
    every_category,
    media_of,
    readable_media,
    readable_products,
    readable_variants,
    variants_of,
    variants_page,
)
from catalog.products.graphql.translations import (
    CategoryTranslation,
    ProductTranslation,
    ProductVariantTranslation,
    no_translation,
)
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, loads
from foundation.graphql.scalars import DateTime, JSONString, PositiveInt
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
from foundation.graphql.sources import col, connection, const, join, many, one, same_row
from foundation.graphql.wire_ids import gid
from vendors.shops.graphql.types import Vendor

CATEGORY = "LEFT JOIN catalog_category {to} ON {to}.id = {it}.category_id"
PRODUCT = "JOIN catalog_product {to} ON {to}.id = {it}.product_id"


class ProductMediaType(graphene.Enum):
    IMAGE = "IMAGE"
    VIDEO = "VIDEO"


class ProductType(ObjectType):
    """What kind of thing is sold."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("ProductType"))
    name = Field(String, required=True, source=col("name"))
    slug = Field(String, required=True, source=col("slug"))
    is_shipping_required = Field(Boolean, required=True, source=const(True))
    is_food = Field(
        Boolean,
        required=True,
        source=col("{it}.food <> ''"),
        description="Whether people eat it: then it says whether it is halal.",
    )
    product_attributes = Field(List(NonNull(Attribute)), source=type_attributes(of_variant=False))
    variant_attributes = Field(List(NonNull(Attribute)), source=type_attributes(of_variant=True))
    metadata = no_metadata()


class Category(ObjectType):
    """A place in the tree of goods."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("Category"))
    name = Field(String, required=True, source=col("name"))
    slug = Field(String, required=True, source=col("slug"))
    level = Field(Int, required=True, source=col("level"))
    description = Field(JSONString, source=col("description", fn=as_rich_text))
    seo_title = Field(String, source=col("name"))
    seo_description = Field(String, source=col("description", fn=as_summary))
    background_image = Field(Image, **thumbnail_arguments(), source=const(None))
    translation = no_translation(CategoryTranslation)
    product_type = Field(
        ProductType,
        source=join("LEFT JOIN catalog_producttype {to} ON {to}.id = {it}.product_type_id"),
        description="What is put here.",
    )
    parent = Field(
        lambda: Category, source=join("LEFT JOIN catalog_category {to} ON {to}.id = {it}.parent_id")
    )
    children = connection_field(
        lambda: Category, source=connection(children_page, key="id", parent="it.parent_id", default=100)
    )
    metadata = no_metadata()

    by_pk = loads(every_category, key="it.id")


class ProductMedia(ObjectType):
    """A photo of a product."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("ProductMedia"))
    alt = Field(String, required=True, source=col("alt"))
    sort_order = Field(Int, source=col("sort"))
    type = Field(ProductMediaType, required=True, source=const("IMAGE"))
    url = Field(
        String,
        required=True,
        **thumbnail_arguments(),
        source=join(
            "JOIN catalog_picture {to} ON {to}.id = {it}.picture_id",
            then=col("sha256", "avif_ready", fn=picture_address),
        ),
    )
    metadata = no_metadata()

    by_pk = loads(readable_media, key="it.id")


class VariantPricingInfo(ObjectType):
    """What a variant costs, now and before a discount. Prices hold what the buyer pays; no tax is added."""

    on_sale = Field(Boolean, source=col("{it}.price < {it}.list_price"))
    price = Field(TaxedMoney, source=taxed_money("price"))
    price_undiscounted = Field(TaxedMoney, source=taxed_money("list_price"))
    discount = Field(TaxedMoney, source=taxed_money("nullif({it}.list_price - {it}.price, 0)"))


class ProductVariant(ObjectType):
    """What is put into a cart: one size, colour or pack."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("ProductVariant"))
    name = Field(String, required=True, source=col("name"))
    sku = Field(String, source=col("sku"))
    track_inventory = Field(Boolean, required=True, source=const(True))
    pricing = Field(VariantPricingInfo, source=same_row(guard="price"))
    product = Field(lambda: Product, required=True, source=join(PRODUCT))
    quantity_available = Field(
        Int,
        source=join(
            "LEFT JOIN catalog_stock {to} ON {to}.variant_id = {it}.id",
            guard="variant_id",
            then=col("{it}.quantity - {it}.allocated"),
        ),
        description="What can still be ordered.",
    )
    attributes = Field(
        NonNull(List(NonNull(SelectedAttribute))),
        variant_selection=VariantAttributeScope(),
        source=many(attributes_of_variant, key="id", parent="it.variant_id", group=GROUP),
        description="What buyers choose it by.",
    )
    translation = no_translation(ProductVariantTranslation)
    media = Field(
        List(NonNull(ProductMedia)), source=many(media_of, key="product_id", parent="it.product_id")
    )
    metadata = no_metadata()

    by_pk = loads(readable_variants, key="it.id")


class ProductPricingInfo(ObjectType):
    """What the variants of a product cost, now and before a discount."""

    on_sale = Field(Boolean, source=col("{it}.price_min < {it}.list_min"))
    display_gross_prices = Field(Boolean, required=True, source=const(True))
    price_range = Field(TaxedMoneyRange, source=taxed_money_range("price_min", "price_max"))
    price_range_undiscounted = Field(TaxedMoneyRange, source=taxed_money_range("list_min", "list_max"))
    discount = Field(TaxedMoney, source=taxed_money("nullif({it}.list_min - {it}.price_min, 0)"))


class Product(ObjectType):
    """What a shop offers."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("Product"))
    name = Field(String, required=True, source=col("name"))
    slug = Field(String, required=True, source=col("slug"))
    description = Field(JSONString, source=col("description", fn=as_rich_text))
    description_plaintext = Field(String, required=True, source=col("description"))
    seo_title = Field(String, source=col("name"))
    seo_description = Field(String, source=col("description", fn=as_summary))
    created = Field(DateTime, required=True, source=col("created_at"))
    updated_at = Field(DateTime, required=True, source=col("updated_at"))
    weight_grams = Field(Int, required=True, source=col("weight_grams"))
    is_published = Field(Boolean, required=True, source=col("published"))
    is_available = Field(Boolean, source=col(AVAILABLE), description="Whether a piece can be ordered.")
    category = Field(Category, source=join(CATEGORY))
    product_type = Field(
        ProductType,
        required=True,
        source=join("JOIN catalog_producttype {to} ON {to}.id = {it}.product_type_id"),
    )
    assigned_attribute = Field(
        AssignedAttribute,
        slug=String(required=True),
        source=one(attributes_said, key="id", parent="it.product_id", group=GROUP),
    )
    assigned_attributes = Field(
        NonNull(List(NonNull(AssignedAttribute))),
        limit=PositiveInt(default_value=MOST_ATTRIBUTES),
        source=many(attributes_said, key="id", parent="it.product_id", group=GROUP),
    )
    food = Field(
        Food,
        source=join("LEFT JOIN catalog_foodrecord {to} ON {to}.product_id = {it}.id", guard="product_id"),
        description="What is said of food; null for what nobody eats.",
    )
    translation = no_translation(ProductTranslation)
    pricing = Field(ProductPricingInfo, source=same_row(guard="price_min"))
    thumbnail = Field(
        Image,
        **thumbnail_arguments(),
        source=join(COVER, guard="sha256", then=col("sha256", "avif_ready", "alt", fn=picture_image)),
    )
    media = Field(List(NonNull(ProductMedia)), source=many(media_of, key="id", parent="it.product_id"))
    variants = Field(
        List(NonNull(ProductVariant)), source=many(variants_of, key="id", parent="it.product_id")
    )
    product_variants = connection_field(
        ProductVariant,
        source=connection(variants_page, key="id", parent="it.product_id", default=100),
    )
    vendor = Field(
        Vendor,
        required=True,
        source=join("JOIN vendors_shop {to} ON {to}.business_id = {it}.shop_id", guard="business_id"),
    )
    metadata = no_metadata()

    by_pk = loads(readable_products, key="it.id")
