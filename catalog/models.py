"""Django looks here for models; the features own them."""

from catalog.media.models import Picture
from catalog.products.models import (
    Attribute,
    AttributeValue,
    Category,
    CategoryClosure,
    Product,
    ProductCount,
    ProductMedia,
    ProductType,
    ProductValue,
    Stock,
    TypeAttribute,
    Variant,
    VariantValue,
)

__all__ = [
    "Attribute",
    "AttributeValue",
    "Category",
    "CategoryClosure",
    "Picture",
    "Product",
    "ProductCount",
    "ProductMedia",
    "ProductType",
    "ProductValue",
    "Stock",
    "TypeAttribute",
    "Variant",
    "VariantValue",
]
