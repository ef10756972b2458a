from typing import Any

from django.core.files.uploadedfile import UploadedFile
from graphene import ID, Int, List, NonNull, String

from catalog.media.rules import MOST_BYTES
from catalog.products.graphql.food import FoodInput
from catalog.products.graphql.saying import ProductAttributeInput, VariantChoiceInput, food_entry, said
from catalog.products.graphql.types import Product, ProductMedia, ProductVariant
from catalog.products.services import (
    add_photo,
    add_variant,
    create_product,
    describe_photo,
    duplicate_product,
    edit_product,
    edit_variant,
    order_photos,
    publish_product,
    remove_photo,
    remove_variant,
    set_stock,
    unpublish_product,
)
from foundation.access import Viewer
from foundation.access.permissions import SIGNED_IN
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.scalars import Upload
from foundation.graphql.wire_ids import pk_of

ProductError = error_type(
    "Product",
    [
        "ALREADY_PUBLISHED",
        "FILE_SIZE_LIMIT_EXCEEDED",
        "GRAPHQL_ERROR",
        "INVALID",
        "NOT_FOUND",
        "NOT_PUBLISHED",
        "REQUIRED",
        "UNIQUE",
    ],
)

Answer = dict[str, Any]


class ProductCreate(Mutation):
    """Note down a product as a draft; with a price it gets its first variant and stock. Prices in rupiah."""

    access = SIGNED_IN
    error = ProductError
    product = Field(Product)

    class Arguments:
        vendor_id = ID(required=True)
        name = String(required=True)
        description = String(description="Plain text; an empty line begins a paragraph.")
        category = ID()
        price = Int()
        list_price = Int(description="What it cost before a discount.")
        quantity = Int()
        weight_grams = Int()
        sku = String()
        variant_name = String()
        attributes = List(NonNull(ProductAttributeInput))
        food = FoodInput()

    @staticmethod
    def perform(
        viewer: Viewer, *, vendor_id: str, name: str, category: str | None = None, **facts: Any
    ) -> Answer:
        product = create_product(
            shop_id=pk_of(vendor_id, "Vendor", field="vendor_id"),
            name=name,
            category_id=_category(category),
            by=viewer,
            at=viewer.at,
            **_given(facts),
        )
        return {"product": product.pk}


class ProductUpdate(Mutation):
    """Change what is given of a product. A price is set on all its variants, or makes the first one."""

    access = SIGNED_IN
    error = ProductError
    product = Field(Product)

    class Arguments:
        id = ID(required=True)
        name = String()
        description = String(description="Plain text; an empty line begins a paragraph.")
        category = ID()
        price = Int()
        list_price = Int(description="What it cost before a discount; without it a new price ends one.")
        weight_grams = Int()
        attributes = List(NonNull(ProductAttributeInput))
        food = FoodInput(description="All of what is said of food: what is left out is taken back.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str, category: str | None = None, **facts: Any) -> Answer:
        product = edit_product(
            product_id=pk_of(id, "Product"),
            category_id=_category(category),
            by=viewer,
            at=viewer.at,
            **_given(facts),
        )
        return {"product": product.pk}


class ProductPublish(Mutation):
    """Show a product to everybody, while its shop sells. It needs a category, a price, a photo and stock."""

    access = SIGNED_IN
    error = ProductError
    product = Field(Product)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        product = publish_product(product_id=pk_of(id, "Product"), by=viewer, at=viewer.at)
        return {"product": product.pk}


class ProductUnpublish(Mutation):
    """Take a product out of the window; open orders stay."""

    access = SIGNED_IN
    error = ProductError
    product = Field(Product)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        product = unpublish_product(product_id=pk_of(id, "Product"), by=viewer, at=viewer.at)
        return {"product": product.pk}


class VariantAdd(Mutation):
    """Add a size, colour or pack to a product. Prices in rupiah."""

    access = SIGNED_IN
    error = ProductError
    variant = Field(ProductVariant)

    class Arguments:
        product_id = ID(required=True)
        name = String(required=True)
        price = Int(required=True)
        list_price = Int()
        quantity = Int()
        sku = String()
        choices = List(NonNull(VariantChoiceInput))

    @staticmethod
    def perform(viewer: Viewer, *, product_id: str, name: str, price: int, **facts: Any) -> Answer:
        variant = add_variant(
            product_id=pk_of(product_id, "Product", field="product_id"),
            name=name,
            price=price,
            by=viewer,
            at=viewer.at,
            **_given(facts),
        )
        return {"variant": variant.pk}


class VariantUpdate(Mutation):
    """Change what is given of a variant; a price without a list price ends a discount."""

    access = SIGNED_IN
    error = ProductError
    variant = Field(ProductVariant)

    class Arguments:
        id = ID(required=True)
        name = String()
        price = Int()
        list_price = Int()
        sku = String(description="Its code in the shop; an empty one is made anew.")
        choices = List(NonNull(VariantChoiceInput))

    @staticmethod
    def perform(viewer: Viewer, *, id: str, **facts: Any) -> Answer:
        variant = edit_variant(
            variant_id=pk_of(id, "ProductVariant"), by=viewer, at=viewer.at, **_given(facts)
        )
        return {"variant": variant.pk}


class VariantRemove(Mutation):
    """Take a variant out of the shop; carts and orders that name it keep it."""

    access = SIGNED_IN
    error = ProductError
    product = Field(Product)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        product = remove_variant(variant_id=pk_of(id, "ProductVariant"), by=viewer, at=viewer.at)
        return {"product": product.pk}


class ProductDuplicate(Mutation):
    """Make a draft like a product: words, photos, variants with prices, without stock."""

    access = SIGNED_IN
    error = ProductError
    product = Field(Product)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        product = duplicate_product(product_id=pk_of(id, "Product"), by=viewer, at=viewer.at)
        return {"product": product.pk}


class StockSet(Mutation):
    """Say how many pieces are there, those promised to open orders included."""

    access = SIGNED_IN
    error = ProductError
    variant = Field(ProductVariant)

    class Arguments:
        variant_id = ID(required=True)
        quantity = Int(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, variant_id: str, quantity: int) -> Answer:
        stock = set_stock(
            variant_id=pk_of(variant_id, "ProductVariant", field="variant_id"),
            quantity=quantity,
            by=viewer,
            at=viewer.at,
        )
        return {"variant": stock.pk}


class ProductPhotoAdd(Mutation):
    """Add a photo (JPG, PNG, WebP, HEIC or AVIF) at the end; the first one is the cover."""

    access = SIGNED_IN
    error = ProductError
    product = Field(Product)
    media = Field(ProductMedia)

    class Arguments:
        product_id = ID(required=True)
        image = Upload(required=True)
        alt = String(description="What the photo shows, for those who cannot see it.")

    @staticmethod
    def perform(viewer: Viewer, *, product_id: str, image: UploadedFile, alt: str = "") -> Answer:
        media = add_photo(
            product_id=pk_of(product_id, "Product", field="product_id"),
            # One byte more than is allowed shows that it is too much.
            content=image.read(MOST_BYTES + 1),
            alt=alt,
            by=viewer,
            at=viewer.at,
        )
        return {"product": media.product_id, "media": media.pk}


class ProductPhotoRemove(Mutation):
    """Take a photo off a product."""

    access = SIGNED_IN
    error = ProductError
    product = Field(Product)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        product = remove_photo(media_id=pk_of(id, "ProductMedia"), by=viewer, at=viewer.at)
        return {"product": product.pk}


class ProductPhotoDescribe(Mutation):
    """Say what a photo shows, for those who cannot see it."""

    access = SIGNED_IN
    error = ProductError
    media = Field(ProductMedia)

    class Arguments:
        id = ID(required=True)
        alt = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, alt: str) -> Answer:
        media = describe_photo(media_id=pk_of(id, "ProductMedia"), alt=alt, by=viewer, at=viewer.at)
        return {"media": media.pk}


class ProductPhotosOrder(Mutation):
    """Put a product's photos into an order, the cover first; those not named follow."""

    access = SIGNED_IN
    error = ProductError
    product = Field(Product)

    class Arguments:
        product_id = ID(required=True)
        media_ids = List(NonNull(ID), required=True)

    @staticmethod
    def perform(viewer: Viewer, *, product_id: str, media_ids: list[str]) -> Answer:
        product = order_photos(
            product_id=pk_of(product_id, "Product", field="product_id"),
            media_ids=[pk_of(one, "ProductMedia", field="media_ids") for one in media_ids],
            by=viewer,
            at=viewer.at,
        )
        return {"product": product.pk}


def _category(value: str | None) -> int | None:
    return None if value is None else pk_of(value, "Category", field="category")


def _given(facts: dict[str, Any]) -> dict[str, Any]:
    """An argument that is null is one that was not given."""
    given = {name: value for name, value in facts.items() if value is not None}
    if "attributes" in given:
        given["values"] = said(given.pop("attributes"))
    if "food" in given:
        given["food"] = food_entry(given["food"])
    if "choices" in given:
        given["choices"] = {one["attribute"]: one["value"] for one in given["choices"]}
    return given


MUTATIONS = (
    ProductCreate,
    ProductUpdate,
    ProductPublish,
    ProductUnpublish,
    VariantAdd,
    VariantUpdate,
    VariantRemove,
    ProductDuplicate,
    StockSet,
    ProductPhotoAdd,
    ProductPhotoRemove,
    ProductPhotoDescribe,
    ProductPhotosOrder,
)
