from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalog.collections.selectors import collections_shown
from catalog.products.selectors import ProductCard, categories, product_list
from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from marketplace.orders.selectors import sold_of
from storefront.public.places import DISTRICT_COOKIE, district_code, remember
from storefront.public.showing.collections import collection_cards
from storefront.public.showing.goods import cards
from storefront.public.showing.kinds import kind_tiles
from storefront.public.showing.shops import shop_cards
from vendors.shops.selectors import shops_selling
from village.territory.selectors import districts

NEW_GOODS = 12
LOOKED_AT = 48
OF_ONE_SHOP = 2
OF_ONE_VILLAGE = 3
SHOPS = 6
COLLECTIONS = 4


@page(access=PUBLIC)
def home(request: HttpRequest) -> HttpResponse:
    """The promise, the search, what the seal means; kinds, new goods, shops nearby."""
    today = request.viewer.today
    offered = list(districts())
    district = _chosen(request, offered)
    new = _mixed(product_list(today=today, limit=LOOKED_AT, only_available=True, counted=False).cards)
    context = {
        "kinds": kind_tiles(list(categories())),
        "cards": cards(new, sold_of([one.id for one in new])),
        "collections": collection_cards(collections_shown(today, limit=COLLECTIONS)),
        "districts": offered,
        "district": district,
        "shops": shop_cards(shops_selling(today, near=district.code if district else "", limit=SHOPS)),
        "shops_title": _("Toko di sekitar %(district)s") % {"district": district.name}
        if district
        else _("Toko di Banyuwangi"),
        "nav": "home",
    }
    response = render(request, "public/home.html", context)
    if district and request.GET.get("kecamatan"):
        remember(response, request, DISTRICT_COOKIE, district.code)
    return response


def _mixed(newest: list[ProductCard]) -> list[ProductCard]:
    """The newest, but no wall of one shop or village that has just put up its whole shelf."""
    shown: Counter[str] = Counter()
    first, rest = [], []
    for card in newest:
        if shown[card.shop_slug] < OF_ONE_SHOP and shown[card.village_name] < OF_ONE_VILLAGE:
            shown.update((card.shop_slug, card.village_name))
            first.append(card)
        else:
            rest.append(card)
    return (first + rest)[:NEW_GOODS]


def _chosen(request: HttpRequest, offered: list[Any]) -> Any | None:
    """The district asked for, else the one of before; an unknown code chooses none."""
    code = request.GET.get("kecamatan") or district_code(request)
    return next((one for one in offered if one.code == code), None)
