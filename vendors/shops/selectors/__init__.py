"""Every read of shops, by its audience: everybody, the seller, the officer."""

from vendors.shops.selectors.for_everybody import PublicShop, Warrant, public_shop, shops_selling, warrants_of
from vendors.shops.selectors.for_officers import sanctions_of, shops_overseen
from vendors.shops.selectors.for_sellers import (
    businesses_without_shop,
    owner_account_of,
    sanctions_on,
    shop_for,
    shops_of,
)

__all__ = [
    "PublicShop",
    "Warrant",
    "businesses_without_shop",
    "owner_account_of",
    "public_shop",
    "sanctions_of",
    "sanctions_on",
    "shop_for",
    "shops_of",
    "shops_overseen",
    "shops_selling",
    "warrants_of",
]
