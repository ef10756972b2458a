from typing import Any

from django.core.files.uploadedfile import UploadedFile
from graphene import ID, Int, String

from catalog.media.rules import MOST_BYTES
from catalog.products.graphql.types import Product, ProductMedia, ProductVariant
from catalog.products.services import (
    add_photo,
    add_variant,
    create_product,
    edit_product,
    edit_variant,
    publish_product,
    remove_photo,
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

    @staticmethod
    def perform(viewer: Viewer, *, id: str, **facts: Any) -> Answer:
        variant = edit_variant(
            variant_id=pk_of(id, "ProductVariant"), by=viewer, at=viewer.at, **_given(facts)
        )
        return {"variant": variant.pk}


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


def _category(value: str | None) -> int | None:
    return None if value is None else pk_of(value, "Category", field="category")


def _given(facts: dict[str, Any]) -> dict[str, Any]:
    """An argument that is null is one that was not given."""
    return {name: value for name, value in facts.items() if value is not None}


MUTATIONS = (
    ProductCreate,
    ProductUpdate,
    ProductPublish,
    ProductUnpublish,
    VariantAdd,
    VariantUpdate,
    StockSet,
    ProductPhotoAdd,
    ProductPhotoRemove,
)
