from django.conf import settings
from django.db import models
from django.db.models import F, Q

from village.officers.models import Officer
from village.territory.models import Region


class Letterhead(models.Model):
    """What a village sets at the top and the foot of its printed letters; without a row, plain words.

    `logo` is a small PNG. The head's name is printed with what stands before and after it.
    """

    village = models.OneToOneField(Region, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=160, blank=True)
    phone = models.CharField(max_length=24, blank=True)
    email = models.CharField(max_length=80, blank=True)
    head_title = models.CharField(max_length=60, blank=True)
    name_before = models.CharField(max_length=30, blank=True)
    name_after = models.CharField(max_length=30, blank=True)
    logo = models.BinaryField(null=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()


class ClosedDay(models.Model):
    """A day on which the offices of a region stay closed though the calendar says otherwise."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    reason = models.CharField(max_length=80)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "day"], name="closed_day_once_a_region"),
            models.CheckConstraint(condition=~Q(reason=""), name="closed_day_says_why"),
        ]


class Absence(models.Model):
    """An officer is away from a day to a day (both included); his steps go to who stands in for him."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.CharField(max_length=80)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(first_day__lte=F("last_day")), name="absence_days_in_order"),
            models.CheckConstraint(condition=~Q(reason=""), name="absence_says_why"),
        ]
