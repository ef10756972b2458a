"""Every change of goods; each is the shop owner's, and refused with a sentence to anybody else."""

from catalog.products.services.duplicating import duplicate_product
from catalog.products.services.listing import create_product, edit_product
from catalog.products.services.photos import add_photo, describe_photo, order_photos, remove_photo
from catalog.products.services.publishing import publish_product, unpublish_product
from catalog.products.services.saying import FoodEntry
from catalog.products.services.shelf import VariantEntry, shelve_product
from catalog.products.services.stocking import set_stock
from catalog.products.services.variants import add_variant, edit_variant, remove_variant

__all__ = [
    "FoodEntry",
    "VariantEntry",
    "add_photo",
    "add_variant",
    "create_product",
    "describe_photo",
    "duplicate_product",
    "edit_product",
    "edit_variant",
    "order_photos",
    "publish_product",
    "remove_photo",
    "remove_variant",
    "set_stock",
    "shelve_product",
    "unpublish_product",
]
