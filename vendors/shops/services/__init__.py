"""Every change of a shop: by its seller, by an officer, by the clock."""

from vendors.shops.services.by_officers import lay_sanction, lift_sanction
from vendors.shops.services.by_sellers import describe_shop, open_shop, switch_shop
from vendors.shops.services.by_the_clock import open_after_holidays, refresh_windows

__all__ = [
    "describe_shop",
    "lay_sanction",
    "lift_sanction",
    "open_after_holidays",
    "open_shop",
    "refresh_windows",
    "switch_shop",
]
