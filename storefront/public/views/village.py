from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from foundation.access.refusals import NotFound
from storefront.public.places import village_kind
from storefront.public.showing.shops import shop_cards
from vendors.shops.selectors import shops_selling
from village.territory.selectors import region

SHOPS = 100
NEAREST = 6


@page(access=PUBLIC)
def village(request: HttpRequest, code: str) -> HttpResponse:
    """A village with its shops, and the nearest others."""
    shown = region(code)
    if not shown.is_village:
        raise NotFound()
    found = shops_selling(request.viewer.today, near=code, limit=SHOPS)
    here = [shop for shop in found if shop.business.village_id == code]
    near = [shop for shop in found if shop.business.village_id != code][:NEAREST]
    context = {
        "village": shown,
        "village_kind": village_kind(shown.level),
        "shops": shop_cards(here),
        "near": shop_cards(near),
        "nav": "home",
    }
    return render(request, "public/village.html", context)
