from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from marketplace.delivery.states import PICKUP
from marketplace.orders.models import VendorOrder
from marketplace.orders.selectors.views import ContactView, PartView, contact_view, part_views
from marketplace.orders.states import DELIVERED, OPEN_STATES, PLACED, RETURN_ASKED, TO_PACK
from marketplace.payments.models import Payment
from marketplace.payments.papers import OpenedPaper, open_paper
from marketplace.payments.states import AWAITED, CLAIMED, DISPUTED, PAID, PENDING, REFUND_DUE, SENT
from vendors.mandates.states import ORDERS
from vendors.shops.selectors import shops_of


@dataclass(frozen=True, slots=True)
class SellerOrder:
    """A VendorOrder with the buyer's contact: the street only where a courier needs it."""

    part: PartView
    contact: ContactView


UNPAID = Q(state=PLACED, payments__bank_account__isnull=False, payments__state__in=(PENDING, DISPUTED))
"""The buyer has to act first: these wait for his transfer."""

WAITING = (
    (Q(state__in=TO_PACK) & ~UNPAID)
    | Q(state=DELIVERED, payments__state=PENDING)
    | Q(state=RETURN_ASKED)
    | Q(payments__state__in=(SENT, CLAIMED, REFUND_DUE))
)
"""To take up, to pack, to hand over, to answer; money to note or to pay back."""


@dataclass(frozen=True, slots=True)
class OrderCounts:
    """How many orders of a seller stand in each state, wait for him, and wait for a transfer."""

    by_state: dict[str, int]
    waiting: int
    unpaid: int


@dataclass(frozen=True, slots=True)
class Takings:
    """Money of a seller's shops, in rupiah: received, and still to come with open or unconfirmed orders."""

    received: int
    expected: int


def vendor_orders_for(
    viewer: Viewer,
    *,
    states: Sequence[str] = (),
    shop_id: int | None = None,
    unpaid: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> list[SellerOrder]:
    """The orders of the viewer's own shops, newest first; `unpaid` ones alone. Three queries."""
    rows = _of(viewer)
    if unpaid:
        rows = rows.filter(UNPAID)
    if states:
        rows = rows.filter(state__in=states)
    if shop_id is not None:
        rows = rows.filter(shop_id=shop_id)
    return seller_orders(rows.order_by("-placed_at", "-pk")[offset : offset + limit], viewer)


def vendor_orders_waiting(viewer: Viewer, *, limit: int = 20) -> list[SellerOrder]:
    """What waits for the seller, whatever it is; the earliest deadline first."""
    rows = _of(viewer).filter(WAITING)
    return seller_orders(rows.order_by("due_at", "pk")[:limit], viewer)


def vendor_order_for(viewer: Viewer, vendor_order_id: int) -> SellerOrder:
    """One order of one of the viewer's own shops; raises NotFound for anybody else's. Four queries."""
    found = seller_orders(_of(viewer).filter(pk=vendor_order_id), viewer, with_papers=True)
    if not found:
        raise NotFound()
    return found[0]


def paper_for_seller(viewer: Viewer, vendor_order_id: int, paper_id: int) -> OpenedPaper:
    """A proof or photo of an order of the viewer's own shops; raises NotFound for anybody else's."""
    mine = _of(viewer).filter(pk=vendor_order_id).values_list("pk", flat=True)
    return open_paper(vendor_order_ids=list(mine), paper_id=paper_id)


def vendor_order_counts(viewer: Viewer) -> OrderCounts:
    """How many orders of the viewer's own shops stand in each state, and wait for whom. One query."""
    rows = list(
        VendorOrder.objects.filter(shop_id__in=shops_of(viewer, ORDERS).values("pk"))
        .values_list("state")
        .annotate(
            n=Count("pk", distinct=True),
            waiting=Count("pk", filter=WAITING, distinct=True),
            unpaid=Count("pk", filter=UNPAID, distinct=True),
        )
        .order_by("state")
    )
    return OrderCounts(
        by_state={state: n for state, n, _waiting, _unpaid in rows},
        waiting=sum(waiting for _state, _n, waiting, _unpaid in rows),
        unpaid=sum(unpaid for _state, _n, _waiting, unpaid in rows),
    )


def takings_of(viewer: Viewer) -> Takings:
    """The money of the viewer's own shops."""
    rows = Payment.objects.filter(vendor_order__shop_id__in=shops_of(viewer, ORDERS).values("pk"))
    sums = rows.aggregate(
        received=Sum("amount", filter=Q(state=PAID)),
        expected=Sum(
            "amount", filter=Q(state__in=AWAITED, vendor_order__state__in=(*OPEN_STATES, DELIVERED))
        ),
    )
    return Takings(received=sums["received"] or 0, expected=sums["expected"] or 0)


def _of(viewer: Viewer) -> QuerySet[VendorOrder]:
    return VendorOrder.objects.filter(shop_id__in=shops_of(viewer, ORDERS).values("pk")).select_related(
        "order__village__parent", "shop__business__village", "return_case"
    )


def seller_orders(
    rows: QuerySet[VendorOrder], viewer: Viewer, *, with_papers: bool = False
) -> list[SellerOrder]:
    parts = list(rows)
    contacts = {
        part.pk: contact_view(part.order, masked=False, with_street=part.delivery_method != PICKUP)
        for part in parts
    }
    views = part_views(parts, at=viewer.at, with_papers=with_papers)
    return [SellerOrder(part=view, contact=contacts[view.id]) for view in views]
