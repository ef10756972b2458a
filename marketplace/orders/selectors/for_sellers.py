from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from marketplace.delivery.states import COURIER
from marketplace.orders.models import VendorOrder
from marketplace.orders.selectors.views import ContactView, PartView, contact_view, part_views
from marketplace.orders.states import ACCEPTED, DELIVERED, OPEN_STATES, PLACED
from marketplace.payments.models import Payment
from marketplace.payments.states import PAID, PENDING
from vendors.mandates.states import ORDERS
from vendors.shops.selectors import shops_of


@dataclass(frozen=True, slots=True)
class SellerOrder:
    """A VendorOrder with the buyer's contact: the street only where a courier needs it."""

    part: PartView
    contact: ContactView


@dataclass(frozen=True, slots=True)
class Takings:
    """Cash of a seller's shops, in rupiah: received, and still to come with open or unconfirmed orders."""

    received: int
    expected: int


def vendor_orders_for(
    viewer: Viewer,
    *,
    states: Sequence[str] = (),
    shop_id: int | None = None,
    limit: int = 50,
    offset: int = 0,
) -> list[SellerOrder]:
    """The orders of the viewer's own shops, newest first. Three queries."""
    rows = _of(viewer)
    if states:
        rows = rows.filter(state__in=states)
    if shop_id is not None:
        rows = rows.filter(shop_id=shop_id)
    return _seller_orders(rows.order_by("-placed_at", "-pk")[offset : offset + limit], viewer)


def vendor_orders_waiting(viewer: Viewer, *, limit: int = 20) -> list[SellerOrder]:
    """What waits for the seller: to take up, to pack, and cash to confirm; the earliest deadline first."""
    rows = _of(viewer).filter(Q(state__in=(PLACED, ACCEPTED)) | Q(state=DELIVERED, payments__state=PENDING))
    return _seller_orders(rows.order_by("due_at", "pk")[:limit], viewer)


def vendor_order_for(viewer: Viewer, vendor_order_id: int) -> SellerOrder:
    """One order of one of the viewer's own shops; raises NotFound for anybody else's. Three queries."""
    found = _seller_orders(_of(viewer).filter(pk=vendor_order_id), viewer)
    if not found:
        raise NotFound()
    return found[0]


def vendor_order_counts(viewer: Viewer) -> dict[str, int]:
    """How many orders of the viewer's own shops stand in each state."""
    rows = VendorOrder.objects.filter(shop_id__in=shops_of(viewer, ORDERS).values("pk"))
    return dict(rows.values_list("state").annotate(n=Count("pk")).order_by("state"))


def takings_of(viewer: Viewer) -> Takings:
    """The cash of the viewer's own shops."""
    rows = Payment.objects.filter(vendor_order__shop_id__in=shops_of(viewer, ORDERS).values("pk"))
    sums = rows.aggregate(
        received=Sum("amount", filter=Q(state=PAID)),
        expected=Sum("amount", filter=Q(state=PENDING, vendor_order__state__in=(*OPEN_STATES, DELIVERED))),
    )
    return Takings(received=sums["received"] or 0, expected=sums["expected"] or 0)


def _of(viewer: Viewer) -> QuerySet[VendorOrder]:
    return VendorOrder.objects.filter(shop_id__in=shops_of(viewer, ORDERS).values("pk")).select_related(
        "order__village__parent", "shop__business__village"
    )


def _seller_orders(rows: QuerySet[VendorOrder], viewer: Viewer) -> list[SellerOrder]:
    parts = list(rows)
    contacts = {
        part.pk: contact_view(part.order, masked=False, with_street=part.delivery_method == COURIER)
        for part in parts
    }
    return [SellerOrder(part=view, contact=contacts[view.id]) for view in part_views(parts, at=viewer.at)]
