"""Django looks here for models; the features own them."""

from vendors.shops.models import Sanction, Shop

__all__ = ["Sanction", "Shop"]
