from datetime import datetime
from uuid import UUID

from django.db import transaction

# Messages are written in the mall's own language, whatever the page of him who caused them.
from django.utils.translation import gettext_noop as _

from foundation.access.viewer import Viewer
from marketplace.orders.models import Fulfilment, Order, VendorOrder
from marketplace.orders.rules import (
    AlreadyReceived,
    CannotCancel,
    NothingToCancel,
    buyer_may_cancel,
    refuse_move,
)
from marketplace.orders.services.announce import tell_seller
from marketplace.orders.services.by_sellers import owes_cash
from marketplace.orders.services.moving import hold_parts, move, order_of_buyer
from marketplace.orders.services.stock import hand_over, lock_stock_of, release
from marketplace.orders.states import CANCELLED, DELIVERED, OPEN_STATES
from marketplace.payments.services import cancel_payments


@transaction.atomic
def confirm_received(*, order_id: UUID, vendor_order_id: int, by: Viewer, at: datetime) -> VendorOrder:
    """The buyer has the goods of one shop. The cash is confirmed by the shop alone.

    Raises NotFound, AlreadyReceived, WrongState.
    """
    order = order_of_buyer(order_id, by=by)
    lock_stock_of([vendor_order_id])
    (part,) = hold_parts(order, [vendor_order_id])
    if part.received_at is not None:
        raise AlreadyReceived()
    if part.state == DELIVERED:
        part.received_at = at
        part.save(update_fields=["received_at"])
    else:
        refuse_move(part, DELIVERED)
        hand_over(part.pk)
        Fulfilment.objects.get_or_create(vendor_order=part, defaults={"created_at": at})
        move(part, DELIVERED, by=by, at=at, delivered_at=at, received_at=at)
    tell_seller(
        part,
        kind="vendor_order_received",
        subject=_("Pembeli sudah menerima pesanan %(number)s") % {"number": part.number},
        body=_("Catat uang tunainya bila belum.")
        if owes_cash(part)
        else _("Tidak ada yang perlu Anda lakukan sekarang."),
        at=at,
    )
    return part


@transaction.atomic
def cancel_order(
    *, order_id: UUID, by: Viewer, at: datetime, vendor_order_id: int | None = None, reason: str = ""
) -> Order:
    """The buyer calls an order off, or the part of one shop: stock is free again, nothing is owed.

    Possible while the shop has not taken it up, or when it is late with packing. Without a
    `vendor_order_id` all open parts go, or none. Raises NotFound, CannotCancel, NothingToCancel.
    """
    order = order_of_buyer(order_id, by=by)
    chosen = (
        [vendor_order_id]
        if vendor_order_id is not None
        else list(order.vendor_orders.values_list("pk", flat=True))
    )
    lock_stock_of(chosen)
    parts = [part for part in hold_parts(order, chosen) if part.state in OPEN_STATES]
    if not parts:
        raise NothingToCancel()
    for part in parts:
        if not buyer_may_cancel(part, at):
            raise CannotCancel(shop=part.shop.name)
    ids = [part.pk for part in parts]
    reason = reason.strip()[:300] or _("Dibatalkan pembeli")
    release(ids)
    for part in parts:
        move(part, CANCELLED, by=by, at=at, reason=reason)
    cancel_payments(vendor_order_ids=ids, by=by.account_id, at=at, reason=reason)
    for part in parts:
        tell_seller(
            part,
            kind="vendor_order_cancelled",
            subject=_("Pesanan %(number)s dibatalkan pembeli") % {"number": part.number},
            body=_("Jangan kirim. Stoknya sudah kembali."),
            at=at,
        )
    return order
