"""What pages show of paying, of papers and of goods that go back: frozen, a fixed number of queries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from marketplace.orders.models import ReturnCase
from marketplace.payments.models import Paper, Payment
from marketplace.payments.states import (
    AWAITED,
    CANCELLED,
    CLAIMED,
    DISPUTED,
    PENDING,
    REFUND_DUE,
    REFUND_SENT,
    REFUNDED,
    SENT,
)


@dataclass(frozen=True, slots=True)
class PaperView:
    """A proof or photo that lies in private storage, by its number."""

    id: int
    kind: str
    is_image: bool
    byte_size: int
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class PayingView:
    """How one shop's part is paid. `account_*` are empty for who has nothing to pay, or no business here."""

    state: str
    amount: int
    by_transfer: bool
    due_at: datetime | None
    paid_at: datetime | None
    reason: str
    account_bank: str = ""
    account_number: str = ""
    account_holder: str = ""

    @property
    def awaited(self) -> bool:
        return self.state in AWAITED

    @property
    def unpaid_transfer(self) -> bool:
        """The shop has nothing to do yet: the buyer has to pay, or to prove it anew."""
        return self.by_transfer and self.state in (PENDING, DISPUTED)

    @property
    def may_prove(self) -> bool:
        return self.by_transfer and self.state in (PENDING, SENT, DISPUTED, CLAIMED, CANCELLED)

    @property
    def to_answer(self) -> bool:
        """The shop has to say whether a transfer came."""
        return self.by_transfer and self.state in (SENT, CLAIMED)

    @property
    def refund_due(self) -> bool:
        return self.state == REFUND_DUE

    @property
    def refund_sent(self) -> bool:
        return self.state == REFUND_SENT

    @property
    def refunded(self) -> bool:
        return self.state == REFUNDED

    @property
    def claimed(self) -> bool:
        return self.state == CLAIMED

    @property
    def disputed(self) -> bool:
        return self.state == DISPUTED

    @property
    def proved(self) -> bool:
        return self.state == SENT


NOT_PAID = PayingView("", 0, False, None, None, "")


@dataclass(frozen=True, slots=True)
class ReturnView:
    """What the buyer asked to give back, and how the shop answered."""

    reason: str
    answer: str
    asked_at: datetime
    due_at: datetime | None
    answered_at: datetime | None
    goods_back_at: datetime | None
    closed_at: datetime | None


def paying_views(vendor_order_ids: Sequence[int], *, with_account: bool) -> dict[int, PayingView]:
    """VendorOrder -> how it is paid. `with_account`: for the buyer, who is to pay. One query."""
    rows = Payment.objects.filter(vendor_order_id__in=vendor_order_ids).select_related("bank_account")
    return {one.vendor_order_id: _paying_view(one, with_account=with_account) for one in rows}


def paper_views(vendor_order_ids: Sequence[int]) -> dict[int, list[PaperView]]:
    """VendorOrder -> its papers, the oldest first. One query."""
    found: dict[int, list[PaperView]] = defaultdict(list)
    for paper in Paper.objects.filter(vendor_order_id__in=vendor_order_ids).order_by("pk"):
        is_image = paper.content_type.startswith("image/")
        view = PaperView(paper.pk, paper.kind, is_image, paper.byte_size, paper.sent_at)
        found[paper.vendor_order_id].append(view)
    return found


def _paying_view(payment: Payment, *, with_account: bool) -> PayingView:
    account = payment.bank_account
    told = account if with_account and payment.state in AWAITED else None
    return PayingView(
        state=payment.state,
        amount=payment.amount,
        by_transfer=account is not None,
        due_at=payment.due_at,
        paid_at=payment.paid_at,
        reason=payment.reason,
        account_bank=told.bank_name if told else "",
        account_number=told.number if told else "",
        account_holder=told.holder if told else "",
    )


def return_view(case: ReturnCase | None) -> ReturnView | None:
    if case is None:
        return None
    return ReturnView(
        reason=case.reason,
        answer=case.answer,
        asked_at=case.asked_at,
        due_at=case.due_at,
        answered_at=case.answered_at,
        goods_back_at=case.goods_back_at,
        closed_at=case.closed_at,
    )
