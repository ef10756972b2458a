from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from catalog.media.formats import picture_url
from catalog.media.rules import MOST_BYTES
from catalog.media.services import accept_photo
from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import Refusal
from marketplace.delivery.rules import courier_price
from marketplace.delivery.selectors import delivery_terms
from marketplace.delivery.services import set_delivery_terms
from storefront.look.shapes import Photo
from storefront.seller.forms.shop import DeliveryForm, DescribeShopForm
from storefront.seller.keeping import Keeping, for_keepers
from storefront.seller.refused import tell
from vendors.shops.services import describe_shop

FACE = 256
EXAMPLE_KM = 12
EXAMPLE_GRAMS = 1_000


@page(access=SIGNED_IN, methods=("GET", "POST"))
@for_keepers
def describe(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """What the shop says of itself: name, story, face. Its address stays."""
    shop = keeping.shop
    form = DescribeShopForm(
        request.POST or None,
        request.FILES or None,
        initial={"name": shop.name, "description": shop.description},
    )
    if request.method == "POST" and form.is_valid() and _described(request, shop, form):
        messages.success(request, _("Keterangan toko tersimpan."))
        return redirect("seller:shop")
    face = [Photo(url=picture_url(shop.logo_key, FACE), alt=shop.name)] if shop.logo_key else []
    return render(
        request,
        "seller/shop_describe.html",
        {"keeping": keeping, "shop": shop, "form": form, "face": face, "nav": "shop"},
    )


def _described(request: HttpRequest, shop: Any, form: DescribeShopForm) -> bool:
    viewer, photo = request.viewer, form.cleaned_data["photo"]
    try:
        logo_key = None
        if photo is not None:
            content = photo.read(MOST_BYTES + 1)
            picture = accept_photo(shop_id=shop.pk, content=content, alt=shop.name, by=viewer, at=viewer.at)
            logo_key = picture.sha256
        describe_shop(
            shop_id=shop.pk,
            name=form.cleaned_data["name"],
            description=form.cleaned_data["description"],
            logo_key=logo_key,
            by=viewer,
            at=viewer.at,
        )
    except Refusal as refusal:
        tell(form, refusal, {"image": "photo"})
        return False
    return True


@page(access=SIGNED_IN, methods=("GET", "POST"))
@for_keepers
def delivery(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """How goods reach buyers, and what the courier costs."""
    shop, terms = keeping.shop, delivery_terms(keeping.shop.pk)
    names = ("pickup", "courier", "courier_base", "courier_per_km", "max_km")
    form = DeliveryForm(request.POST or None, initial={name: getattr(terms, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            set_delivery_terms(shop_id=shop.pk, by=request.viewer, at=request.viewer.at, **form.cleaned_data)
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Cara kirim tersimpan. Berlaku untuk pesanan berikutnya."))
            return redirect("seller:shop")
    context = {
        "keeping": keeping,
        "form": form,
        "example_km": EXAMPLE_KM,
        "example_price": courier_price(terms, distance_km=EXAMPLE_KM, weight_grams=EXAMPLE_GRAMS),
        "nav": "shop",
    }
    return render(request, "seller/shop_delivery.html", context)
