from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.products.selectors import product_list
from catalog.reviews.selectors import rating_of_shop
from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from marketplace.delivery.selectors import delivery_options
from marketplace.orders.selectors import sold_by, sold_of
from storefront.look.wording import phone_words
from storefront.public.places import destination, village_kind, village_words, with_district
from storefront.public.showing.delivery import delivery_rows
from storefront.public.showing.goods import cards
from storefront.public.showing.lists import PAGE_SIZE, after, pager_of
from storefront.public.showing.shops import face_url, letter_url, permit_facts, permit_words, spoken_name
from vendors.shops.selectors import public_shop

GONE = 410
A_SMALL_PARCEL_GRAMS = 1000


@page(access=PUBLIC)
def shop(request: HttpRequest, slug: str) -> HttpResponse:
    """A shop that sells: who vouches for it, its goods, its story, how its goods come."""
    viewer = request.viewer
    shown = public_shop(slug, viewer.today)
    if not shown.selling:
        return render(request, "public/shop_resting.html", {"shown": shown, "nav": "search"}, status=GONE)
    found = product_list(today=viewer.today, shop=slug, after=after(request.GET), limit=PAGE_SIZE)
    to = destination(request)
    options = delivery_options(shown.shop.pk, to.code if to else None, A_SMALL_PARCEL_GRAMS)
    context = {
        "shown": shown,
        "shop": shown.shop,
        "face_url": face_url(shown.shop),
        "phone": phone_words(shown.shop.contact_phone) if shown.shop.phone_public else "",
        "sold": sold_by(shown.shop.pk),
        "complaint": f"?{urlencode({'tentang': 'shop', 'apa': slug})}",
        "owner": spoken_name(shown.owner_name),
        "village": shown.village,
        "village_kind": village_kind(shown.village.level),
        "permit": permit_words(shown.warrant),
        "letter_url": letter_url(shown.warrant),
        "facts": permit_facts(shown),
        "rating": rating_of_shop(shown.shop.pk),
        "found": found,
        "cards": cards(found.cards, sold_of([one.id for one in found.cards])),
        "pager": pager_of(request.GET, found),
        "to": with_district(to) if to else "",
        "delivery": delivery_rows(options, place=village_words(shown.village), now=viewer.at),
        "nav": "search",
    }
    return render(request, "public/shop.html", context)
