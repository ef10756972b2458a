from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalog.products.selectors import product_list, top_categories
from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from marketplace.orders.selectors import sold_of
from storefront.public.places import DISTRICT_COOKIE, district_code, remember
from storefront.public.showing.goods import cards
from storefront.public.showing.kinds import kind_tiles
from storefront.public.showing.shops import shop_cards
from vendors.shops.selectors import shops_selling
from village.territory.selectors import districts

NEW_GOODS = 12
SHOPS = 6


@page(access=PUBLIC)
def home(request: HttpRequest) -> HttpResponse:
    """The promise, the search, what the seal means; kinds, new goods, shops nearby."""
    today = request.viewer.today
    offered = list(districts())
    district = _chosen(request, offered)
    new = product_list(today=today, limit=NEW_GOODS)
    context = {
        "kinds": kind_tiles(top_categories(today)),
        "cards": cards(new.cards, sold_of([one.id for one in new.cards])),
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


def _chosen(request: HttpRequest, offered: list[Any]) -> Any | None:
    """The district asked for, else the one of before; an unknown code chooses none."""
    code = request.GET.get("kecamatan") or district_code(request)
    return next((one for one in offered if one.code == code), None)
