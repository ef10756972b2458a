"""How every step of a VendorOrder is taken: held for whoever acts, moved by the table, recorded."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from marketplace.orders.models import Order, VendorOrder
from marketplace.orders.rules import is_buyer
from marketplace.orders.services.invoicing import invoice_after_move
from marketplace.orders.states import CALLED_OFF
from vendors.mandates.states import ORDERS
from vendors.shops.selectors import shops_of


def hold_for_seller(vendor_order_id: int, *, by: Viewer) -> VendorOrder:
    """A VendorOrder of one of the seller's shops, locked. Raises NotFound.

    The seller is the verified owner of the business. After his death nobody passes here until mandates
    (agents, heirs) come; the shop's standing itself is not asked, so open orders outlive a fallen permit.
    """
    part = (
        VendorOrder.objects.select_for_update(of=("self",))
        .select_related("order", "shop__business")
        .filter(pk=vendor_order_id, shop_id__in=shops_of(by, ORDERS).values("pk"))
        .first()
    )
    if part is None:
        raise NotFound(field="id")
    return part


def hold_part(vendor_order_id: int) -> VendorOrder:
    """A VendorOrder, locked, for the clock, which acts for nobody."""
    rows = VendorOrder.objects.select_for_update(of=("self",)).select_related("order", "shop__business")
    return rows.get(pk=vendor_order_id)


def order_of_buyer(order_id: UUID, *, by: Viewer) -> Order:
    """The buyer's order, not locked: what is read of it never changes. Raises NotFound."""
    order = Order.objects.filter(pk=order_id).first()
    if order is None or not is_buyer(order, by):
        raise NotFound(field="id")
    return order


def hold_parts(order: Order, vendor_order_ids: Sequence[int]) -> list[VendorOrder]:
    """VendorOrders of one order, locked in key order. Raises NotFound if one is not of it."""
    parts = list(
        VendorOrder.objects.select_for_update(of=("self",))
        .select_related("shop__business")
        .filter(order=order, pk__in=vendor_order_ids)
        .order_by("pk")
    )
    if len(parts) != len(set(vendor_order_ids)):
        raise NotFound(field="vendor_order_id")
    for part in parts:
        part.order = order
    return parts


def move(
    part: VendorOrder, to_state: str, *, by: Viewer, at: datetime, reason: str = "", **changes: object
) -> None:
    """Put a held VendorOrder into its next state, with the fields that belong to it, and record the step."""
    before, part.state = part.state, to_state
    if to_state in CALLED_OFF:
        changes |= {"closed_at": at, "reason": reason}
    changes |= {"reminded_at": None}
    for name, value in changes.items():
        setattr(part, name, value)
    part.save(update_fields=["state", *changes])
    record_transition(
        subject=part, from_state=before, to_state=to_state, by=by.account_id, at=at, reason=reason
    )
    invoice_after_move(part, at=at)
