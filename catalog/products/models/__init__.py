"""The tables of goods: the tree, the goods, their stock, their photos, their counters."""

from catalog.products.models.counts import ProductCount
from catalog.products.models.goods import Product, ProductMedia, Stock, Variant
from catalog.products.models.tree import Category, CategoryClosure, ProductType

__all__ = [
    "Category",
    "CategoryClosure",
    "Product",
    "ProductCount",
    "ProductMedia",
    "ProductType",
    "Stock",
    "Variant",
]
