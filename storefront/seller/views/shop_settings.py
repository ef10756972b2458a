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
from marketplace.delivery.selectors import delivery_rates, delivery_terms
from marketplace.delivery.services import set_delivery_rates, set_delivery_terms
from storefront.look.shapes import Photo
from storefront.seller.forms.rates import RatesForm
from storefront.seller.forms.shop import DeliveryForm, DescribeShopForm
from storefront.seller.keeping import Keeping, for_profile
from storefront.seller.refused import tell
from storefront.seller.wording import phone_words
from vendors.shops.services import describe_shop

FACE = 256
EXAMPLE_KM = 12
EXAMPLE_GRAMS = 1_000


@page(access=SIGNED_IN, methods=("GET", "POST"))
@for_profile
def describe(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """What the shop says of itself: name, story, face. Its address stays."""
    shop = keeping.shop
    form = DescribeShopForm(
        request.POST or None,
        request.FILES or None,
        initial={
            "name": shop.name,
            "description": shop.description,
            "hours": shop.hours,
            "contact_phone": phone_words(shop.contact_phone),
            "phone_public": shop.phone_public,
        },
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
            hours=form.cleaned_data["hours"],
            contact_phone=form.cleaned_data["contact_phone"],
            phone_public=form.cleaned_data["phone_public"],
            logo_key=logo_key,
            by=viewer,
            at=viewer.at,
        )
    except Refusal as refusal:
        tell(form, refusal, {"image": "photo"})
        return False
    return True


@page(access=SIGNED_IN, methods=("GET", "POST"))
@for_profile
def delivery(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """How goods reach buyers, and what the courier costs."""
    shop, terms = keeping.shop, delivery_terms(keeping.shop.pk)
    names = ("pickup", "courier", "parcel", "courier_base", "courier_per_km", "max_km", "free_from")
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
        "has_rates": bool(delivery_rates(shop.pk)),
        "nav": "shop",
    }
    return render(request, "seller/shop_delivery.html", context)


@page(access=SIGNED_IN, methods=("GET", "POST"))
@for_profile
def rates(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """The shop's rate table: what a parcel costs by weight and by how far the village is."""
    shop = keeping.shop
    form = RatesForm(request.POST or None, rates=delivery_rates(shop.pk))
    if request.method == "POST" and form.is_valid():
        try:
            set_delivery_rates(shop_id=shop.pk, rates=form.rates(), by=request.viewer, at=request.viewer.at)
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Tabel tarif tersimpan. Berlaku untuk pesanan berikutnya."))
            return redirect("seller:shop_delivery")
    context = {"keeping": keeping, "form": form, "nav": "shop"}
    return render(request, "seller/shop_rates.html", context)
