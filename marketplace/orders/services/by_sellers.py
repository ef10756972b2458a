from datetime import datetime

from django.db import transaction

# Messages are written in the mall's own language, whatever the page of him who caused them.
from django.utils.translation import gettext_noop as _

from foundation.access.viewer import Viewer
from marketplace.delivery.states import BROUGHT, PICKUP
from marketplace.orders.models import Fulfilment, VendorOrder
from marketplace.orders.rules import (
    COURIER_NAME_LENGTH,
    STATE_NAMES,
    TRACKING_LENGTH,
    CourierNameTooLong,
    NotPaidYet,
    TrackingTooLong,
    WrongState,
    given_reason,
    pack_by,
    refuse_method,
    refuse_move,
)
from marketplace.orders.services.announce import announce_step
from marketplace.orders.services.moving import hold_for_seller, move
from marketplace.orders.services.stock import hand_over, lock_stock_of, release
from marketplace.orders.states import ACCEPTED, CANCELLED, DECLINED, DELIVERED, PACKED, READY, SHIPPED
from marketplace.payments.services import cancel_payments, confirm_payments
from marketplace.payments.states import AWAITED, DISPUTED, PENDING


@transaction.atomic
def accept_order(*, vendor_order_id: int, by: Viewer, at: datetime) -> VendorOrder:
    """The shop takes the order up; one that is paid by transfer by noting that the money came.

    Raises NotFound, WrongState, NotPaidYet.
    """
    part = hold_for_seller(vendor_order_id, by=by)
    refuse_move(part, ACCEPTED)
    if _awaits_transfer(part):
        raise NotPaidYet()
    move(part, ACCEPTED, by=by, at=at, accepted_at=at)
    announce_step(
        part,
        subject=_("%(shop)s mengemas pesanan Anda"),
        body=_("Pesanan %(number)s sedang dikemas."),
        at=at,
    )
    return part


@transaction.atomic
def pack_order(*, vendor_order_id: int, by: Viewer, at: datetime) -> VendorOrder:
    """Packed, to be given to a courier by noon of the next day. Raises NotFound, WrongState, WrongMethod."""
    part = hold_for_seller(vendor_order_id, by=by)
    refuse_move(part, PACKED)
    refuse_method(part, *BROUGHT)
    move(part, PACKED, by=by, at=at, packed_at=at, due_at=pack_by(at))
    announce_step(
        part,
        subject=_("Pesanan dari %(shop)s sudah dikemas"),
        body=_("Pesanan %(number)s menunggu kurir."),
        at=at,
    )
    return part


@transaction.atomic
def decline_order(*, vendor_order_id: int, reason: str, by: Viewer, at: datetime) -> VendorOrder:
    """The shop cannot serve the order: stock is free again, nothing is owed.

    Raises NotFound, WrongState, ReasonMissing.
    """
    return _call_off(vendor_order_id, DECLINED, reason=reason, by=by, at=at)


@transaction.atomic
def call_off_order(*, vendor_order_id: int, reason: str, by: Viewer, at: datetime) -> VendorOrder:
    """A parcel came back or was never collected: the goods are in the shop again, nothing is owed.

    Raises NotFound, WrongState, ReasonMissing.
    """
    return _call_off(vendor_order_id, CANCELLED, reason=reason, by=by, at=at)


@transaction.atomic
def ready_order(*, vendor_order_id: int, by: Viewer, at: datetime) -> VendorOrder:
    """Packed, to be collected at the shop. Raises NotFound, WrongState, WrongMethod."""
    part = hold_for_seller(vendor_order_id, by=by)
    refuse_move(part, READY)
    refuse_method(part, PICKUP)
    move(part, READY, by=by, at=at, ready_at=at)
    announce_step(
        part,
        subject=_("Pesanan Anda siap diambil di %(shop)s"),
        body=_("Sebut nomor %(number)s, lalu bayar tunai di toko.")
        if owes_cash(part)
        else _("Sebut nomor %(number)s. Sudah dibayar."),
        at=at,
    )
    return part


@transaction.atomic
def ship_order(
    *, vendor_order_id: int, by: Viewer, at: datetime, tracking_number: str = "", courier_name: str = ""
) -> VendorOrder:
    """Given to the courier. Raises NotFound, WrongState, WrongMethod, CourierNameTooLong, TrackingTooLong."""
    part = hold_for_seller(vendor_order_id, by=by)
    tracking, courier = tracking_number.strip(), courier_name.strip()
    refuse_move(part, SHIPPED)
    refuse_method(part, *BROUGHT)
    if len(courier) > COURIER_NAME_LENGTH:
        raise CourierNameTooLong(length=COURIER_NAME_LENGTH)
    if len(tracking) > TRACKING_LENGTH:
        raise TrackingTooLong(length=TRACKING_LENGTH)
    Fulfilment.objects.create(
        vendor_order=part, courier_name=courier, tracking_number=tracking, created_at=at
    )
    move(part, SHIPPED, by=by, at=at, shipped_at=at, tracking_number=tracking, courier_name=courier)
    announce_step(
        part,
        subject=_("Pesanan dari %(shop)s dalam perjalanan"),
        body=_("Pesanan %(number)s dibawa kurir. Siapkan uang tunai.")
        if owes_cash(part)
        else _("Pesanan %(number)s dibawa kurir. Sudah dibayar."),
        at=at,
    )
    return part


@transaction.atomic
def deliver_order(*, vendor_order_id: int, by: Viewer, at: datetime) -> VendorOrder:
    """The goods are with the buyer, and the cash, if it is not paid yet, with the shop: stock goes down.

    Raises NotFound, WrongState.
    """
    lock_stock_of([vendor_order_id])
    part = hold_for_seller(vendor_order_id, by=by)
    refuse_move(part, DELIVERED)
    hand_over(part.pk)
    Fulfilment.objects.get_or_create(vendor_order=part, defaults={"created_at": at})
    move(part, DELIVERED, by=by, at=at, delivered_at=at)
    if owes_cash(part):
        confirm_payments(vendor_order_id=part.pk, by=by.account_id, at=at)
    announce_step(
        part,
        subject=_("Pesanan dari %(shop)s sudah sampai"),
        body=_("Pesanan %(number)s sudah diserahkan dan dibayar. Belum menerima? Hubungi penjual."),
        at=at,
    )
    return part


@transaction.atomic
def confirm_cash(*, vendor_order_id: int, by: Viewer, at: datetime) -> VendorOrder:
    """The shop has the cash of an order that the buyer confirmed first.

    Raises NotFound, WrongState, NothingToConfirm.
    """
    part = hold_for_seller(vendor_order_id, by=by)
    if part.state != DELIVERED:
        raise WrongState(state=STATE_NAMES[part.state])
    confirm_payments(vendor_order_id=part.pk, by=by.account_id, at=at)
    return part


def _call_off(vendor_order_id: int, to_state: str, *, reason: str, by: Viewer, at: datetime) -> VendorOrder:
    lock_stock_of([vendor_order_id])
    part = hold_for_seller(vendor_order_id, by=by)
    refuse_move(part, to_state)
    reason = given_reason(reason)
    owed = not part.payments.exclude(state__in=(PENDING, DISPUTED)).exists()
    release([part.pk])
    move(part, to_state, by=by, at=at, reason=reason)
    cancel_payments(vendor_order_ids=[part.pk], by=by.account_id, at=at, reason=reason)
    announce_step(
        part,
        subject=_("%(shop)s tidak bisa melayani pesanan %(number)s"),
        body=_("Alasan penjual: %(reason)s. Tidak ada yang perlu Anda bayar untuk bagian ini.")
        if owed
        else _("Alasan penjual: %(reason)s. Uang Anda dikembalikan penjual; ikuti di halaman pesanan."),
        at=at,
    )
    return part


def owes_cash(part: VendorOrder) -> bool:
    """Whether the buyer pays this one in cash, and has not yet."""
    return part.payments.filter(state__in=AWAITED, bank_account=None).exists()


def _awaits_transfer(part: VendorOrder) -> bool:
    return part.payments.filter(state__in=AWAITED, bank_account__isnull=False).exists()
