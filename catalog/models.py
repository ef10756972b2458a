"""Django looks here for models; the features own them."""

from catalog.collections.models import Collection, CollectionItem
from catalog.media.models import Picture
from catalog.products.models import (
    Attribute,
    AttributeValue,
    Category,
    CategoryClosure,
    FoodRecord,
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
from catalog.reviews.models import Review, ReviewPhoto, ReviewReport
from catalog.search.models import SearchChange, SearchDocument, SearchIndex, SearchWord

__all__ = [
    "Attribute",
    "AttributeValue",
    "Category",
    "CategoryClosure",
    "Collection",
    "CollectionItem",
    "FoodRecord",
    "Picture",
    "Product",
    "ProductCount",
    "ProductMedia",
    "ProductType",
    "ProductValue",
    "Review",
    "ReviewPhoto",
    "ReviewReport",
    "SearchChange",
    "SearchDocument",
    "SearchIndex",
    "SearchWord",
    "Stock",
    "TypeAttribute",
    "Variant",
    "VariantValue",
]
