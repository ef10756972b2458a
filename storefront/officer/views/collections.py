"""Collections of the regency: listed, written, filled with goods, shown and hidden."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.collections.selectors import (
    collected,
    collection_managed,
    collections_managed,
    products_to_collect,
)
from catalog.collections.services import (
    collect_products,
    drop_product,
    hide_collection,
    lead_with_product,
    show_collection,
    write_collection,
)
from foundation.access.permissions import MANAGE_COLLECTIONS
from foundation.access.refusals import NotFound, Refusal
from storefront.look.figures import count
from storefront.look.shapes import Cell, Column, FoldTable, Option
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.collections import CollectionForm
from storefront.officer.searching import page_of
from storefront.officer.sending import tell, typed
from storefront.officer.wording import place_words

SEARCH = "cari"
WORDS = "words"
Change = Callable[..., Any]


@office_page(access=MANAGE_COLLECTIONS)
def collections(request: HttpRequest) -> HttpResponse:
    """All collections, shown or not, in the order of the pages."""
    page = page_of(request, collections_managed(request.viewer))
    context = {"page": page, "table": _table(page.object_list)}
    return shown(request, "officer/collections.html", context, nav="collections", seat=_seat(request))


@office_page(access=MANAGE_COLLECTIONS, methods=("GET", "POST"))
def add(request: HttpRequest) -> HttpResponse:
    """A new collection begins as a draft, with its words."""
    form = CollectionForm(typed(request))
    if request.method == "POST" and form.is_valid():
        written = _written(request, form, None)
        if written is not None:
            messages.success(request, _("Koleksi disimpan sebagai konsep. Sekarang tambahkan barang."))
            return redirect("officer:collection", written.pk)
    context = {"form": form}
    return shown(request, "officer/collection_add.html", context, nav="collections", seat=_seat(request))


@office_page(access=MANAGE_COLLECTIONS, methods=("GET", "POST"))
def collection(request: HttpRequest, id: int) -> HttpResponse:
    """One collection: its goods, its words, whether it is shown."""
    known = collection_managed(request.viewer, id)
    initial = {"name": known.name, "description": known.description, "sort": known.sort}
    form = CollectionForm(request.POST if WORDS in request.POST else None, initial=initial)
    refusal = None
    if request.method == "POST":
        answer = _words(request, form, id) if WORDS in request.POST else _changed(request, id)
        if isinstance(answer, HttpResponse):
            return answer
        refusal = answer
    query = request.GET.get(SEARCH, "").strip()
    context = {
        "collection": known,
        "goods": collected(request.viewer, id),
        "form": form,
        "refusal": refusal,
        "query": query,
        "rows": [
            Option(str(one.pk), one.name, note=f"{one.shop.name}, {place_words(one.shop.business.village)}")
            for one in products_to_collect(request.viewer, query, but=id)
        ],
        "public_url": reverse("public:collection", args=[known.slug]) if known.published else "",
    }
    return shown(request, "officer/collection.html", context, nav="collections", seat=_seat(request))


def _words(request: HttpRequest, form: CollectionForm, id: int) -> HttpResponse | None:
    if not form.is_valid() or _written(request, form, id) is None:
        return None
    messages.success(request, _("Tersimpan."))
    return redirect("officer:collection", id)


def _written(request: HttpRequest, form: CollectionForm, id: int | None) -> Any | None:
    given, viewer = form.cleaned_data, request.viewer
    try:
        return write_collection(
            collection_id=id,
            name=given["name"],
            description=given["description"],
            sort=given["sort"] or 0,
            by=viewer,
            at=viewer.at,
        )
    except Refusal as refusal:
        tell(form, refusal)
        return None


def _changed(request: HttpRequest, id: int) -> HttpResponse | Refusal | None:
    """What was pressed beside the words; the refusal where it cannot be."""
    pressed: dict[str, tuple[Change, dict[str, Any], Any]] = {
        "show": (show_collection, {}, _("Koleksi tampil untuk semua orang.")),
        "hide": (hide_collection, {}, _("Koleksi tidak tampil lagi. Barangnya tetap di toko.")),
        "drop": (drop_product, _product(request, "drop"), _("Barang dikeluarkan dari koleksi.")),
        "lead": (lead_with_product, _product(request, "lead"), _("Barang itu sekarang yang pertama.")),
        "add": (collect_products, _products(request), _("Barang ditambahkan.")),
    }
    for name, (change, arguments, told) in pressed.items():
        if name not in request.POST:
            continue
        try:
            change(collection_id=id, by=request.viewer, at=request.viewer.at, **arguments)
        except NotFound:
            raise
        except Refusal as refusal:
            return refusal
        messages.success(request, told)
        return redirect("officer:collection", id)
    return None


def _product(request: HttpRequest, name: str) -> dict[str, Any]:
    return {"product_id": _number(request.POST.get(name, ""))}


def _products(request: HttpRequest) -> dict[str, Any]:
    return {"product_ids": [_number(one) for one in request.POST.getlist("product") if one]}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else 0


def _seat(request: HttpRequest) -> Any:
    return seat_of(request, permission=MANAGE_COLLECTIONS)


def _table(rows: Any) -> FoldTable:
    return FoldTable(
        caption=_("Koleksi kabupaten"),
        columns=[
            Column(_("Nama"), lead=True),
            Column(_("Barang"), numeric=True),
            Column(_("Terlihat hari ini"), numeric=True),
            Column(_("Keadaan")),
        ],
        rows=[
            [
                Cell(one.name, url=reverse("officer:collection", args=[one.pk])),
                count(one.goods),
                count(one.visible),
                Cell(_("Tampil"), badge="good") if one.published else Cell(_("Konsep"), badge=" "),
            ]
            for one in rows
        ],
    )
