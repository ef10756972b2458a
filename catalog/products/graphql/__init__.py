"""Goods on the wire, in Saleor's names: products, variants, photos, the tree; the seller's mutations."""

from catalog.products.graphql.attributes import TYPES
from catalog.products.graphql.mutations import MUTATIONS
from catalog.products.graphql.queries import ProductQueries
from catalog.products.graphql.types import Category, Product, ProductMedia, ProductType, ProductVariant

__all__ = [
    "MUTATIONS",
    "TYPES",
    "Category",
    "Product",
    "ProductMedia",
    "ProductQueries",
    "ProductType",
    "ProductVariant",
]
