from datetime import datetime

from django.db import transaction

# Messages are written in the mall's own language, whatever the page of him who caused them.
from django.utils.translation import gettext_noop as _

from catalog.reviews.models import Review, ReviewReport
from catalog.reviews.rules import AlreadyReported, NothingToDecide, OwnCase, OwnReview, given_reason
from catalog.reviews.states import DISMISSED, HIDDEN, OPEN, SHOWN, UPHELD
from foundation.access.permissions import MODERATE_REVIEWS
from foundation.access.refusals import Forbidden, NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.notifications.services import notify
from village.residents.models import Resident
from village.residents.rules.kinship import family_of


@transaction.atomic
def report_review(*, review_id: int, reason: str, by: Viewer, at: datetime) -> ReviewReport:
    """Somebody signed in says that a review breaks the rules; once an account.

    Raises Forbidden for a visitor, NotFound, OwnReview, ReportReasonMissing, AlreadyReported.
    """
    if by.account_id is None:
        raise Forbidden()
    review = Review.objects.select_for_update().filter(pk=review_id, state=SHOWN).first()
    if review is None:
        raise NotFound(field="id")
    if review.account_id == by.account_id:
        raise OwnReview()
    reason = given_reason(reason)
    if review.reports.filter(account_id=by.account_id).exists():
        raise AlreadyReported()
    report = ReviewReport.objects.create(
        review=review, account_id=by.account_id, reason=reason, reported_at=at
    )
    record_transition(subject=report, from_state="", to_state=OPEN, by=by.account_id, at=at)
    return report


@transaction.atomic
def decide_review(*, review_id: int, hide: bool, reason: str, by: Viewer, at: datetime) -> Review:
    """The desk hides a review, lets a reported one stand, or shows a hidden one again; always with a reason.

    The open reports on it are decided with it. Author and reporters are told. Raises Forbidden, NotFound,
    OwnCase, ReportReasonMissing, NothingToDecide.
    """
    if not by.may(MODERATE_REVIEWS):
        raise Forbidden()
    review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("product__shop__business__owner")
        .filter(pk=review_id)
        .first()
    )
    if review is None:
        raise NotFound(field="id")
    reports = list(review.reports.select_for_update().filter(state=OPEN).order_by("pk"))
    _refuse_own(review, by)
    reason = given_reason(reason)
    if not reports and hide == (review.state == HIDDEN):
        raise NothingToDecide()

    before, after = review.state, HIDDEN if hide else SHOWN
    if before != after:
        review.state, review.hidden_reason = after, reason if hide else ""
        review.save(update_fields=["state", "hidden_reason"])
        record_transition(
            subject=review, from_state=before, to_state=after, by=by.account_id, at=at, reason=reason
        )
    for report in reports:
        report.state, report.decided_at = UPHELD if hide else DISMISSED, at
        report.decided_by_id, report.decision = by.account_id, reason
        report.save(update_fields=["state", "decided_at", "decided_by", "decision"])
        record_transition(
            subject=report, from_state=OPEN, to_state=report.state, by=by.account_id, at=at, reason=reason
        )

    _tell(review, reports, moved=before != after, reason=reason, at=at)
    return review


def _refuse_own(review: Review, by: Viewer) -> None:
    """Nobody decides on his own words, nor on those about the shop of his family."""
    if review.account_id == by.account_id:
        raise OwnCase()
    owner = review.product.shop.business.owner
    people = Resident.objects.filter(
        pk__in={office.resident_id for office in by.offices_with(MODERATE_REVIEWS)}
    )
    if any(family_of(person, owner) for person in people):
        raise OwnCase()


def _tell(review: Review, reports: list[ReviewReport], *, moved: bool, reason: str, at: datetime) -> None:
    name = review.product.name[:120]
    if moved and review.account_id is not None:
        subject = (
            _("Ulasan Anda disembunyikan: %(product)s")
            if review.state == HIDDEN
            else _("Ulasan Anda tampil lagi: %(product)s")
        )
        notify(
            recipient_id=review.account_id,
            kind="review_decided",
            subject=subject % {"product": name},
            body=_("Alasan petugas kabupaten: %(reason)s") % {"reason": reason},
            at=at,
        )
    verdict = (
        _("Ulasan yang Anda laporkan disembunyikan: %(product)s")
        if review.state == HIDDEN
        else _("Ulasan yang Anda laporkan tetap tampil: %(product)s")
    )
    for report in reports:
        if report.account_id is not None:
            notify(
                recipient_id=report.account_id,
                kind="review_report_decided",
                subject=verdict % {"product": name},
                body=_("Alasan petugas kabupaten: %(reason)s") % {"reason": reason},
                at=at,
            )
