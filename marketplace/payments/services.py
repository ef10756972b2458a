"""Called by services of checkout and orders, which have checked who acts and hold the rows above."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from foundation.audit.services import record_transition
from marketplace.payments.models import Payment, TransactionItem
from marketplace.payments.rules import (
    ANSWER_WITHIN,
    PAY_WITHIN,
    REFUND_WITHIN,
    NothingToConfirm,
    WrongAmount,
    known_gateway,
    refuse_payment_move,
)
from marketplace.payments.states import (
    AWAITED,
    CANCELLED,
    CLAIMED,
    PAID,
    PAYMENT_MOVES,
    PENDING,
    REFUND_DUE,
    SENT,
)


def start_transaction(
    *, checkout_id: UUID, gateway: str, total: int, asked_amount: int | None, at: datetime
) -> TransactionItem:
    """Note the buyer's act for a cart of `total`. Raises UnknownGateway, WrongAmount."""
    known_gateway(gateway)
    TransactionItem.objects.filter(checkout_id=checkout_id).exclude(gateway=gateway).delete()
    if asked_amount is not None and asked_amount != total:
        raise WrongAmount()
    item, _created = TransactionItem.objects.update_or_create(
        checkout_id=checkout_id,
        gateway=gateway,
        defaults={"amount": total},
        create_defaults={"amount": total, "created_at": at},
    )
    return item


def transaction_for(checkout_id: UUID) -> TransactionItem | None:
    """The act that stands for a cart, or None."""
    return TransactionItem.objects.filter(checkout_id=checkout_id).order_by("-created_at").first()


def fan_out(
    *,
    transaction_id: UUID,
    order_id: UUID,
    amounts: Mapping[int, int],
    by: int | None,
    at: datetime,
    accounts: Mapping[int, int] | None = None,
) -> list[Payment]:
    """Tie a transaction to its order and give each VendorOrder (by id) its Payment.

    A promise covers the order as it is: the transaction takes the sum. `accounts`: VendorOrder -> the bank
    account of its shop, for a transfer, which is due within a day.
    """
    TransactionItem.objects.filter(pk=transaction_id).update(
        checkout_id=None, order_id=order_id, amount=sum(amounts.values())
    )
    payments = Payment.objects.bulk_create(
        [
            Payment(
                transaction_id=transaction_id,
                vendor_order_id=vendor_order_id,
                amount=amount,
                bank_account_id=(accounts or {}).get(vendor_order_id),
                created_at=at,
                due_at=None if accounts is None else at + PAY_WITHIN,
            )
            for vendor_order_id, amount in amounts.items()
        ]
    )
    for payment in payments:
        record_transition(subject=payment, from_state="", to_state=PENDING, by=by, at=at)
    return payments


def hold_payments(vendor_order_ids: Sequence[int]) -> list[Payment]:
    """The payments of these VendorOrders, which the caller holds, locked in key order."""
    rows = Payment.objects.select_for_update().filter(vendor_order_id__in=vendor_order_ids)
    return list(rows.order_by("pk"))


def move_payment(
    payment: Payment,
    to_state: str,
    *,
    by: int | None,
    at: datetime,
    due_at: datetime | None = None,
    reason: str = "",
) -> None:
    """Put a held payment into its next state, with the next deadline. Raises WrongPaymentState."""
    refuse_payment_move(payment.state, to_state)
    before, payment.state = payment.state, to_state
    payment.due_at, payment.reminded_at, payment.reason = due_at, None, reason
    if to_state in (PAID, REFUND_DUE):
        payment.paid_at = payment.paid_at or at
    payment.save(update_fields=["state", "due_at", "reminded_at", "reason", "paid_at"])
    record_transition(subject=payment, from_state=before, to_state=to_state, by=by, at=at, reason=reason)


def confirm_payments(*, vendor_order_id: int, by: int | None, at: datetime) -> None:
    """The shop has the money of a VendorOrder. Raises NothingToConfirm."""
    waiting = [one for one in hold_payments([vendor_order_id]) if one.state in AWAITED]
    if not waiting:
        raise NothingToConfirm()
    for payment in waiting:
        move_payment(payment, PAID, by=by, at=at)


def cancel_payments(*, vendor_order_ids: Sequence[int], by: int | None, at: datetime, reason: str) -> None:
    """Nothing is owed for these VendorOrders any more; what the shops have of it is to go back.

    Where the buyer has shown a transfer that the shop has not answered for, the shop still has to.
    """
    for payment in hold_payments(vendor_order_ids):
        if payment.state == SENT:
            move_payment(payment, CLAIMED, by=by, at=at, due_at=at + ANSWER_WITHIN, reason=reason)
        elif payment.state == PAID:
            move_payment(payment, REFUND_DUE, by=by, at=at, due_at=at + REFUND_WITHIN, reason=reason)
        elif CANCELLED in PAYMENT_MOVES[payment.state]:
            move_payment(payment, CANCELLED, by=by, at=at, reason=reason)


def give_money_back(*, vendor_order_id: int, by: int | None, at: datetime, reason: str) -> None:
    """The goods are back: what was paid is due to the buyer. Cash that nobody noted counts as paid."""
    for payment in hold_payments([vendor_order_id]):
        if payment.state in AWAITED:
            move_payment(payment, PAID, by=by, at=at)
        move_payment(payment, REFUND_DUE, by=by, at=at, due_at=at + REFUND_WITHIN, reason=reason)
