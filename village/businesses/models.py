from django.conf import settings
from django.db import models
from django.db.models import Q

from foundation.audit.protection import append_only
from village.businesses.states import MICRO, SCALES
from village.residents.models import Resident
from village.territory.models import Region


class Kbli(models.Model):
    """One line of the classification of businesses; the same code may mean another thing in another year."""

    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=5)
    title = models.CharField(max_length=300)

    class Meta:
        ordering = ["year", "code"]
        constraints = [models.UniqueConstraint(fields=["year", "code"], name="kbli_once_a_year")]


class Business(models.Model):
    """What a resident runs, and where: `village` may differ from the owner's home."""

    owner = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="businesses")
    village = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="businesses")
    name = models.CharField(max_length=120)
    kbli_year = models.PositiveSmallIntegerField()
    kbli_code = models.CharField(max_length=5)
    description = models.TextField(blank=True)
    dusun = models.CharField(max_length=60, blank=True)
    rt = models.CharField(max_length=3, blank=True)
    rw = models.CharField(max_length=3, blank=True)
    scale = models.CharField(max_length=8, default=MICRO)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(scale__in=SCALES), name="business_scale_known"),
            models.CheckConstraint(condition=~Q(name=""), name="business_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class NibRecord(models.Model):
    """A NIB that OSS issued, noted here: as told by the owner, or checked by an officer on a day.

    One NIB may stand at several businesses of one owner; a business has one at a time. `checked_office`
    is where it was checked; `withdrawn_reason` tells the owner why an office took its check back.
    """

    business = models.ForeignKey(Business, on_delete=models.PROTECT, related_name="nib_records")
    nib = models.CharField(max_length=13)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_on = models.DateField(null=True)
    checked_office = models.CharField(max_length=120, blank=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["nib"], name="nib_record_by_number")]
        constraints = [
            models.CheckConstraint(condition=Q(nib__regex=r"^[0-9]{13}$"), name="nib_has_13_digits"),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True, checked_on__isnull=True)
                | Q(checked_by__isnull=False, checked_on__isnull=False),
                name="nib_check_says_who_and_when",
            ),
            models.UniqueConstraint(
                fields=["business"],
                condition=Q(withdrawn_on__isnull=True),
                name="one_standing_nib_a_business",
            ),
        ]


class Succession(models.Model):
    """A business passed from an owner who died to an heir: who recorded it, where, by which paper."""

    business = models.ForeignKey(Business, on_delete=models.PROTECT, related_name="successions")
    former_owner = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    heir = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    document = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_for = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(document=""), name="succession_names_its_paper"),
            models.CheckConstraint(
                condition=~Q(heir=models.F("former_owner")), name="succession_is_to_another"
            ),
        ]
        triggers = [append_only("succession_append_only")]
