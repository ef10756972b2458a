"""The form of a product, pressed to be saved: written whole and the seller led on, or told what is wrong."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from catalog.products.rules import lacking
from catalog.products.services import shelve_product
from foundation.access.refusals import Refusal
from storefront.seller.forms.product import ProductForm, VariantForm
from storefront.seller.forms.saying import FOOD, SAID, SayingForm
from storefront.seller.refused import tell

ALT = "alt_"


@dataclass(frozen=True, slots=True)
class Filled:
    """Everything that the page holds. `alts`: what photos show, by the id of the picture."""

    form: ProductForm
    saying: SayingForm
    rows: Any
    pictures: list[Any]
    alts: dict[int, str]
    complaints: list[str]


def save(request: HttpRequest, filled: Filled, *, shop_id: int, product: Any) -> HttpResponse | None:
    """The product is written and the seller led on; or None, and the forms say why not."""
    published = bool(product and product.published)
    publishes = "publish" in request.POST and not published
    valid = filled.form.is_valid() & filled.saying.is_valid() & filled.rows.is_valid()
    rows = [row for row in filled.rows.forms if not row.is_blank] or filled.rows.forms[:1]
    if publishes and _tell_lacking(filled, rows):
        return None
    if not valid:
        return None
    given, viewer = filled.form.cleaned_data, request.viewer
    try:
        saved = shelve_product(
            product_id=product.pk if product else None,
            shop_id=shop_id,
            name=given["name"],
            description=given["description"],
            category_id=given["category"],
            weight_grams=given["weight_grams"] or 0,
            variants=[row.entry() for row in rows],
            picture_ids=[one.pk for one in filled.pictures],
            alts=filled.alts,
            values=filled.saying.values(),
            food=filled.saying.food(),
            publish=publishes,
            by=viewer,
            at=viewer.at,
        )
    except Refusal as refusal:
        _tell(filled, rows, refusal)
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


def _tell_lacking(filled: Filled, rows: list[VariantForm]) -> bool:
    """Whether the product lacks something that a buyer must find; all of it is told at once."""
    form, kept = filled.form, [row for row in rows if not row.cleaned_data.get("remove")]
    refusals = lacking(
        has_category="category" in form.errors or form.cleaned_data.get("category") is not None,
        has_price=any("price" in row.errors or row.cleaned_data.get("price") is not None for row in kept),
        photos=len(filled.pictures),
        available=sum("quantity" in row.errors or row.cleaned_data.get("quantity") or 0 for row in kept),
        says_halal="halal" in filled.saying.errors or filled.saying.says_halal,
    )
    for refusal in refusals:
        _tell(filled, rows, refusal)
    return bool(refusals)


def _tell(filled: Filled, rows: list[VariantForm], refusal: Refusal) -> None:
    """Put a refusal at the photo, at the row, or at the field that it names."""
    field = refusal.field or ""
    if field in ("image", "alt"):
        filled.complaints.append(str(refusal))
    elif field.startswith("variants."):
        _room, place, name = field.split(".", 2)
        tell(rows[int(place)], refusal, {field: name.replace("choices.", "c_")})
    elif field in ("price", "quantity"):
        tell(rows[0], refusal)
    elif field.startswith("values.") or field in FOOD:
        tell(filled.saying, refusal, {field: field.replace("values.", SAID)})
    else:
        tell(filled.form, refusal, {"category_id": "category"})
