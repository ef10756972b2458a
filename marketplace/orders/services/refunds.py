"""Money that goes back, from shop to buyer: sent with a proof, and settled when the buyer says it came."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

# Messages are written in the mall's own language, whatever the page of him who caused them.
from django.utils.translation import gettext_noop as _

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.money import rupiah
from marketplace.orders.models import ReturnCase, VendorOrder
from marketplace.orders.rules import given_reason
from marketplace.orders.services.announce import tell_buyer, tell_seller
from marketplace.orders.services.moving import hold_for_seller, hold_parts, move, order_of_buyer
from marketplace.orders.states import GOODS_BACK, RETURNED
from marketplace.payments.models import Payment
from marketplace.payments.papers import kept_files, note_papers
from marketplace.payments.rules import REFUND_STANDS_AFTER, REFUND_WITHIN
from marketplace.payments.services import hold_payments, move_payment
from marketplace.payments.states import REFUND, REFUND_DUE, REFUND_SENT, REFUNDED
from vendors.mandates.states import ORDERS
from vendors.shops.selectors import shops_of


def send_refund(*, vendor_order_id: int, content: bytes, by: Viewer, at: datetime) -> VendorOrder:
    """The shop has paid back and shows it: proof of a transfer, or a receipt that the buyer signed.

    Raises NotFound, WrongPaymentState, TooManyPapers and what is wrong with the file.
    """
    if not VendorOrder.objects.filter(
        pk=vendor_order_id, shop_id__in=shops_of(by, ORDERS).values("pk")
    ).exists():
        raise NotFound(field="id")
    with kept_files([content]) as files, transaction.atomic():
        part = hold_for_seller(vendor_order_id, by=by)
        (payment,) = hold_payments([part.pk])
        move_payment(payment, REFUND_SENT, by=by.account_id, at=at, due_at=at + REFUND_STANDS_AFTER)
        note_papers(files, vendor_order_id=part.pk, kind=REFUND, at=at)
        tell_buyer(
            part.order,
            kind="refund_sent",
            subject=_("%(shop)s mengembalikan %(amount)s")
            % {"shop": part.shop.name, "amount": rupiah(payment.amount)},
            body=_("Buktinya ada di halaman pesanan. Sudah masuk? Catat di sana; bila belum, sampaikan."),
            at=at,
        )
    return part


@transaction.atomic
def confirm_refund(*, order_id: UUID, vendor_order_id: int, by: Viewer, at: datetime) -> VendorOrder:
    """The buyer has his money back; a return is settled with it. Raises NotFound, WrongPaymentState."""
    order = order_of_buyer(order_id, by=by)
    (part,) = hold_parts(order, [vendor_order_id])
    (payment,) = hold_payments([part.pk])
    settle_refund(part, payment, by=by, at=at)
    tell_seller(
        part,
        kind="refund_confirmed",
        subject=_("Pembeli sudah menerima uang kembali untuk %(number)s") % {"number": part.number},
        body=_("Selesai. Tidak ada yang perlu Anda lakukan sekarang."),
        at=at,
    )
    return part


@transaction.atomic
def deny_refund(
    *, order_id: UUID, vendor_order_id: int, reason: str, by: Viewer, at: datetime
) -> VendorOrder:
    """The buyer does not find the money that the shop says it sent: it is due again.

    Raises NotFound, WrongPaymentState, ReasonMissing.
    """
    order = order_of_buyer(order_id, by=by)
    (part,) = hold_parts(order, [vendor_order_id])
    (payment,) = hold_payments([part.pk])
    reason = given_reason(reason)
    move_payment(payment, REFUND_DUE, by=by.account_id, at=at, due_at=at + REFUND_WITHIN, reason=reason)
    tell_seller(
        part,
        kind="refund_denied",
        subject=_("Uang kembali untuk %(number)s belum diterima pembeli") % {"number": part.number},
        body=_("Kata pembeli: %(reason)s. Periksa di bank Anda, lalu kirim bukti lain.") % {"reason": reason},
        at=at,
    )
    return part


def settle_refund(part: VendorOrder, payment: Payment, *, by: Viewer, at: datetime) -> None:
    """The money is back with the buyer; both rows are held. Raises WrongPaymentState."""
    move_payment(payment, REFUNDED, by=by.account_id, at=at)
    if part.state == GOODS_BACK:
        move(part, RETURNED, by=by, at=at)
        ReturnCase.objects.filter(pk=part.pk).update(closed_at=at)
