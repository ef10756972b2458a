from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.media.formats import picture_url
from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from marketplace.delivery.states import PICKUP
from marketplace.orders import services
from marketplace.orders.selectors import (
    paper_for_seller,
    vendor_order_for,
    vendor_orders_for,
    vendor_orders_waiting,
)
from marketplace.orders.states import (
    ACCEPTED,
    CANCELLED,
    DECLINED,
    DELIVERED,
    PACKED,
    PLACED,
    READY,
    RETURNED,
    RETURNING,
    SHIPPED,
)
from storefront.look.private_files import private_file
from storefront.look.shapes import CartLine, Pager, Sum, Tab
from storefront.seller.forms.orders import ProofForm, ReasonForm, ReceiveForm, ShipForm
from storefront.seller.keeping import Keeping, for_keepers
from storefront.seller.refused import tell
from storefront.seller.showing.orders import (
    badge_kind,
    headline,
    next_step,
    order_journey,
    orders_table,
    paying_words,
    state_words,
)
from storefront.seller.wording import phone_words, village_kind

PAGE_SIZE = 20
MOST_WAITING = 100
THUMB = 256
WAITING, UNPAID = "menunggu", "belum-dibayar"
GROUPS = {
    WAITING: (gettext_lazy("Menunggu Anda"), ()),
    UNPAID: (gettext_lazy("Belum dibayar"), (PLACED,)),
    "jalan": (gettext_lazy("Di jalan"), (READY, SHIPPED)),
    "selesai": (gettext_lazy("Selesai"), (DELIVERED,)),
    "retur": (gettext_lazy("Retur"), (*RETURNING, RETURNED)),
    "batal": (gettext_lazy("Batal"), (DECLINED, CANCELLED)),
}
"""What the address calls a group, its name, its states."""


@page(access=SIGNED_IN)
@for_keepers
def orders(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """The orders of all shops of the seller: what waits by its deadline, everything else newest first."""
    viewer, chosen = request.viewer, request.GET.get("bagian", WAITING)
    if chosen not in GROUPS:
        raise Http404
    states = GROUPS[chosen][1]
    total = _count(keeping, chosen)
    number = _page_number(request, total)
    if chosen == WAITING:
        found = vendor_orders_waiting(viewer, limit=MOST_WAITING)
    else:
        found = vendor_orders_for(
            viewer,
            states=states,
            unpaid=chosen == UNPAID,
            limit=PAGE_SIZE,
            offset=(number - 1) * PAGE_SIZE,
        )
    address, paged = reverse("seller:orders"), chosen != WAITING and total > PAGE_SIZE
    context = {
        "keeping": keeping,
        "tabs": [
            Tab(
                str(name),
                f"{address}?bagian={group}",
                current=group == chosen,
                count=_count(keeping, group),
                late=group == WAITING and any(one.part.late for one in found if chosen == WAITING),
            )
            for group, (name, _states) in GROUPS.items()
        ],
        "table": orders_table(
            found, caption=str(GROUPS[chosen][0]), at=viewer.at, with_shop=keeping.has_several
        ),
        "found": found,
        "waits": chosen == WAITING,
        "pager": _pager(number, len(found), total, f"{address}?bagian={chosen}") if paged else None,
        "nav": "orders",
    }
    return render(request, "seller/orders.html", context)


def _count(keeping: Keeping, group: str) -> int:
    if group in (WAITING, UNPAID):
        return keeping.waiting if group == WAITING else keeping.unpaid
    return sum(keeping.orders.get(state, 0) for state in GROUPS[group][1])


def _page_number(request: HttpRequest, total: int) -> int:
    typed = request.GET.get("hal", "1")
    last = max(1, -(-total // PAGE_SIZE))
    return min(max(1, int(typed)), last) if typed.isdecimal() else 1


def _pager(number: int, shown: int, total: int, address: str) -> Pager:
    first = (number - 1) * PAGE_SIZE + 1
    return Pager(
        first=first,
        last=first + shown - 1,
        total=total,
        previous_url=f"{address}&hal={number - 1}" if number > 1 else "",
        next_url=f"{address}&hal={number + 1}" if number * PAGE_SIZE < total else "",
    )


@page(access=SIGNED_IN, methods=("GET", "POST"))
@for_keepers
def order(request: HttpRequest, keeping: Keeping, id: int) -> HttpResponse:
    """One order of one's own shops, the buyer's contact with it, and the step that is next."""
    found = vendor_order_for(request.viewer, id)
    step, problem = request.POST.get("step", ""), ""
    forms: dict[str, Any] = {
        "reason_form": ReasonForm(request.POST if step in REASON_STEPS else None),
        "ship_form": ShipForm(request.POST if step == "ship" else None),
        "proof_form": ProofForm(*((request.POST, request.FILES) if step == "refund" else ())),
        "receive_form": ReceiveForm(),
    }
    if request.method == "POST":
        if step not in STEPS:
            raise Http404
        bound = [form for form in forms.values() if form.is_bound and form.is_valid()]
        try:
            told = STEPS[step](request, id)
        except NotFound:
            raise
        except Refusal as refusal:
            form = next((form for form in bound if refusal.field in form.fields), None)
            if form is not None:
                tell(form, refusal)
            else:
                problem = str(refusal)
            found = vendor_order_for(request.viewer, id)
        else:
            messages.success(request, told)
            return redirect("seller:order", id)
    context = {
        **_shown(found, at=request.viewer.at),
        "keeping": keeping,
        **forms,
        "refused_step": step,
        "reason_open": step in REASON_STEPS,
        "problem": problem,
        "has_errors": request.method == "POST",
        "nav": "orders",
    }
    response = render(request, "seller/order.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@page(access=SIGNED_IN)
def order_paper(request: HttpRequest, id: int, paper: int) -> HttpResponse:
    """A proof or photo of an order of one's own shops."""
    opened = paper_for_seller(request.viewer, id, paper)
    return private_file(opened.content, opened.content_type, opened.file_name, attachment=False)


def _shown(order: Any, *, at: Any) -> dict[str, Any]:
    part, contact = order.part, order.contact
    place = f"{village_kind(contact.village_level)} {contact.village}" if contact.village else ""
    district = f"Kec. {contact.district}" if contact.district else ""
    return {
        "order": order,
        "part": part,
        "contact": contact,
        "headline": headline(part, at=at),
        "badge": state_words(part),
        "badge_kind": badge_kind(part),
        "lines": [
            CartLine(
                url="",
                name=line.name,
                variant=line.variant_name,
                amount=line.total,
                quantity=line.quantity,
                photo_url=picture_url(line.picture_sha, THUMB) if line.picture_sha else "",
            )
            for line in part.lines
        ],
        "sums": [
            Sum(_("Barang"), part.subtotal),
            Sum(part.method_name, part.shipping_price or _("Gratis")),
            Sum(_("Anda terima"), part.total, total=True),
        ],
        "phone": phone_words(contact.phone),
        "address": ", ".join(one for one in (contact.street, place, district, contact.postal_code) if one),
        "journey": order_journey(part, at=at),
        "step": next_step(part),
        "paying": paying_words(part),
        "may_ship_at_once": part.state == ACCEPTED and part.delivery_method != PICKUP,
        # With a transfer unanswered the shop says first whether the money came.
        "may_decline": part.state in (PLACED, ACCEPTED, PACKED) and not part.paying.to_answer,
        "may_call_off": part.state in (READY, SHIPPED),
    }


def _accept(request: HttpRequest, id: int) -> str:
    services.accept_order(vendor_order_id=id, by=request.viewer, at=request.viewer.at)
    return _("Pesanan Anda terima. Pembeli sudah kami kabari.")


def _decline(request: HttpRequest, id: int) -> str:
    reason = request.POST.get("reason", "")
    services.decline_order(vendor_order_id=id, reason=reason, by=request.viewer, at=request.viewer.at)
    return _("Pesanan Anda tolak. Pembeli sudah kami kabari, stok kembali.")


def _ready(request: HttpRequest, id: int) -> str:
    services.ready_order(vendor_order_id=id, by=request.viewer, at=request.viewer.at)
    return _("Pembeli sudah kami kabari bahwa barangnya siap diambil.")


def _ship(request: HttpRequest, id: int) -> str:
    services.ship_order(
        vendor_order_id=id,
        courier_name=request.POST.get("courier_name", ""),
        tracking_number=request.POST.get("tracking_number", ""),
        by=request.viewer,
        at=request.viewer.at,
    )
    return _("Pembeli sudah kami kabari bahwa barangnya dibawa kurir.")


def _deliver(request: HttpRequest, id: int) -> str:
    services.deliver_order(vendor_order_id=id, by=request.viewer, at=request.viewer.at)
    return _("Tercatat: barang diserahkan dan dibayar.")


def _call_off(request: HttpRequest, id: int) -> str:
    reason = request.POST.get("reason", "")
    services.call_off_order(vendor_order_id=id, reason=reason, by=request.viewer, at=request.viewer.at)
    return _("Pesanan dibatalkan. Pembeli sudah kami kabari, stok kembali.")


def _cash(request: HttpRequest, id: int) -> str:
    services.confirm_cash(vendor_order_id=id, by=request.viewer, at=request.viewer.at)
    return _("Tercatat: uang tunai Anda terima.")


def _pack(request: HttpRequest, id: int) -> str:
    services.pack_order(vendor_order_id=id, by=request.viewer, at=request.viewer.at)
    return _("Tercatat: sudah dikemas. Serahkan ke kurir sebelum batasnya.")


def _transfer_came(request: HttpRequest, id: int) -> str:
    services.confirm_transfer(vendor_order_id=id, by=request.viewer, at=request.viewer.at)
    return _("Tercatat: transfernya sudah masuk. Pembeli sudah kami kabari.")


def _transfer_missing(request: HttpRequest, id: int) -> str:
    reason = request.POST.get("reason", "")
    services.dispute_transfer(vendor_order_id=id, reason=reason, by=request.viewer, at=request.viewer.at)
    return _("Tercatat: transfernya belum masuk. Pembeli kami minta memeriksa.")


def _refund(request: HttpRequest, id: int) -> str:
    content = ProofForm(request.POST, request.FILES).content()
    services.send_refund(vendor_order_id=id, content=content, by=request.viewer, at=request.viewer.at)
    return _("Bukti terkirim. Pembeli kami minta mencatat bahwa uangnya sudah kembali.")


def _accept_return(request: HttpRequest, id: int) -> str:
    services.accept_return(vendor_order_id=id, by=request.viewer, at=request.viewer.at)
    return _("Retur Anda setujui. Pembeli punya tujuh hari untuk mengembalikan barangnya.")


def _decline_return(request: HttpRequest, id: int) -> str:
    reason = request.POST.get("reason", "")
    services.decline_return(vendor_order_id=id, reason=reason, by=request.viewer, at=request.viewer.at)
    return _("Retur Anda tolak. Pembeli sudah kami kabari alasannya.")


def _receive(request: HttpRequest, id: int) -> str:
    restock = "restock" in request.POST
    services.receive_return(vendor_order_id=id, restock=restock, by=request.viewer, at=request.viewer.at)
    return _("Tercatat: barang sudah kembali. Sekarang kembalikan uangnya.")


REASON_STEPS = ("decline", "call_off", "transfer_missing", "decline_return")
STEPS: dict[str, Callable[[HttpRequest, int], str]] = {
    "accept": _accept,
    "decline": _decline,
    "pack": _pack,
    "ready": _ready,
    "ship": _ship,
    "deliver": _deliver,
    "call_off": _call_off,
    "cash": _cash,
    "transfer_came": _transfer_came,
    "transfer_missing": _transfer_missing,
    "refund": _refund,
    "accept_return": _accept_return,
    "decline_return": _decline_return,
    "receive": _receive,
}
"""The button that was pressed, and the one service that it stands for."""
