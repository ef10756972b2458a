"""What buyer and shop do not settle between themselves, for the offices that lay sanctions."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from foundation.access.permissions import LAY_SANCTIONS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from marketplace.orders.models import VendorOrder
from marketplace.orders.states import DELIVERED, RETURN_ASKED
from marketplace.payments.papers import OpenedPaper, open_paper
from marketplace.payments.states import CLAIMED, DISPUTED, REFUND_DUE, REFUND_SENT, SENT
from village.residents.selectors.reach import within_offices


@dataclass(frozen=True, slots=True)
class Dispute:
    """One part of an order about which somebody waits. No personal data of the buyer."""

    id: int
    number: str
    shop_id: int
    shop_name: str
    village: str
    amount: int
    kind: str
    reason: str
    due_at: datetime | None
    papers: tuple[int, ...]


def disputes_within(officer: Viewer, *, limit: int = 100) -> list[Dispute]:
    """Transfers that a shop does not find, money it owes back beyond its day, returns it declined.

    Of the shops in the regions of the officer's offices, the oldest deadline first. Two queries.
    """
    at = officer.at
    overdue = Q(payments__state__in=(SENT, CLAIMED, REFUND_DUE, REFUND_SENT), payments__due_at__lt=at)
    rows = (
        VendorOrder.objects.filter(
            within_offices(officer, LAY_SANCTIONS, path="shop__business__village"),
            Q(payments__state=DISPUTED)
            | overdue
            | Q(state=DELIVERED, return_case__answer__gt="")
            | Q(state=RETURN_ASKED, return_case__due_at__lt=at),
        )
        .select_related("shop__business__village", "return_case")
        .prefetch_related("payments", "papers")
        .order_by("payments__due_at", "pk")[:limit]
    )
    return [_dispute(part) for part in rows]


def paper_for_desk(officer: Viewer, vendor_order_id: int, paper_id: int) -> OpenedPaper:
    """A proof or photo of a disputed order within the officer's regions; raises NotFound for others."""
    if vendor_order_id not in {dispute.id for dispute in disputes_within(officer)}:
        raise NotFound()
    return open_paper(vendor_order_ids=[vendor_order_id], paper_id=paper_id)


def _dispute(part: VendorOrder) -> Dispute:
    payment = part.payments.all()[0]
    case = getattr(part, "return_case", None)
    about_return = case is not None and payment.state not in (DISPUTED, CLAIMED, REFUND_DUE, REFUND_SENT)
    return Dispute(
        id=part.pk,
        number=part.number,
        shop_id=part.shop_id,
        shop_name=part.shop.name,
        village=part.shop.business.village.name,
        amount=payment.amount,
        kind="return" if about_return else payment.state,
        reason=(case.answer or case.reason) if about_return and case else payment.reason,
        due_at=case.due_at if about_return and case else payment.due_at,
        papers=tuple(sorted(paper.pk for paper in part.papers.all())),
    )
