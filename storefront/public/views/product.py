from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.products.selectors import ProductDetail, other_goods, product_detail, resting_product
from catalog.reviews.selectors import rating_of_product, reviews_of_product
from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from foundation.access.refusals import NotFound
from marketplace.delivery.selectors import delivery_options
from marketplace.orders.selectors import sold_of
from storefront.public.places import (
    VILLAGE_COOKIE,
    destination,
    remember,
    village_options,
    village_words,
    with_district,
)
from storefront.public.showing.delivery import delivery_rows
from storefront.public.showing.facts import facts_of, permits_of_food
from storefront.public.showing.goods import cards, large_photo, small_photo
from storefront.public.showing.reviews import review_cards
from storefront.public.showing.shops import warrant_of
from storefront.public.showing.variants import choice_of
from village.territory.rules import UnknownVillage
from village.territory.selectors import village

GONE = 410
FIRST_REVIEWS = 3
NOTHING_PICKED = "kosong"


@page(access=PUBLIC, methods=("GET", "POST"))
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """One product: photos, price, who sells it, how it comes to the buyer, and the way into the cart.

    A POST is a press on plus or minus without JavaScript: it shows the page with that number.
    """
    here = reverse("public:product", args=[slug])
    if request.method == "POST":
        asked = {"pilihan": request.POST.get("variant", ""), "jumlah": request.POST.get("quantity_set", "")}
        return redirect(f"{here}?{urlencode(asked)}#pilih")
    if "desa" in request.GET:
        return _bring_to(request, here)
    today = request.viewer.today
    try:
        shown = product_detail(slug, today)
    except NotFound:
        return _resting(request, slug)
    return render(request, "public/product.html", _context(request, shown, here))


def _bring_to(request: HttpRequest, here: str) -> HttpResponse:
    """Remember the village that was picked, and show the page with its delivery."""
    response = redirect(f"{here}#kirim")
    try:
        remember(response, request, VILLAGE_COOKIE, village(request.GET["desa"]).code)
    except UnknownVillage:
        return redirect(f"{here}?ganti={NOTHING_PICKED}#kirim")
    return response


def _resting(request: HttpRequest, slug: str) -> HttpResponse:
    resting = resting_product(slug, request.viewer.today)
    return render(request, "public/product_resting.html", {"resting": resting, "nav": "search"}, status=GONE)


def _context(request: HttpRequest, shown: ProductDetail, here: str) -> dict[str, Any]:
    choice = choice_of(shown.variants, request.GET)
    query = request.GET.get("desa_q", "").strip()
    to = destination(request)
    options = delivery_options(shown.shop.pk, to.code if to else None, shown.product.weight_grams)
    chosen = choice.chosen if choice else shown.variants[0]
    others = other_goods(shop_id=shown.shop.pk, but=shown.product.pk, today=request.viewer.today)
    sold = sold_of([shown.product.pk, *(one.id for one in others)])
    return {
        "product": shown.product,
        "here": here,
        "shop": shown.shop,
        "back_url": reverse("public:category", args=[shown.trail[-1].slug]),
        "photo": _photo(request, shown),
        "photos": [small_photo(media) for media in shown.media] if len(shown.media) > 1 else [],
        "photo_number": _photo_number(request, shown),
        "choice": choice,
        "price": chosen.price,
        "old_price": chosen.list_price,
        "sold": sold.get(shown.product.pk, 0),
        "warrant": warrant_of(
            shown.shop,
            village=shown.village,
            district=shown.district,
            warrant=shown.warrant,
            shop_url=reverse("public:shop", args=[shown.shop.slug]),
        ),
        "to": with_district(to) if to else "",
        "delivery": delivery_rows(options, place=village_words(shown.village), now=request.viewer.at),
        "changing": "ganti" in request.GET or "desa_q" in request.GET or to is None,
        "village_query": query,
        "villages": village_options(query),
        "village_errors": [_("Tidak ada desa yang dipilih. Cari namanya, lalu pilih satu.")]
        if request.GET.get("ganti") == NOTHING_PICKED
        else [],
        "rating": rating_of_product(shown.product.pk),
        "reviews": review_cards(
            reviews_of_product(request.viewer, product_id=shown.product.pk, limit=FIRST_REVIEWS),
            now=request.viewer.at,
        ),
        "facts": facts_of(shown),
        "permits": permits_of_food(shown.food, request.viewer.today),
        "others": cards(others, sold),
    }


def _photo_number(request: HttpRequest, shown: ProductDetail) -> int:
    asked = request.GET.get("foto", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else 1
    return number if 1 <= number <= len(shown.media) else 1


def _photo(request: HttpRequest, shown: ProductDetail) -> Any:
    return large_photo(shown.media[_photo_number(request, shown) - 1]) if shown.media else None
