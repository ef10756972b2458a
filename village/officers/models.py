from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from foundation.audit.protection import state_needs_transition
from foundation.clock import NO_END
from village.officers.states import ACCEPTED, INVITATION_STATES, INVITED, ROLES
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


class OfficerInvitation(models.Model):
    """A role offered to a resident who has no account yet; the link of it is signed and lies nowhere."""

    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    active_from = models.DateField()
    active_until = models.DateField(default=NO_END)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=16, blank=True)
    state = models.CharField(max_length=12, default=INVITED)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    officer = models.OneToOneField(Officer, null=True, on_delete=models.PROTECT, related_name="invitation")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=ROLES), name="invitation_role_known"),
            models.CheckConstraint(condition=Q(state__in=INVITATION_STATES), name="invitation_state_known"),
            models.CheckConstraint(
                condition=Q(active_from__lte=F("active_until")), name="invitation_dates_in_order"
            ),
            models.CheckConstraint(condition=~Q(email="") | ~Q(phone=""), name="invitation_can_arrive"),
            models.CheckConstraint(
                condition=Q(state=INVITED, ended_at=None) | (~Q(state=INVITED) & Q(ended_at__isnull=False)),
                name="invitation_ends_whole",
            ),
            models.CheckConstraint(
                condition=Q(state=ACCEPTED, officer__isnull=False) | (~Q(state=ACCEPTED) & Q(officer=None)),
                name="invitation_made_an_officer",
            ),
        ]
        triggers = [state_needs_transition("village.officerinvitation")]
