from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.products.selectors import category_page, product_list
from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from marketplace.orders.selectors import sold_of
from storefront.public.showing.goods import cards
from storefront.public.showing.kinds import kinds
from storefront.public.showing.lists import PAGE_SIZE, SORT, SORTS, after, pager_of, sort_links

FIRST_SORT = "terbaru"


@page(access=PUBLIC)
def category(request: HttpRequest, slug: str) -> HttpResponse:
    """The goods of a kind and of all below it."""
    today = request.viewer.today
    sort = request.GET.get(SORT, "")
    sort = sort if sort in SORTS else FIRST_SORT
    shown = category_page(slug, today)
    found = product_list(
        today=today,
        category=slug,
        sort=SORTS[sort][0],
        after=after(request.GET),
        limit=PAGE_SIZE,
        only_available=True,
    )
    context = {
        "category": shown.category,
        "trail": shown.trail[:-1],
        "children": kinds(shown.children),
        "found": found,
        "cards": cards(found.cards, sold_of([one.id for one in found.cards])),
        "sort": SORTS[sort][1],
        "sort_links": sort_links(request.GET, sort),
        "pager": pager_of(request.GET, found),
        "nav": "search",
    }
    return render(request, "public/category.html", context)
