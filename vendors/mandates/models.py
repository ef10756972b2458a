from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from foundation.audit.protection import state_needs_transition
from vendors.mandates.states import (
    ACCEPTED,
    GOODS,
    KINDS,
    OFFERED,
    OPEN_STATES,
    ORDERS,
    PROFILE,
    SCOPES,
    STATES,
)
from village.residents.models import Resident
from village.residents.states import DIED


class MandateQuerySet(models.QuerySet["Mandate"]):
    def standing(self, today: date, *scopes: str) -> "MandateQuerySet":
        """Accepted, not past its last day, given by who owns the shop now; with one of `scopes`, if any.

        Of an owner who died only the orders are left.
        """
        held = self.filter(state=ACCEPTED, ends_on__gte=today, owner=F("shop__business__owner"))
        reach = Q()
        for scope in scopes or SCOPES:
            one = Q(**{f"for_{scope}": True})
            reach |= one if scope == ORDERS else one & ~Q(owner__status=DIED)
        return held.filter(reach)


class Mandate(models.Model):
    """An account may act for a shop, within its scopes, through `ends_on`.

    `owner` is the resident who owned the shop when it was given. `invited_as` is the address or phone
    number by which the owner named the account; `organisation` the cooperative or BUMDes of an agent.
    """

    shop = models.ForeignKey("vendors.Shop", on_delete=models.PROTECT, related_name="mandates")
    owner = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mandates")
    invited_as = models.CharField(max_length=254)
    kind = models.CharField(max_length=8)
    organisation = models.CharField(max_length=120, blank=True)
    for_goods = models.BooleanField(default=False)
    for_orders = models.BooleanField(default=False)
    for_profile = models.BooleanField(default=False)
    ends_on = models.DateField()
    state = models.CharField(max_length=8, default=OFFERED)
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="mandate_state_known"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="mandate_kind_known"),
            models.CheckConstraint(
                condition=Q(for_goods=True) | Q(for_orders=True) | Q(for_profile=True),
                name="mandate_is_for_something",
            ),
            models.UniqueConstraint(
                fields=["shop", "account"],
                condition=Q(state__in=OPEN_STATES),
                name="one_open_mandate_a_shop_and_account",
            ),
        ]
        indexes = [models.Index(fields=["account", "state"], name="mandate_of_account")]
        triggers = [state_needs_transition("vendors.mandate")]

    def __str__(self) -> str:
        return f"Mandate {self.pk}"

    @property
    def scopes(self) -> tuple[str, ...]:
        """What it was given for, in the order of SCOPES."""
        held = {GOODS: self.for_goods, ORDERS: self.for_orders, PROFILE: self.for_profile}
        return tuple(scope for scope in SCOPES if held[scope])

    def past(self, today: date) -> bool:
        """Whether its last day lies before `today`."""
        return self.ends_on < today
