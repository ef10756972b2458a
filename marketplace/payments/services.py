"""Called by services of checkout and orders, which have checked who acts and hold the rows above."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from foundation.audit.services import record_transition
from marketplace.payments.models import Payment, TransactionItem
from marketplace.payments.rules import NothingToConfirm, WrongAmount, known_gateway
from marketplace.payments.states import CANCELLED, PAID, PENDING


def start_transaction(
    *, checkout_id: UUID, gateway: str, total: int, asked_amount: int | None, at: datetime
) -> TransactionItem:
    """Note the buyer's act for a cart of `total`. Raises UnknownGateway, WrongAmount."""
    known_gateway(gateway)
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
) -> list[Payment]:
    """Tie a transaction to its order and give each VendorOrder (by id) its Payment.

    A promise of cash covers the order as it is: the transaction takes the sum.
    """
    TransactionItem.objects.filter(pk=transaction_id).update(
        checkout_id=None, order_id=order_id, amount=sum(amounts.values())
    )
    payments = Payment.objects.bulk_create(
        [
            Payment(
                transaction_id=transaction_id, vendor_order_id=vendor_order_id, amount=amount, created_at=at
            )
            for vendor_order_id, amount in amounts.items()
        ]
    )
    for payment in payments:
        record_transition(subject=payment, from_state="", to_state=PENDING, by=by, at=at)
    return payments


def confirm_payments(*, vendor_order_id: int, by: int | None, at: datetime) -> None:
    """The shop has the cash of a VendorOrder. Raises NothingToConfirm."""
    if not _close(vendor_order_ids=[vendor_order_id], to_state=PAID, by=by, at=at):
        raise NothingToConfirm()


def cancel_payments(*, vendor_order_ids: Sequence[int], by: int | None, at: datetime, reason: str) -> None:
    """Nothing is owed for these VendorOrders any more."""
    _close(vendor_order_ids=vendor_order_ids, to_state=CANCELLED, by=by, at=at, reason=reason)


def _close(
    *, vendor_order_ids: Sequence[int], to_state: str, by: int | None, at: datetime, reason: str = ""
) -> list[Payment]:
    payments = list(
        Payment.objects.select_for_update()
        .filter(vendor_order_id__in=vendor_order_ids, state=PENDING)
        .order_by("pk")
    )
    for payment in payments:
        payment.state = to_state
        payment.paid_at = at if to_state == PAID else None
        payment.save(update_fields=["state", "paid_at"])
        record_transition(subject=payment, from_state=PENDING, to_state=to_state, by=by, at=at, reason=reason)
    return payments
