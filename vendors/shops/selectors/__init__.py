"""Every read of shops, by its audience: everybody, the seller, the officer."""

from vendors.shops.selectors.for_everybody import (
    PublicShop,
    Warrant,
    public_shop,
    selling_shop_of,
    shops_selling,
    warrants_of,
)
from vendors.shops.selectors.for_officers import (
    ShopStanding,
    sanction_within,
    sanctions_of_shop,
    sanctions_within,
    selling_tallies,
    shop_within,
    shops_of_owner,
    shops_within,
    standings_of,
)
from vendors.shops.selectors.for_sellers import (
    OwnerContact,
    businesses_without_shop,
    owner_account_of,
    owner_contacts,
    sanctions_on,
    shop_for,
    shops_of,
)

__all__ = [
    "OwnerContact",
    "PublicShop",
    "ShopStanding",
    "Warrant",
    "businesses_without_shop",
    "owner_account_of",
    "owner_contacts",
    "public_shop",
    "sanction_within",
    "sanctions_of_shop",
    "sanctions_on",
    "sanctions_within",
    "selling_shop_of",
    "selling_tallies",
    "shop_for",
    "shop_within",
    "shops_of",
    "shops_of_owner",
    "shops_selling",
    "shops_within",
    "standings_of",
    "warrants_of",
]
