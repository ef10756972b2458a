from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.media.formats import picture_url
from catalog.media.selectors import my_pictures
from catalog.products.rules import MOST_PHOTOS, read_pirt
from catalog.products.selectors import Kind, categories, kind_of_category, my_product
from catalog.products.services import duplicate_product, unpublish_product
from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from foundation.money import parse_rupiah, rupiah
from storefront.look.shapes import Photo
from storefront.seller.forms.product import (
    ProductForm,
    VariantForm,
    VariantFormSet,
    stored_values,
    typed_rows,
    variant_rows,
)
from storefront.seller.forms.saying import SayingForm, said_values, typed_values
from storefront.seller.keeping import Keeping, for_keepers
from storefront.seller.showing.goods import state_of
from storefront.seller.views.photos import taken
from storefront.seller.views.product_saving import ALT, Filled, save

SHOT = 512
ROWS = "v"
LOOKED_ONLY = ("drop_photo", "lead_photo", "more_rows", "send_photos", "pick_kind")
"""Presses that change the form and save nothing."""


@page(access=SIGNED_IN, methods=("GET", "POST"))
@for_keepers
def add(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """A new product: photo, name, price, stock; shown at once, or kept as a draft."""
    return _page(request, keeping, shop_id=keeping.shop.pk, product=None)


@page(access=SIGNED_IN, methods=("GET", "POST"))
@for_keepers
def edit(request: HttpRequest, keeping: Keeping, id: int) -> HttpResponse:
    """One of the seller's products, whole."""
    product = my_product(request.viewer, id)
    if "hide" in request.POST:
        return _hidden(request, id)
    if "duplicate" in request.POST:
        copy = duplicate_product(product_id=id, by=request.viewer, at=request.viewer.at)
        messages.success(request, _("Ini salinannya, masih konsep. Ubah nama dan isi stoknya."))
        return redirect("seller:product", copy.pk)
    return _page(request, keeping, shop_id=product.shop_id, product=product)


@page(access=SIGNED_IN)
def saying(request: HttpRequest) -> HttpResponse:
    """The fields of a kind of goods, for the script: what was typed in fields of the same name stays."""
    kind = kind_of_category(_number(request.GET.get("category")))
    form = SayingForm(kind=kind, initial=typed_values(request.GET, kind))
    return render(request, "seller/product_saying.html", {"saying": form})


def _hidden(request: HttpRequest, product_id: int) -> HttpResponse:
    try:
        unpublish_product(product_id=product_id, by=request.viewer, at=request.viewer.at)
        messages.success(request, _("Barang tidak tampil lagi. Isiannya tersimpan sebagai konsep."))
    except NotFound:
        raise
    except Refusal as refusal:
        messages.info(request, str(refusal))
    return redirect("seller:product", product_id)


def _page(request: HttpRequest, keeping: Keeping, *, shop_id: int, product: Any) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    looked_only = typed is not None and any(press in typed for press in LOOKED_ONLY)
    filled = _filled(request, typed, shop_id, product, looked_only=looked_only)
    if typed is not None and not looked_only and not filled.complaints:
        saved = save(request, filled, shop_id=shop_id, product=product)
        if saved is not None:
            return saved
    first, *others = filled.rows.forms
    context = {
        "keeping": keeping,
        "product": product,
        **_standing(product, request.viewer),
        "form": filled.form,
        "saying": filled.saying,
        "rows": filled.rows,
        "first": first,
        "others": others,
        "photos": _photos(filled),
        "complaints": filled.complaints,
        "most_photos": MOST_PHOTOS,
        "upload_url": reverse("seller:product_photo", args=[shop_id]),
        "receives": _receives(first),
        "opened": bool(others) or _has_extras(first),
        "has_errors": bool(filled.complaints) or (typed is not None and not looked_only),
        "nav": "products",
    }
    return render(request, "seller/product_form.html", context)


def _photos(filled: Filled) -> list[Photo]:
    return [
        Photo(
            picture_url(one.sha256, SHOT),
            _("Foto %(number)d") % {"number": number},
            id=str(one.pk),
            says=filled.alts.get(one.pk, ""),
        )
        for number, one in enumerate(filled.pictures, start=1)
    ]


def _has_extras(row: VariantForm) -> bool:
    names = ["name", "list_price", "sku", *(bound.name for bound in row.choice_rows)]
    return any(row[name].value() for name in names) or bool(row.errors)


def _standing(product: Any, viewer: Any) -> dict[str, Any]:
    """How a product stands, where buyers find it while it is shown, and a permit that is over."""
    if product is None:
        return {}
    shown = product.published and product.shop.sells_on(viewer.today)
    pirt = read_pirt(product.food.pirt) if getattr(product, "food", None) else None
    return {
        "state": state_of(product),
        "public_url": reverse("public:product", args=[product.slug]) if shown else "",
        "pirt_over": pirt if pirt and pirt.is_over(viewer.today) else None,
        "pirt_elsewhere": pirt if pirt and not pirt.is_from_here else None,
    }


def _filled(request: HttpRequest, typed: Any, shop_id: int, product: Any, *, looked_only: bool) -> Filled:
    """The forms: as stored, as typed, or as typed without a word about what is still missing."""
    kinds = list(categories())
    pictures, complaints = _pictures(request, shop_id, product)
    alts = _alts(typed, product)
    if typed is None:
        kind = kind_of_category(product.category_id if product else None)
        variants = list(product.variants.all()) if product else []
        return Filled(
            ProductForm(categories=kinds, initial=stored_values(product)),
            SayingForm(kind=kind, initial=said_values(product)),
            VariantFormSet(initial=variant_rows(variants), prefix=ROWS, form_kwargs={"kind": kind}),
            pictures,
            alts,
            complaints,
        )
    kind = kind_of_category(_number(typed.get("category")))
    if looked_only:
        return _looked(typed, kinds, kind, pictures, alts, complaints)
    return Filled(
        ProductForm(typed, categories=kinds),
        SayingForm(typed, kind=kind),
        VariantFormSet(typed, prefix=ROWS, form_kwargs={"kind": kind}),
        pictures,
        alts,
        complaints,
    )


def _looked(
    typed: Any,
    kinds: list[Any],
    kind: Kind | None,
    pictures: list[Any],
    alts: dict[int, str],
    complaints: list[str],
) -> Filled:
    rows = typed_rows(typed, more=1 if "more_rows" in typed else 0)
    return Filled(
        ProductForm(categories=kinds, initial={name: typed.get(name) for name in ProductForm.base_fields}),
        SayingForm(kind=kind, initial=typed_values(typed, kind)),
        VariantFormSet(initial=rows, prefix=ROWS, form_kwargs={"kind": kind}),
        pictures,
        alts,
        complaints,
    )


def _pictures(request: HttpRequest, shop_id: int, product: Any) -> tuple[list[Any], list[str]]:
    """The photos of the form in their order, those that came with it last; and what was wrong with others.

    A photo that was taken stays, whatever becomes of the form: it is not sent a second time.
    """
    if request.method == "GET":
        return [one.picture for one in product.media.all()] if product else [], []
    ids = [int(one) for one in request.POST.getlist("photos_id") if one.isdecimal()]
    complaints = []
    for number, file in enumerate(request.FILES.getlist("photos"), start=1):
        try:
            ids.append(taken(request, shop_id, file))
        except NotFound:
            raise
        except Refusal as refusal:
            complaints.append(_("Foto %(number)d: %(why)s") % {"number": number, "why": refusal})
    lead, dropped = request.POST.get("lead_photo", ""), request.POST.get("drop_photo", "")
    if lead.isdecimal() and int(lead) in ids:
        ids = [int(lead), *(one for one in ids if one != int(lead))]
    return my_pictures(request.viewer, [one for one in ids if str(one) != dropped]), complaints


def _alts(typed: Any, product: Any) -> dict[int, str]:
    """What photos show, by the id of the picture."""
    if typed is None:
        return {one.picture_id: one.alt for one in product.media.all()} if product else {}
    return {
        number: value
        for name, value in typed.items()
        if name.startswith(ALT) and (number := _number(name.removeprefix(ALT)))
    }


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 18 else None


def _receives(row: VariantForm) -> str:
    """What the seller gets of the price: all of it, while the mall takes nothing."""
    value = row["price"].value()
    try:
        amount = parse_rupiah(str(value)) if value else 0
    except ValueError:
        amount = 0
    return rupiah(amount) if amount else ""
