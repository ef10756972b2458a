from django.conf import settings
from django.db import models
from django.db.models import Q

from foundation.audit.protection import state_needs_transition
from marketplace.complaints.states import ANSWERED, OPEN_STATES, PASSED_ON, RECEIVED, STATES, SUBJECTS


class Complaint(models.Model):
    """What somebody complains of, who answers it until when, and the answer.

    `about` is the thing in the words of who complains; `shop`, `product`, `letter` are what we found by it.
    `desk` is the region whose office answers. `account` is empty for a visitor; name, e-mail and phone are
    what he gave. A photo lies in private storage.
    """

    subject = models.CharField(max_length=8)
    about = models.CharField(max_length=160, blank=True)
    shop = models.ForeignKey("vendors.Shop", null=True, on_delete=models.PROTECT, related_name="+")
    product = models.ForeignKey("catalog.Product", null=True, on_delete=models.PROTECT, related_name="+")
    letter = models.ForeignKey("village.Letter", null=True, on_delete=models.PROTECT, related_name="+")
    village = models.ForeignKey("village.Region", null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    has_photo = models.BooleanField(default=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="complaints"
    )
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=16, blank=True)
    state = models.CharField(max_length=12, default=RECEIVED)
    desk = models.ForeignKey("village.Region", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    passed_to = models.CharField(max_length=160, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="complaint_state_known"),
            models.CheckConstraint(condition=Q(subject__in=SUBJECTS), name="complaint_subject_known"),
            models.CheckConstraint(condition=~Q(text=""), name="complaint_says_what"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_STATES, closed_at=None, answer="")
                | (Q(state__in=(ANSWERED, PASSED_ON), closed_at__isnull=False) & ~Q(answer="")),
                name="complaint_closed_with_an_answer",
            ),
            models.CheckConstraint(
                condition=Q(state=PASSED_ON) & ~Q(passed_to="") | ~Q(state=PASSED_ON) & Q(passed_to=""),
                name="complaint_passed_on_to_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="complaint_by_deadline"),
            models.Index(fields=["account", "-id"], name="complaint_of_account"),
        ]
        triggers = [state_needs_transition("marketplace.complaint")]

    @property
    def number(self) -> str:
        """As people quote it."""
        return f"ADU-{self.pk:05d}"

    @property
    def photo_name(self) -> str:
        """Where the photo lies in private storage."""
        return f"complaints/{self.pk}.jpg"
