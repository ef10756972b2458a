from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from foundation.clock import NO_END
from village.officers.states import ROLES
from village.residents.models import Resident
from village.territory.models import Region


class OfficerQuerySet(models.QuerySet["Officer"]):
    def active(self, on_day: date) -> "OfficerQuerySet":
        return self.filter(active_from__lte=on_day, active_until__gte=on_day)


class Officer(models.Model):
    """A role in a region, held by a resident through an account from a day to a day (both included)."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="offices")
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="offices")
    role = models.CharField(max_length=12)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="officers")
    active_from = models.DateField()
    active_until = models.DateField(default=NO_END)
    appointed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    appointed_at = models.DateTimeField()

    objects = OfficerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=ROLES), name="officer_role_known"),
            models.CheckConstraint(
                condition=Q(active_from__lte=F("active_until")), name="officer_dates_in_order"
            ),
            models.UniqueConstraint(
                fields=["account", "role", "region", "active_from"], name="officer_appointed_once"
            ),
        ]
