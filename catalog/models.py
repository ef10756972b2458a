"""Django looks here for models; the features own them."""

from catalog.media.models import Picture
from catalog.products.models import (
    Category,
    CategoryClosure,
    Product,
    ProductCount,
    ProductMedia,
    ProductType,
    Stock,
    Variant,
)

__all__ = [
    "Category",
    "CategoryClosure",
    "Picture",
    "Product",
    "ProductCount",
    "ProductMedia",
    "ProductType",
    "Stock",
    "Variant",
]
