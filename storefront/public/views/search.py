from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.products.selectors import CardPage, categories
from catalog.products.selectors.listing import MOST_COUNTED
from catalog.search.selectors import RELEVANCE, search_products, shops_matching
from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from foundation.money import rupiah
from marketplace.orders.selectors import sold_of
from storefront.look.figures import count
from storefront.public.forms.search import SearchForm, holds_personal_number
from storefront.public.showing.goods import cards
from storefront.public.showing.lists import (
    PAGE_SIZE,
    SORT,
    SORTS,
    address,
    after,
    keys_in,
    pager_of,
    sort_links,
)
from storefront.public.showing.shops import shop_cards

BEST = ("", gettext_lazy("Paling sesuai"))
WITHOUT_WORDS = "terbaru"
SHOPS = 3
HID_A_NUMBER = "angka"


@page(access=PUBLIC)
def search(request: HttpRequest) -> HttpResponse:
    """Goods by words, kind, price and stock."""
    if holds_personal_number(request.GET.get("q", "")):
        # The number leaves the address bar and the history; it is neither looked for nor written anywhere.
        return redirect(f"{reverse('public:search')}?{HID_A_NUMBER}=1")
    tree = list(categories())
    form = SearchForm(request.GET, kinds=[(one.slug, _indented(one)) for one in tree])
    form.is_valid()
    asked = form.cleaned_data
    sort = request.GET.get(SORT, "")
    found = search_products(
        text=asked.get("q", ""),
        today=request.viewer.today,
        category=asked.get("jenis", ""),
        sort=SORTS[sort][0] if sort in SORTS else RELEVANCE,
        price_from=asked.get("dari"),
        price_until=asked.get("sampai"),
        only_available=asked.get("ada", False),
        after=after(request.GET),
        limit=PAGE_SIZE,
    )
    return render(request, "public/search.html", _context(request, form, found, tree))


def _context(request: HttpRequest, form: SearchForm, found: CardPage, tree: list[Any]) -> dict[str, Any]:
    asked, text = form.cleaned_data, form.cleaned_data.get("q", "")
    first_page = not keys_in(request.GET)
    shops = shops_matching(text, today=request.viewer.today, limit=SHOPS) if text and first_page else []
    in_force = _in_force(request, asked, {one.slug: one.name for one in tree})
    sort = request.GET.get(SORT, "")
    if sort not in SORTS:
        sort = BEST[0] if text else WITHOUT_WORDS
    return {
        "form": form,
        "text": text,
        "title": _title(found, text),
        "found": found,
        "cards": cards(found.cards, sold_of([one.id for one in found.cards])),
        "shops": shop_cards(shops),
        "in_force": in_force,
        "sort": SORTS[sort][1] if sort in SORTS else BEST[1],
        "sort_links": sort_links(request.GET, sort, first=BEST if text else None),
        "kept_sort": sort,
        "pager": pager_of(request.GET, found),
        "kinds": [one for one in tree if one.level == 0],
        "hid_a_number": HID_A_NUMBER in request.GET,
        "nav": "search",
    }


def _title(found: CardPage, text: str) -> str:
    number = (
        _("lebih dari %(n)s") % {"n": count(MOST_COUNTED)}
        if found.total >= MOST_COUNTED
        else count(found.total)
    )
    if text:
        return _("%(n)s barang untuk “%(text)s”") % {"n": number, "text": text}
    return _("%(n)s barang") % {"n": number}


def _in_force(request: HttpRequest, asked: dict[str, Any], names: dict[str, str]) -> list[tuple[str, str]]:
    """The filters that narrow this list, each with the address without it."""
    words = {
        "jenis": names.get(asked.get("jenis", ""), ""),
        "dari": _("Dari %(price)s") % {"price": rupiah(asked["dari"])} if asked.get("dari") else "",
        "sampai": _("Sampai %(price)s") % {"price": rupiah(asked["sampai"])} if asked.get("sampai") else "",
        "ada": _("Masih ada") if asked.get("ada") else "",
    }
    return [(text, address(request.GET, **{name: ""})) for name, text in words.items() if text]


def _indented(category: Any) -> str:
    return f"{'– ' * category.level}{category.name}"
