from django.conf import settings
from django.db import models
from django.db.models import Q

from catalog.reviews.states import OPEN, REPORT_STATES, REVIEW_STATES, SHOWN
from foundation.audit.protection import state_needs_transition

TEXT_LENGTH = 2000
ANSWER_LENGTH = 1000
REASON_LENGTH = 300


class Review(models.Model):
    """What one buyer says of one line that reached him.

    `line_key` is the id of the order line: catalog knows nothing of orders. `author` is the short name that
    everybody reads, empty once the account is gone.
    """

    line_key = models.UUIDField(unique=True, editable=False)
    product = models.ForeignKey("catalog.Product", on_delete=models.PROTECT, related_name="reviews")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="reviews"
    )
    author = models.CharField(max_length=60, blank=True)
    stars = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=TEXT_LENGTH, blank=True)
    state = models.CharField(max_length=8, default=SHOWN)
    hidden_reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    answer = models.CharField(max_length=ANSWER_LENGTH, blank=True)
    answered_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="review_one_to_five_stars"),
            models.CheckConstraint(condition=Q(state__in=REVIEW_STATES), name="review_state_known"),
            models.CheckConstraint(
                condition=Q(state=SHOWN, hidden_reason="") | (~Q(state=SHOWN) & ~Q(hidden_reason="")),
                name="review_hidden_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="review_answer_has_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["product", "-created_at", "-id"], name="review_of_product"),
            models.Index(fields=["account", "-id"], name="review_of_account"),
        ]
        triggers = [state_needs_transition("catalog.review")]


class ReviewPhoto(models.Model):
    """A photo on a review; its files lie beside those of goods. `sha256` is the digest as uploaded."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="photos")
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sort = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "sha256"], name="review_photo_once"),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="review_photo_digest"),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="review_photo_has_a_size"),
        ]


class ReviewReport(models.Model):
    """One account's word that a review breaks the rules, and what the desk made of it."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="reports")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(max_length=REASON_LENGTH)
    state = models.CharField(max_length=10, default=OPEN)
    reported_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decision = models.CharField(max_length=REASON_LENGTH, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "account"], name="review_reported_once_an_account"),
            models.CheckConstraint(condition=Q(state__in=REPORT_STATES), name="review_report_state_known"),
            models.CheckConstraint(
                condition=Q(state=OPEN, decided_at=None) | (~Q(state=OPEN) & Q(decided_at__isnull=False)),
                name="review_report_decided_has_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["reported_at", "id"], condition=Q(state=OPEN), name="review_report_open")
        ]
        triggers = [state_needs_transition("catalog.reviewreport")]
