"""Transfers to a shop's own account: the buyer shows a proof, the shop says whether the money came."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

# Messages are written in the mall's own language, whatever the page of him who caused them.
from django.utils.translation import gettext_noop as _

from foundation.access.viewer import Viewer
from foundation.money import rupiah
from marketplace.orders.models import VendorOrder
from marketplace.orders.rules import STATE_NAMES, WrongState, given_reason, pack_by
from marketplace.orders.services.announce import tell_buyer, tell_seller
from marketplace.orders.services.moving import hold_for_seller, hold_parts, move, order_of_buyer
from marketplace.orders.states import ACCEPTED, CALLED_OFF, PLACED
from marketplace.payments.models import Payment
from marketplace.payments.papers import kept_files, note_papers
from marketplace.payments.rules import (
    ANSWER_WITHIN,
    LATE_PROOF_DAYS,
    PAY_WITHIN,
    REFUND_WITHIN,
    NotByTransfer,
    TooLateToProve,
    refuse_payment_move,
)
from marketplace.payments.services import hold_payments, move_payment
from marketplace.payments.states import (
    CANCELLED,
    CLAIMED,
    DISPUTED,
    PAID,
    REFUND_DUE,
    SENT,
    TRANSFER,
)


def send_proof(*, order_id: UUID, vendor_order_id: int, content: bytes, by: Viewer, at: datetime) -> Payment:
    """The buyer shows that he has transferred: a photo or PDF, judged by its content.

    Another one may follow while the shop has not answered, and after it said that nothing came. After the
    order lapsed the proof makes the shop answer, and pay back what came. Raises NotFound, NotByTransfer,
    WrongPaymentState, TooLateToProve, TooManyPapers and what is wrong with the file.
    """
    order_of_buyer(order_id, by=by)
    with kept_files([content]) as files, transaction.atomic():
        order = order_of_buyer(order_id, by=by)
        (part,) = hold_parts(order, [vendor_order_id])
        payment = transfer_of(part)
        late = part.state in CALLED_OFF
        if late and part.closed_at and at > part.closed_at + timedelta(days=LATE_PROOF_DAYS):
            raise TooLateToProve(days=LATE_PROOF_DAYS)
        to_state = CLAIMED if late else SENT
        if payment.state != to_state:
            due_at = at + ANSWER_WITHIN if late else pack_by(at)
            move_payment(payment, to_state, by=by.account_id, at=at, due_at=due_at)
        note_papers(files, vendor_order_id=part.pk, kind=TRANSFER, at=at)
        if not late:
            part.due_at = pack_by(at)
            part.save(update_fields=["due_at"])
        tell_seller(
            part,
            kind="transfer_proof",
            subject=_("Bukti transfer %(amount)s untuk %(number)s")
            % {"amount": rupiah(payment.amount), "number": part.number},
            body=_("Pesanan ini sudah batal. Periksa rekening: bila uangnya masuk, kembalikan.")
            if late
            else _("Periksa rekening Anda, lalu catat: uangnya sudah masuk, atau belum."),
            at=at,
        )
    return payment


@transaction.atomic
def confirm_transfer(*, vendor_order_id: int, by: Viewer, at: datetime) -> VendorOrder:
    """The shop sees the money in its account: the order is taken up and has to be packed.

    Of an order that has lapsed meanwhile the money is to go back. Raises NotFound, NotByTransfer,
    WrongPaymentState.
    """
    part = hold_for_seller(vendor_order_id, by=by)
    payment = transfer_of(part)
    if part.state in CALLED_OFF:
        if payment.state != CLAIMED:
            refuse_payment_move(payment.state, PAID)
        move_payment(payment, REFUND_DUE, by=by.account_id, at=at, due_at=at + REFUND_WITHIN)
        _tell_about_lapsed(part, payment, at=at)
        return part
    move_payment(payment, PAID, by=by.account_id, at=at)
    if part.state == PLACED:
        move(part, ACCEPTED, by=by, at=at, accepted_at=at, due_at=pack_by(at))
    tell_buyer(
        part.order,
        kind="transfer_confirmed",
        subject=_("%(shop)s sudah menerima uang Anda") % {"shop": part.shop.name},
        body=_("%(amount)s untuk pesanan %(number)s sudah masuk. Penjual mengemasnya sekarang.")
        % {"amount": rupiah(payment.amount), "number": part.number},
        at=at,
    )
    return part


@transaction.atomic
def dispute_transfer(*, vendor_order_id: int, reason: str, by: Viewer, at: datetime) -> VendorOrder:
    """The shop does not find the money that the buyer says he sent. He may show another proof for a day.

    Raises NotFound, NotByTransfer, WrongPaymentState, ReasonMissing.
    """
    part = hold_for_seller(vendor_order_id, by=by)
    payment = transfer_of(part)
    reason = given_reason(reason)
    if part.state in CALLED_OFF:
        move_payment(payment, CANCELLED, by=by.account_id, at=at, reason=reason)
    else:
        if part.state != PLACED:
            raise WrongState(state=STATE_NAMES[part.state])
        due_at = at + PAY_WITHIN
        move_payment(payment, DISPUTED, by=by.account_id, at=at, due_at=due_at, reason=reason)
        part.due_at = pack_by(due_at)
        part.save(update_fields=["due_at"])
    tell_buyer(
        part.order,
        kind="transfer_disputed",
        subject=_("%(shop)s belum menemukan transfer Anda") % {"shop": part.shop.name},
        body=_("Kata penjual: %(reason)s. Periksa di bank Anda, lalu kirim bukti lain di halaman pesanan.")
        % {"reason": reason},
        at=at,
    )
    return part


def transfer_of(part: VendorOrder) -> Payment:
    """The transfer of a VendorOrder that is held, locked. Raises NotByTransfer."""
    (payment,) = hold_payments([part.pk])
    if payment.bank_account_id is None:
        raise NotByTransfer()
    return payment


def _tell_about_lapsed(part: VendorOrder, payment: Payment, *, at: datetime) -> None:
    tell_buyer(
        part.order,
        kind="transfer_confirmed",
        subject=_("Uang Anda sudah sampai di %(shop)s") % {"shop": part.shop.name},
        body=_(
            "Pesanan %(number)s sudah batal sebelum itu. Penjual mengembalikan %(amount)s dalam tiga hari."
        )
        % {"amount": rupiah(payment.amount), "number": part.number},
        at=at,
    )
