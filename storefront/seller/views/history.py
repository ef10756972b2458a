import re
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.sheets import csv_file
from marketplace.delivery.rules import method_name
from marketplace.orders.rules import STATE_NAMES
from marketplace.orders.selectors import (
    Asked,
    month_totals,
    order_history,
    order_history_count,
    sold_lines,
    vendor_orders_for,
)
from marketplace.orders.states import ACCEPTED
from storefront.look.figures import count, rupiah
from storefront.look.moments import month_words
from storefront.look.private_files import private_file
from storefront.look.shapes import Cell, Column, FoldTable, Pager
from storefront.seller.keeping import Keeping, for_keepers
from storefront.seller.showing.orders import orders_table
from storefront.seller.showing.packing import packing_list

PAGE_SIZE = 20
LONGEST = 80
MOST_PARCELS = 100
MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@page(access=SIGNED_IN)
@for_keepers
def history(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """Every order of the shop in hand: by month, state and words; the months with their sums."""
    asked, viewer = _asked(request, keeping), request.viewer
    total = order_history_count(viewer, asked)
    typed = request.GET.get("hal", "1")
    number = int(typed) if typed.isdecimal() and len(typed) < 6 and int(typed) else 1
    number = min(number, max(1, -(-total // PAGE_SIZE)))
    offset = (number - 1) * PAGE_SIZE
    found = order_history(viewer, asked, limit=PAGE_SIZE, offset=offset)
    months = month_totals(viewer, shop_id=keeping.shop.pk)
    context = {
        "keeping": keeping,
        "asked": asked,
        "month_value": f"{asked.month:%Y-%m}" if asked.month else "",
        "state_options": [(state, str(name)) for state, name in STATE_NAMES.items()],
        "month_options": [(f"{one.month:%Y-%m}", month_words(one.month)) for one in months],
        "table": orders_table(found, caption=_("Riwayat pesanan"), at=viewer.at, with_shop=False),
        "found": found,
        "total": total,
        "months": _months_table(months),
        "export_url": f"{reverse('seller:export')}?{_query(request)}".rstrip("?"),
        "pager": Pager(
            first=offset + 1,
            last=offset + len(found),
            total=total,
            previous_url=f"?{_query(request, hal=number - 1)}" if number > 1 else "",
            next_url=f"?{_query(request, hal=number + 1)}" if number * PAGE_SIZE < total else "",
        )
        if total > PAGE_SIZE
        else None,
        "nav": "orders",
    }
    response = render(request, "seller/history.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@page(access=SIGNED_IN)
@for_keepers
def export(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """The same orders as a file for a spreadsheet, a row a line."""
    asked = _asked(request, keeping)
    columns = [
        _("Nomor pesanan"),
        _("Nomor faktur"),
        _("Dipesan"),
        _("Keadaan"),
        _("Barang"),
        _("Pilihan"),
        _("Kode barang"),
        _("Jumlah"),
        _("Harga satuan"),
        _("Harga baris"),
        _("Cara kirim"),
        _("Ongkos kirim"),
        _("Penerima"),
        _("Desa tujuan"),
        _("Pembayaran"),
    ]
    rows = (
        (
            one.order_number,
            one.invoice_number,
            one.placed_at,
            one.state,
            one.product,
            one.variant,
            one.sku,
            one.quantity,
            one.unit_price,
            one.total,
            method_name(one.delivery),
            one.shipping_price,
            one.recipient,
            one.village,
            one.payment,
        )
        for one in sold_lines(request.viewer, asked)
    )
    month = f"-{asked.month:%Y-%m}" if asked.month else ""
    name = f"pesanan-{keeping.shop.slug}{month}.csv"
    return private_file(csv_file(columns, rows), "text/csv; charset=utf-8", name, attachment=True)


@page(access=SIGNED_IN)
@for_keepers
def packing(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """What to pick and what goes into which parcel, for all orders to be packed or those that are named."""
    named = {int(one) for one in request.GET.getlist("pesanan") if one.isdecimal() and len(one) < 18}
    found = vendor_orders_for(request.viewer, states=(ACCEPTED,), shop_id=keeping.shop.pk, limit=MOST_PARCELS)
    shown = [one for one in found if not named or one.part.id in named]
    context = {
        "keeping": keeping,
        **packing_list(shown, at=request.viewer.at),
        "all": len(found),
        "named": bool(named),
        "nav": "orders",
    }
    response = render(request, "seller/packing.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _asked(request: HttpRequest, keeping: Keeping) -> Asked:
    month = MONTH.fullmatch(request.GET.get("bulan", ""))
    state = request.GET.get("keadaan", "")
    return Asked(
        shop_id=keeping.shop.pk,
        month=date(int(month[1]), int(month[2]), 1) if month else None,
        state=state if state in STATE_NAMES else "",
        text=request.GET.get("cari", "").strip()[:LONGEST],
    )


def _query(request: HttpRequest, **more: Any) -> str:
    kept = {key: request.GET[key] for key in ("bulan", "keadaan", "cari") if request.GET.get(key)}
    return urlencode({**kept, **more})


def _months_table(months: Any) -> FoldTable:
    columns = [
        Column(_("Bulan"), lead=True),
        Column(_("Pesanan"), numeric=True),
        Column(_("Barang"), numeric=True),
        Column(_("Ongkos kirim"), numeric=True),
        Column(_("Jumlah"), numeric=True),
        Column(_("Batal"), numeric=True),
    ]
    address = reverse("seller:history")
    rows = [
        [
            Cell(month_words(one.month), url=f"{address}?bulan={one.month:%Y-%m}"),
            count(one.orders),
            rupiah(one.goods),
            rupiah(one.shipping),
            rupiah(one.total),
            count(one.called_off),
        ]
        for one in months
    ]
    return FoldTable(_("Jumlah tiap bulan"), columns, rows)
