from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q

from catalog.reviews.models import Review
from catalog.reviews.selectors.views import ReviewView, review_views
from catalog.reviews.states import OPEN
from foundation.access.permissions import MODERATE_REVIEWS
from foundation.access.refusals import Forbidden, NotFound
from foundation.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class ReportView:
    reason: str
    reported_at: datetime
    state: str
    decision: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeskReview:
    """A review that was reported, with what was said against it; who said it is nobody's business."""

    review: ReviewView
    shop_name: str
    open_reports: int
    first_reported_at: datetime | None
    reports: tuple[ReportView, ...] = ()


def reported_reviews(desk: Viewer, *, limit: int = 20, offset: int = 0) -> list[DeskReview]:
    """What waits for the desk, the longest wait first. Two queries. Raises Forbidden."""
    _refuse(desk)
    waits = Q(reports__state=OPEN)
    rows = list(
        Review.objects.select_related("product__shop")
        .annotate(n=Count("reports", filter=waits), first=Min("reports__reported_at", filter=waits))
        .filter(n__gt=0)
        .order_by("first", "pk")[offset : offset + limit]
    )
    views = review_views(rows, account_id=desk.account_id, at=desk.at)
    return [
        DeskReview(view, row.product.shop.name, row.n, row.first)
        for row, view in zip(rows, views, strict=True)
    ]


def reported_count(desk: Viewer) -> int:
    """How many reviews wait for the desk. Raises Forbidden."""
    _refuse(desk)
    return Review.objects.filter(reports__state=OPEN).distinct().count()


def review_for_desk(desk: Viewer, review_id: int) -> DeskReview:
    """One review that was ever reported, with all reports. Raises Forbidden, NotFound."""
    _refuse(desk)
    row = Review.objects.select_related("product__shop").filter(pk=review_id).first()
    if row is None:
        raise NotFound()
    reports = tuple(
        ReportView(one.reason, one.reported_at, one.state, one.decision, one.decided_at)
        for one in row.reports.order_by("reported_at", "pk")
    )
    if not reports:
        raise NotFound()
    (view,) = review_views([row], account_id=desk.account_id, at=desk.at)
    waiting = [one for one in reports if one.state == OPEN]
    return DeskReview(
        view,
        row.product.shop.name,
        len(waiting),
        min((one.reported_at for one in waiting), default=None),
        reports,
    )


def _refuse(desk: Viewer) -> None:
    if not desk.may(MODERATE_REVIEWS):
        raise Forbidden()
