from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.collections import selectors
from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from marketplace.orders.selectors import sold_of
from storefront.public.showing.collections import collection_cards
from storefront.public.showing.goods import cards
from storefront.public.showing.lists import PAGE_SIZE, after, pager_of


@page(access=PUBLIC)
def collections(request: HttpRequest) -> HttpResponse:
    """What the regency put together, in its order."""
    shown = selectors.collections_shown(request.viewer.today)
    return render(request, "public/collections.html", {"cards": collection_cards(shown), "nav": "search"})


@page(access=PUBLIC)
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    """One collection with its goods."""
    shown = selectors.collection_page(slug, request.viewer.today, after=after(request.GET), limit=PAGE_SIZE)
    context = {
        "collection": shown.collection,
        "found": shown.found,
        "cards": cards(shown.found.cards, sold_of([one.id for one in shown.found.cards])),
        "pager": pager_of(request.GET, shown.found),
        "nav": "search",
    }
    return render(request, "public/collection.html", context)
