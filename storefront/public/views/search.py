from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from catalog.products.selectors import categories
from catalog.search.selectors import (
    completions,
    facets_of,
    help_for,
    search_products,
    shops_matching,
)
from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from marketplace.orders.selectors import sold_of
from storefront.public.forms.search import SearchForm, holds_personal_number
from storefront.public.places import destination, village_words
from storefront.public.showing.finding import (
    asked_of,
    filters_in_force,
    kind_choices,
    offers_shown,
    place_choices,
    search_orders,
    title_of,
    ways_on,
)
from storefront.public.showing.goods import cards
from storefront.public.showing.lists import PAGE_SIZE, SORT, after, keys_in, pager_of
from storefront.public.showing.narrowing import panel_of
from storefront.public.showing.shops import shop_cards

SHOPS = 3
HID_A_NUMBER = "angka"


@csrf_exempt  # It changes nothing; a token would cost every public page its place in caches.
@page(access=PUBLIC, methods=("GET", "POST"))
def search(request: HttpRequest) -> HttpResponse:
    """Goods by words, kind, place, price, stock and what is said of them.

    The search box posts, so that a NIK never stands in an address, not even without script; whatever else
    was typed comes back as an address that can be kept.
    """
    text = (request.POST if request.method == "POST" else request.GET).get("q", "")
    if holds_personal_number(text):
        # The number leaves the address bar and the history; it is neither looked for nor written anywhere.
        return redirect(f"{reverse('public:search')}?{HID_A_NUMBER}=1")
    if request.method == "POST":
        return redirect(f"{reverse('public:search')}?{urlencode({'q': text})}")
    return render(request, "public/search.html", _found(request))


@page(access=PUBLIC)
def offers(request: HttpRequest) -> HttpResponse:
    """What to offer for what was typed so far: a small piece of a page."""
    found = completions(request.GET.get("q", ""), today=request.viewer.today)
    return render(request, "public/search_offers.html", {"offers": offers_shown(found)})


def _found(request: HttpRequest) -> dict[str, Any]:
    tree, today = list(categories()), request.viewer.today
    form = SearchForm(request.GET, kinds=kind_choices(tree))
    form.is_valid()
    given, here = form.cleaned_data, destination(request)
    asked, near = asked_of(request.GET, given, here)
    found = search_products(asked, today=today, after=after(request.GET), limit=PAGE_SIZE)
    facets = facets_of(found.question)
    text, first_page = given.get("q", ""), not keys_in(request.GET)
    form.fields["jenis"].choices = [form.fields["jenis"].choices[0], *kind_choices(tree, facets)]
    form.fields["wilayah"].choices = [form.fields["wilayah"].choices[0], *place_choices(facets, asked)]
    in_force = filters_in_force(request.GET, given, asked, near, tree, facets)
    sort = request.GET.get(SORT, "")
    chosen, orders = search_orders(request.GET, sort, text=bool(text), near=bool(near))
    return {
        "form": form,
        "text": text,
        "title": title_of(found, text),
        "found": found,
        "cards": cards(found.cards, sold_of([one.id for one in found.cards])),
        "shops": shop_cards(shops_matching(text, today=today, limit=SHOPS)) if text and first_page else [],
        "in_force": in_force,
        "sort": chosen,
        "sort_links": orders,
        "kept_sort": sort,
        "pager": pager_of(request.GET, found),
        "panel": panel_of(request.GET, facets, asked),
        "near": village_words(near) if near else "",
        "ways": ways_on(request.GET, help_for(asked, today=today)) if not found.cards else None,
        "kinds": [one for one in tree if one.level == 0],
        "hid_a_number": HID_A_NUMBER in request.GET,
        "nav": "search",
        "as_typed": _("Anda menulis “%(text)s”.") % {"text": text} if found.corrected else "",
    }
