from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.media.formats import picture_url
from catalog.media.selectors import my_pictures
from catalog.products.rules import MOST_PHOTOS, lacking
from catalog.products.selectors import categories, my_product
from catalog.products.services import shelve_product, unpublish_product
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
from storefront.seller.keeping import Keeping, for_keepers
from storefront.seller.refused import tell
from storefront.seller.showing.goods import state_of
from storefront.seller.views.photos import taken

SHOT = 512
ROWS = "v"
LOOKED_ONLY = ("drop_photo", "lead_photo", "more_rows", "send_photos")
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
    return _page(request, keeping, shop_id=product.shop_id, product=product)


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
    form, rows = _forms(typed, product, looked_only=looked_only)
    pictures, complaints = _pictures(request, shop_id, product)
    if typed is not None and not looked_only and not complaints:
        saved = _saved(
            request, form, rows, shop_id=shop_id, product=product, pictures=pictures, complaints=complaints
        )
        if saved is not None:
            return saved
    first, *others = rows.forms
    context = {
        "keeping": keeping,
        "product": product,
        **_standing(product, request.viewer),
        "form": form,
        "rows": rows,
        "first": first,
        "others": others,
        "photos": [
            Photo(picture_url(one.sha256, SHOT), _("Foto %(number)d") % {"number": number}, id=str(one.pk))
            for number, one in enumerate(pictures, start=1)
        ],
        "complaints": complaints,
        "most_photos": MOST_PHOTOS,
        "upload_url": reverse("seller:product_photo", args=[shop_id]),
        "receives": _receives(first),
        "opened": bool(others) or any(first[name].value() for name in ("name", "list_price")),
        "has_errors": bool(complaints) or (typed is not None and not looked_only),
        "nav": "products",
    }
    return render(request, "seller/product_form.html", context)


def _standing(product: Any, viewer: Any) -> dict[str, str]:
    """How a product stands, and where buyers find it while it is shown."""
    if product is None:
        return {}
    shown = product.published and product.shop.sells_on(viewer.today)
    return {
        "state": state_of(product),
        "public_url": reverse("public:product", args=[product.slug]) if shown else "",
    }


def _forms(typed: Any, product: Any, *, looked_only: bool) -> tuple[ProductForm, Any]:
    """The two forms: as stored, as typed, or as typed without a word about what is still missing."""
    kinds = list(categories())
    if typed is None:
        variants = list(product.variants.all()) if product else []
        stored = VariantFormSet(initial=variant_rows(variants), prefix=ROWS)
        return ProductForm(categories=kinds, initial=stored_values(product)), stored
    if looked_only:
        rows = typed_rows(typed, more=1 if "more_rows" in typed else 0)
        return (
            ProductForm(
                categories=kinds, initial={name: typed.get(name) for name in ProductForm.base_fields}
            ),
            VariantFormSet(initial=rows, prefix=ROWS),
        )
    return ProductForm(typed, categories=kinds), VariantFormSet(typed, prefix=ROWS)


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


def _saved(
    request: HttpRequest,
    form: ProductForm,
    rows: Any,
    *,
    shop_id: int,
    product: Any,
    pictures: list[Any],
    complaints: list[str],
) -> HttpResponse | None:
    """The product is written and the seller led on; or None, and the forms say why not."""
    published = bool(product and product.published)
    publishes = "publish" in request.POST and not published
    valid = form.is_valid() & rows.is_valid()
    filled = [row for row in rows.forms if not row.is_blank] or rows.forms[:1]
    if publishes and _tell_lacking(form, filled, pictures, complaints):
        return None
    if not valid:
        return None
    entries = [row.entry() for row in filled]
    given, viewer = form.cleaned_data, request.viewer
    try:
        saved = shelve_product(
            product_id=product.pk if product else None,
            shop_id=shop_id,
            name=given["name"],
            description=given["description"],
            category_id=given["category"],
            weight_grams=given["weight_grams"] or 0,
            variants=entries,
            picture_ids=[one.pk for one in pictures],
            publish=publishes,
            by=viewer,
            at=viewer.at,
        )
    except Refusal as refusal:
        _tell(form, filled, refusal, complaints)
        return None
    if publishes:
        sells = saved.shop.sells_on(viewer.today)
        told = (
            _("%(name)s tampil di toko.") if sells else _("%(name)s akan tampil begitu toko Anda berjualan.")
        )
        messages.success(request, told % {"name": saved.name})
        return redirect("seller:products")
    messages.success(request, _("Tersimpan.") if published else _("Tersimpan sebagai konsep."))
    return redirect("seller:product", saved.pk)


def _tell_lacking(
    form: ProductForm, rows: list[VariantForm], pictures: list[Any], complaints: list[str]
) -> bool:
    """Whether the product lacks something that a buyer must find; all of it is told at once."""
    refusals = lacking(
        has_category="category" in form.errors or form.cleaned_data.get("category") is not None,
        has_price=any("price" in row.errors or row.cleaned_data.get("price") is not None for row in rows),
        photos=len(pictures),
        available=sum("quantity" in row.errors or row.cleaned_data.get("quantity") or 0 for row in rows),
    )
    for refusal in refusals:
        _tell(form, rows, refusal, complaints)
    return bool(refusals)


def _tell(form: ProductForm, rows: list[VariantForm], refusal: Refusal, complaints: list[str]) -> None:
    """Put a refusal at the photo, at the row, or at the field that it names."""
    field = refusal.field or ""
    if field == "image":
        complaints.append(str(refusal))
    elif field.startswith("variants."):
        _room, place, name = field.split(".")
        tell(rows[int(place)], refusal, {field: name})
    elif field in ("price", "quantity"):
        tell(rows[0], refusal)
    else:
        tell(form, refusal, {"category_id": "category"})


def _receives(row: VariantForm) -> str:
    """What the seller gets of the price: all of it, while the mall takes nothing."""
    value = row["price"].value()
    try:
        amount = parse_rupiah(str(value)) if value else 0
    except ValueError:
        amount = 0
    return rupiah(amount) if amount else ""
