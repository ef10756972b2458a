from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from catalog.products.selectors import kinds_sold_in
from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from foundation.access.refusals import NotFound
from storefront.look.moments import clock
from storefront.public.places import village_kind
from storefront.public.showing.shops import shop_cards
from storefront.public.showing.villages import district_groups
from vendors.shops.selectors import selling_by_village, shops_of_village, shops_selling
from village.letters.office_hours import CLOSES, OPENS
from village.letters.selectors.office_settings import letterhead_of
from village.residents.rules.register import holds_number
from village.territory.selectors import region, villages

SHOPS_A_PAGE = 24
NEAREST = 6
MONDAY, FRIDAY = 0, 4
SEARCH, PAGE = "cari", "hal"


@page(access=PUBLIC, methods=("GET", "POST"))
def village(request: HttpRequest, code: str) -> HttpResponse:
    """A village: its shops, what they sell, its office; while one is not searching, the nearest others."""
    shown = region(code)
    if not shown.is_village:
        raise NotFound()
    if request.method == "POST":
        # What is typed goes into the address only once it is sure to be no NIK.
        typed = request.POST.get("q", "").strip()
        asked = f"?{urlencode({SEARCH: typed})}" if typed and not holds_number(typed) else ""
        return redirect(reverse("public:village", args=[code]) + asked)
    words = "" if holds_number(request.GET.get(SEARCH, "")) else request.GET.get(SEARCH, "").strip()
    today = request.viewer.today
    found = Paginator(shops_of_village(code, today, search=words), SHOPS_A_PAGE).get_page(
        request.GET.get(PAGE)
    )
    near = [] if words or found.number > 1 else shops_selling(today, near=code, limit=SHOPS_A_PAGE + NEAREST)
    context = {
        "village": shown,
        "village_kind": village_kind(shown.level),
        "query": words,
        "page": found,
        "shops": shop_cards(found.object_list),
        "kinds": kinds_sold_in(code, today),
        "near": shop_cards([one for one in near if one.business.village_id != code][:NEAREST]),
        "office": letterhead_of(code),
        "hours": (clock(OPENS), clock(CLOSES[MONDAY]), clock(CLOSES[FRIDAY])),
        "nav": "home",
    }
    return render(request, "public/village.html", context)


@page(access=PUBLIC)
def all_villages(request: HttpRequest) -> HttpResponse:
    """Every desa and kelurahan of the regency, by district, with how many shops sell there."""
    groups = district_groups(villages(), selling_by_village(request.viewer.today))
    return render(request, "public/villages.html", {"groups": groups, "nav": "home"})
