from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from foundation.audit.protection import append_only, state_needs_transition
from foundation.encryption import register_sealed
from village.businesses.models import Business, NibRecord
from village.letters.models.letter_types import LetterTypeVersion
from village.letters.states import APPLICATION_STATES, DECISIONS, DRAFT, OPEN_STATES, WITH_THE_OFFICE
from village.officers.models import Officer
from village.residents.models import Resident
from village.territory.models import Region


class ApplicationQuerySet(models.QuerySet["Application"]):
    def with_the_office(self) -> "ApplicationQuerySet":
        """Waiting for an officer's decision."""
        return self.filter(state__in=WITH_THE_OFFICE)

    def open(self) -> "ApplicationQuerySet":
        """Sent, and not closed yet."""
        return self.filter(state__in=OPEN_STATES)


class Application(models.Model):
    """One request for one letter, from the draft to its end.

    `form_sealed` holds what was typed, all of it; resident, business and village are known from
    submission on. `step` is the position in the type's steps; `due_at` the deadline of that step.
    `kk_hash` is the family card at submission; `notes` are differences that an officer should see.
    `renews` is the letter whose form was taken up again; `nib_record` what a confirmed NIB became.
    `late_told_at`: when the offices above heard that the step at hand is past its deadline.
    """

    type_version = models.ForeignKey(LetterTypeVersion, on_delete=models.PROTECT, related_name="+")
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="applications"
    )
    resident = models.ForeignKey(Resident, null=True, on_delete=models.PROTECT, related_name="applications")
    business = models.ForeignKey(Business, null=True, on_delete=models.PROTECT, related_name="applications")
    village = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="applications")
    number = models.CharField(max_length=20, null=True, unique=True)  # noqa: DJ001 - a draft has none
    state = models.CharField(max_length=12, default=DRAFT)
    step = models.PositiveSmallIntegerField(default=0)
    form_sealed = models.BinaryField()
    kk_hash = models.BinaryField(max_length=32, null=True)
    notes = models.JSONField(default=list)
    renews = models.ForeignKey("village.Letter", null=True, on_delete=models.PROTECT, related_name="renewals")
    nib_record = models.OneToOneField(
        NibRecord, null=True, on_delete=models.PROTECT, related_name="application"
    )
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    step_started_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    late_told_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["village", "due_at"],
                condition=Q(state__in=WITH_THE_OFFICE),
                name="application_queue",
            ),
            models.Index(fields=["village", "state", "-id"], name="application_of_village"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=APPLICATION_STATES), name="application_state_known"),
            models.CheckConstraint(
                condition=Q(state=DRAFT)
                | Q(
                    number__isnull=False,
                    resident__isnull=False,
                    business__isnull=False,
                    village__isnull=False,
                    kk_hash__isnull=False,
                    submitted_at__isnull=False,
                ),
                name="application_sent_is_complete",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=WITH_THE_OFFICE)
                | Q(step_started_at__isnull=False, due_at__isnull=False),
                name="application_waiting_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(DRAFT, *OPEN_STATES), closed_at__isnull=True)
                | (~Q(state__in=(DRAFT, *OPEN_STATES)) & Q(closed_at__isnull=False)),
                name="application_closed_says_when",
            ),
            models.UniqueConstraint(
                fields=["business"],
                condition=Q(state__in=OPEN_STATES),
                name="one_open_application_a_business",
            ),
        ]
        triggers = [state_needs_transition("village.application")]

    def __str__(self) -> str:
        return self.number or f"draft {self.pk}"


register_sealed(Application, "form_sealed")


class ApplicationDocument(models.Model):
    """A sealed file of an application. One that was replaced after submission stays, as evidence."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="documents")
    code = models.CharField(max_length=32)
    file_name = models.CharField(max_length=120, unique=True)
    content_type = models.CharField(max_length=40)
    byte_size = models.PositiveIntegerField()
    uploaded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "code"],
                condition=Q(replaced_at=None),
                name="one_document_of_a_kind",
            )
        ]


class StepDecision(models.Model):
    """What one officer decided in one step: append-only. Without officer: closed by the clock.

    `items` are the fields and documents that go back for repair; `checked` the points ticked off.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    step = models.PositiveSmallIntegerField()
    step_code = models.CharField(max_length=24)
    action = models.CharField(max_length=12)
    officer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    items: Any = models.JSONField(default=list)
    checked: Any = models.JSONField(default=list)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["application", "id"], name="decision_of_application")]
        constraints = [
            models.CheckConstraint(condition=Q(action__in=DECISIONS), name="decision_action_known"),
            models.CheckConstraint(
                condition=~Q(action__in=("return", "reject", "close")) | ~Q(reason=""),
                name="decision_against_says_why",
            ),
        ]
        triggers = [append_only("step_decision_append_only")]


class ApplicationCounter(models.Model):
    """The last application number given in a month, e.g. month `2611`."""

    month = models.CharField(max_length=4, primary_key=True)
    last = models.PositiveIntegerField()
