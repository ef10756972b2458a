import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from foundation.audit.protection import append_only, state_needs_transition
from foundation.encryption import register_sealed
from village.businesses.models import Business
from village.letters.models.applications import Application
from village.letters.models.letter_types import LetterTypeVersion
from village.letters.models.signing_keys import SigningKey
from village.letters.states import LETTER_STATES, VALID
from village.residents.models import Resident
from village.territory.models import Region

WRITTEN_ONCE = [
    "business",
    "holder",
    "application",
    "type_version",
    "letter_type",
    "village",
    "year",
    "sequence",
    "number",
    "valid_from",
    "valid_until",
    "grants_trade",
    "signing_key",
    "cose",
    "issued_at",
    "issued_by",
]


class Letter(models.Model):
    """An issued letter: `cose` is the signed claims, and everything public is read from there.

    `paper_sealed` is what the printed sheet says beyond the claims (NIK, KK, address). Valid on
    both days of its span. `state_since`, `state_reason` and `state_office` tell the public why it stands so.
    """

    business = models.ForeignKey(Business, on_delete=models.PROTECT, related_name="letters")
    holder = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="letters")
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="letter")
    type_version = models.ForeignKey(LetterTypeVersion, on_delete=models.PROTECT, related_name="+")
    letter_type = models.SlugField(max_length=24)
    village = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="letters")
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    number = models.CharField(max_length=80, unique=True)
    valid_from = models.DateField()
    valid_until = models.DateField()
    grants_trade = models.BooleanField()
    state = models.CharField(max_length=12, default=VALID)
    state_since = models.DateTimeField()
    state_reason = models.TextField(blank=True)
    state_office = models.CharField(max_length=120, blank=True)
    signing_key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="+")
    cose = models.BinaryField()
    paper_sealed = models.BinaryField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pdf_bytes = models.PositiveIntegerField(null=True)
    printed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["business", "-valid_until"], name="letter_of_business"),
            models.Index(fields=["village", "-id"], name="letter_of_village"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=LETTER_STATES), name="letter_state_known"),
            models.CheckConstraint(
                condition=Q(valid_from__lte=F("valid_until")), name="letter_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state=VALID) | ~Q(state_reason=""), name="letter_fallen_says_why"
            ),
            models.UniqueConstraint(
                fields=["village", "letter_type", "year", "sequence"], name="letter_sequence_once"
            ),
        ]
        triggers = [
            state_needs_transition("village.letter"),
            pgtrigger.ReadOnly(name="letter_written_once", fields=WRITTEN_ONCE),
            pgtrigger.Protect(name="letter_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def pdf_name(self) -> str:
        """Where the printed sheet lies in private storage, once `printed_at` is set."""
        return f"letters/{self.pk}.pdf"


register_sealed(Letter, "paper_sealed")


class LetterReminder(models.Model):
    """The holder was told that a letter ends in so many days: once for each, whatever happens."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="reminders")
    days_before = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["letter", "days_before"], name="letter_reminder_once"),
        ]
        triggers = [append_only("letter_reminder_append_only")]
