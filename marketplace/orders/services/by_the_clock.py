"""What time does to orders: unpaid ones lapse, late ones are told of, silence is an answer."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

# Messages are written in the mall's own language, whatever the page of him who caused them.
from django.utils.translation import gettext_noop as _

from foundation.access.viewer import visitor
from foundation.money import rupiah
from marketplace.orders.models import ReturnCase, VendorOrder
from marketplace.orders.services.announce import tell_buyer, tell_seller
from marketplace.orders.services.moving import hold_part, move
from marketplace.orders.services.refunds import settle_refund
from marketplace.orders.services.returns import open_return
from marketplace.orders.services.stock import lock_stock_of, release
from marketplace.orders.states import CANCELLED, DELIVERED, PLACED, RETURN_ASKED, RETURN_OPEN, TO_PACK
from marketplace.payments.models import Payment
from marketplace.payments.rules import PAY_WITHIN, REMIND_AFTER
from marketplace.payments.services import cancel_payments, hold_payments
from marketplace.payments.states import CLAIMED, DISPUTED, PENDING, REFUND_DUE, REFUND_SENT, SENT

AT_ONCE = 200
"""Rows of one round; the next round takes the rest."""


def run_order_clock(*, at: datetime) -> int:
    """Everything that is due, each VendorOrder in a transaction of its own; returns how many moved."""
    return sum(
        [
            lapse_unpaid_transfers(at=at),
            remind_of_transfers(at=at),
            remind_late_sellers(at=at),
            remind_of_money(at=at),
            settle_returns(at=at),
            settle_refunds(at=at),
        ]
    )


def lapse_unpaid_transfers(*, at: datetime) -> int:
    """Orders whose transfer did not come within the day are called off: their stock is free again."""
    ids = _due_payments((PENDING, DISPUTED), at).filter(vendor_order__state=PLACED)
    return _each(ids.values_list("vendor_order_id", flat=True), _lapse, at)


@transaction.atomic
def _lapse(vendor_order_id: int, at: datetime) -> bool:
    lock_stock_of([vendor_order_id])
    part = hold_part(vendor_order_id)
    (payment,) = hold_payments([vendor_order_id])
    if part.state != PLACED or payment.state not in (PENDING, DISPUTED) or not _over(payment.due_at, at):
        return False
    reason = _("Belum dibayar sampai batas waktunya")
    release([part.pk])
    move(part, CANCELLED, by=visitor(at), at=at, reason=reason)
    cancel_payments(vendor_order_ids=[part.pk], by=None, at=at, reason=reason)
    tell_buyer(
        part.order,
        kind="transfer_lapsed",
        subject=_("Pesanan %(number)s batal: belum dibayar") % {"number": part.number},
        body=_("Batas transfer sudah lewat. Sudah telanjur transfer? Kirim buktinya di halaman pesanan."),
        at=at,
    )
    tell_seller(
        part,
        kind="transfer_lapsed",
        subject=_("Pesanan %(number)s batal: belum dibayar pembeli") % {"number": part.number},
        body=_("Jangan kirim. Stoknya sudah kembali."),
        at=at,
    )
    return True


def remind_of_transfers(*, at: datetime) -> int:
    """Buyers who have not paid half-way through the day are reminded once."""
    soon = at + PAY_WITHIN - REMIND_AFTER
    ids = Payment.objects.filter(state=PENDING, due_at__lte=soon, due_at__gt=at, reminded_at=None)
    return _each(ids.order_by("pk").values_list("vendor_order_id", flat=True), _remind_buyer, at)


@transaction.atomic
def _remind_buyer(vendor_order_id: int, at: datetime) -> bool:
    part = hold_part(vendor_order_id)
    (payment,) = hold_payments([vendor_order_id])
    if payment.state != PENDING or payment.reminded_at is not None:
        return False
    payment.reminded_at = at
    payment.save(update_fields=["reminded_at"])
    tell_buyer(
        part.order,
        kind="transfer_reminder",
        subject=_("Transfer %(amount)s ke %(shop)s belum ada buktinya")
        % {"amount": rupiah(payment.amount), "shop": part.shop.name},
        body=_("Rekening dan batas waktunya ada di halaman pesanan. Lewat batas, pesanan batal sendiri."),
        at=at,
    )
    return True


def remind_late_sellers(*, at: datetime) -> int:
    """A shop that is late with packing is reminded once, and its buyer told that he may call it off."""
    ids = (
        VendorOrder.objects.filter(state__in=TO_PACK, due_at__lt=at, reminded_at=None)
        .exclude(state=PLACED, payments__state__in=(PENDING, DISPUTED), payments__bank_account__isnull=False)
        .order_by("pk")
    )
    return _each(ids.values_list("pk", flat=True), _remind_seller, at)


@transaction.atomic
def _remind_seller(vendor_order_id: int, at: datetime) -> bool:
    part = hold_part(vendor_order_id)
    if part.state not in TO_PACK or part.reminded_at is not None or not _over(part.due_at, at):
        return False
    part.reminded_at = at
    part.save(update_fields=["reminded_at"])
    tell_seller(
        part,
        kind="vendor_order_late",
        subject=_("Pesanan %(number)s lewat batas") % {"number": part.number},
        body=_("Kerjakan sekarang, atau tolak dengan alasan. Pembeli boleh membatalkannya."),
        at=at,
    )
    tell_buyer(
        part.order,
        kind="vendor_order_late",
        subject=_("%(shop)s terlambat menyiapkan pesanan Anda") % {"shop": part.shop.name},
        body=_("Penjual kami ingatkan. Anda boleh menunggu, atau membatalkan di halaman pesanan."),
        at=at,
    )
    return True


def remind_of_money(*, at: datetime) -> int:
    """A shop that has not answered for a transfer, or not paid back in time, is reminded once."""
    rows = _due_payments((SENT, CLAIMED, REFUND_DUE), at).filter(reminded_at=None)
    return _each(rows.values_list("vendor_order_id", flat=True), _remind_of_money, at)


@transaction.atomic
def _remind_of_money(vendor_order_id: int, at: datetime) -> bool:
    part = hold_part(vendor_order_id)
    (payment,) = hold_payments([vendor_order_id])
    if payment.state not in (SENT, CLAIMED, REFUND_DUE) or payment.reminded_at is not None:
        return False
    payment.reminded_at = at
    payment.save(update_fields=["reminded_at"])
    tell_seller(
        part,
        kind="payment_late",
        subject=_("Uang pesanan %(number)s menunggu Anda") % {"number": part.number},
        body=_("Kembalikan %(amount)s kepada pembeli dan kirim buktinya. Kabupaten melihat yang terlambat.")
        % {"amount": rupiah(payment.amount)}
        if payment.state == REFUND_DUE
        else _("Pembeli mengirim bukti transfer. Catat: uangnya sudah masuk, atau belum."),
        at=at,
    )
    return True


def settle_returns(*, at: datetime) -> int:
    """A return that the shop leaves unanswered is accepted; goods that never came back stay sold."""
    ids = ReturnCase.objects.filter(due_at__lt=at).order_by("pk")
    return _each(ids.values_list("pk", flat=True), _settle_return, at)


@transaction.atomic
def _settle_return(vendor_order_id: int, at: datetime) -> bool:
    part = hold_part(vendor_order_id)
    case = ReturnCase.objects.get(pk=vendor_order_id)
    if not _over(case.due_at, at):
        return False
    if part.state == RETURN_ASKED:
        open_return(part, by=visitor(at), at=at)
        return True
    if part.state == RETURN_OPEN:
        reason = _("Barang tidak kembali dalam tujuh hari")
        move(part, DELIVERED, by=visitor(at), at=at, reason=reason)
        ReturnCase.objects.filter(pk=part.pk).update(answer=reason, closed_at=at, due_at=None)
        tell_buyer(
            part.order,
            kind="return_lapsed",
            subject=_("Pengembalian %(number)s ditutup") % {"number": part.number},
            body=_("Barangnya tidak sampai di toko dalam tujuh hari. Hubungi penjual bila sudah Anda kirim."),
            at=at,
        )
        return True
    return False


def settle_refunds(*, at: datetime) -> int:
    """A refund that its buyer has not denied for a week stands."""
    ids = _due_payments((REFUND_SENT,), at).values_list("vendor_order_id", flat=True)
    return _each(ids, _settle_refund, at)


@transaction.atomic
def _settle_refund(vendor_order_id: int, at: datetime) -> bool:
    part = hold_part(vendor_order_id)
    (payment,) = hold_payments([vendor_order_id])
    if payment.state != REFUND_SENT or not _over(payment.due_at, at):
        return False
    settle_refund(part, payment, by=visitor(at), at=at)
    return True


def _due_payments(states: Sequence[str], at: datetime) -> QuerySet[Payment]:
    return Payment.objects.filter(state__in=states, due_at__lt=at).order_by("pk")


def _each(ids: QuerySet[Any, int], step: Callable[[int, datetime], bool], at: datetime) -> int:
    return sum(step(vendor_order_id, at) for vendor_order_id in list(ids[:AT_ONCE]))


def _over(due_at: datetime | None, at: datetime) -> bool:
    return due_at is not None and due_at < at
