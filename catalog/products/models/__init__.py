"""The tables of goods: the tree, types and attributes, the goods, their stock, photos and counters."""

from catalog.products.models.attributes import (
    Attribute,
    AttributeValue,
    ProductValue,
    TypeAttribute,
    VariantValue,
)
from catalog.products.models.counts import ProductCount
from catalog.products.models.food import FoodRecord
from catalog.products.models.goods import Product, ProductMedia, Stock, Variant
from catalog.products.models.tree import Category, CategoryClosure, ProductType

__all__ = [
    "Attribute",
    "AttributeValue",
    "Category",
    "CategoryClosure",
    "FoodRecord",
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
