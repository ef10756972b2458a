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
from marketplace.delivery.states import COURIER, PICKUP
from marketplace.orders import services
from marketplace.orders.selectors import vendor_order_for, vendor_orders_for, vendor_orders_waiting
from marketplace.orders.states import ACCEPTED, CANCELLED, DECLINED, DELIVERED, PLACED, READY, SHIPPED
from storefront.look.shapes import CartLine, Pager, Sum, Tab
from storefront.seller.forms.orders import ReasonForm, ShipForm
from storefront.seller.keeping import Keeping, for_keepers
from storefront.seller.refused import tell
from storefront.seller.showing.orders import badge_kind, headline, order_journey, orders_table, state_words
from storefront.seller.wording import phone_words, village_kind

PAGE_SIZE = 20
MOST_WAITING = 100
THUMB = 256
WAITING = "menunggu"
GROUPS = {
    WAITING: (gettext_lazy("Menunggu Anda"), (PLACED, ACCEPTED)),
    "jalan": (gettext_lazy("Di jalan"), (READY, SHIPPED)),
    "selesai": (gettext_lazy("Selesai"), (DELIVERED,)),
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
    total = sum(keeping.orders.get(state, 0) for state in states)
    number = _page_number(request, total)
    if chosen == WAITING:
        found = vendor_orders_waiting(viewer, limit=MOST_WAITING)
    else:
        found = vendor_orders_for(viewer, states=states, limit=PAGE_SIZE, offset=(number - 1) * PAGE_SIZE)
    address, paged = reverse("seller:orders"), chosen != WAITING and total > PAGE_SIZE
    context = {
        "keeping": keeping,
        "tabs": [
            Tab(
                str(name),
                f"{address}?bagian={group}",
                current=group == chosen,
                count=sum(keeping.orders.get(state, 0) for state in inside),
                late=group == WAITING and any(one.part.late for one in found if chosen == WAITING),
            )
            for group, (name, inside) in GROUPS.items()
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
    reason, ship, problem = ReasonForm(request.POST or None), ShipForm(request.POST or None), ""
    step = request.POST.get("step", "")
    if request.method == "POST":
        if step not in STEPS:
            raise Http404
        form = ship if step == "ship" else reason
        form.is_valid()
        try:
            told = STEPS[step](request, id)
        except NotFound:
            raise
        except Refusal as refusal:
            if refusal.field in form.fields:
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
        "reason_form": reason if step in CALL_OFF_STEPS else ReasonForm(),
        "ship_form": ship if step == "ship" else ShipForm(),
        "calling_off": step in CALL_OFF_STEPS,
        "problem": problem,
        "has_errors": request.method == "POST",
        "nav": "orders",
    }
    response = render(request, "seller/order.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


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
            Sum(_("Anda terima tunai"), part.total, total=True),
        ],
        "phone": phone_words(contact.phone),
        "address": ", ".join(one for one in (contact.street, place, district, contact.postal_code) if one),
        "journey": order_journey(part, at=at),
        "may_accept": part.state == PLACED,
        "may_ready": part.state == ACCEPTED and part.delivery_method == PICKUP,
        "may_ship": part.state == ACCEPTED and part.delivery_method == COURIER,
        "may_deliver": part.state in (READY, SHIPPED),
        "may_confirm": part.state == DELIVERED and part.payment_pending,
        "may_decline": part.state in (PLACED, ACCEPTED),
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
    number = request.POST.get("tracking_number", "")
    services.ship_order(vendor_order_id=id, tracking_number=number, by=request.viewer, at=request.viewer.at)
    return _("Pembeli sudah kami kabari bahwa barangnya dibawa kurir.")


def _deliver(request: HttpRequest, id: int) -> str:
    services.deliver_order(vendor_order_id=id, by=request.viewer, at=request.viewer.at)
    return _("Tercatat: barang diserahkan dan uang tunai Anda terima.")


def _call_off(request: HttpRequest, id: int) -> str:
    reason = request.POST.get("reason", "")
    services.call_off_order(vendor_order_id=id, reason=reason, by=request.viewer, at=request.viewer.at)
    return _("Pesanan dibatalkan. Pembeli sudah kami kabari, stok kembali.")


def _cash(request: HttpRequest, id: int) -> str:
    services.confirm_cash(vendor_order_id=id, by=request.viewer, at=request.viewer.at)
    return _("Tercatat: uang tunai Anda terima.")


CALL_OFF_STEPS = ("decline", "call_off")
STEPS: dict[str, Callable[[HttpRequest, int], str]] = {
    "accept": _accept,
    "decline": _decline,
    "ready": _ready,
    "ship": _ship,
    "deliver": _deliver,
    "call_off": _call_off,
    "cash": _cash,
}
"""The button that was pressed, and the one service that it stands for."""
