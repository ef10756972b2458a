from django.conf import settings
from django.db import models
from django.db.models import Q

from foundation.audit.protection import append_only, state_leaves_transition, state_needs_transition
from foundation.encryption import register_sealed
from village.residents.states import (
    BINDING_STATES,
    CLAIMED,
    EVENT_KINDS,
    MARITAL_STATUSES,
    METHODS,
    RELATIONS,
    RELEASED,
    RESIDENT,
    SEXES,
    STATUSES,
    VERIFIED,
)
from village.territory.models import Region


class ImportBatch(models.Model):
    """One load of a register: the residents that it brought need no event for their first row."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=200)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    loaded_at = models.DateTimeField()
    resident_count = models.PositiveIntegerField()


class Resident(models.Model):
    """One person of the register, one row a NIK. NIK and KK are sealed; hashes find them again.

    Names and addresses are as the KTP and KK write them. The parents and the spouse are keyed
    hashes of their NIKs, whether or not they are in this register.
    """

    nik_sealed = models.BinaryField()
    nik_hash = models.BinaryField(max_length=32, unique=True)
    kk_sealed = models.BinaryField()
    kk_hash = models.BinaryField(max_length=32, db_index=True)
    name = models.CharField(max_length=120)
    birth_place = models.CharField(max_length=80)
    birth_date = models.DateField()
    sex = models.CharField(max_length=8)
    religion = models.CharField(max_length=24)
    marital_status = models.CharField(max_length=12)
    occupation = models.CharField(max_length=80)
    relation = models.CharField(max_length=16)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="residents")
    dusun = models.CharField(max_length=60, blank=True)
    rt = models.CharField(max_length=3, blank=True)
    rw = models.CharField(max_length=3, blank=True)
    father_hash = models.BinaryField(max_length=32, null=True)
    mother_hash = models.BinaryField(max_length=32, null=True)
    spouse_hash = models.BinaryField(max_length=32, null=True)
    status = models.CharField(max_length=12, default=RESIDENT)
    status_since = models.DateField()
    batch = models.ForeignKey(ImportBatch, null=True, on_delete=models.PROTECT, related_name="residents")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=STATUSES), name="resident_status_known"),
            models.CheckConstraint(condition=Q(sex__in=SEXES), name="resident_sex_known"),
            models.CheckConstraint(
                condition=Q(marital_status__in=MARITAL_STATUSES), name="resident_marital_status_known"
            ),
            models.CheckConstraint(condition=Q(relation__in=RELATIONS), name="resident_relation_known"),
        ]
        triggers = [state_leaves_transition("village.resident", column="status")]

    def __str__(self) -> str:
        return f"Resident {self.pk}"


register_sealed(Resident, "nik_sealed")
register_sealed(Resident, "kk_sealed")


class RegisterEvent(models.Model):
    """What happened to a resident after the first load: append-only, and the only way a status changes."""

    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20)
    event_date = models.DateField()
    source = models.CharField(max_length=200)
    officer_account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    batch = models.ForeignKey(ImportBatch, null=True, on_delete=models.PROTECT, related_name="events")
    recorded_at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=EVENT_KINDS), name="register_event_kind_known"),
            models.CheckConstraint(
                condition=Q(officer_account__isnull=False) | Q(batch__isnull=False),
                name="register_event_has_an_author",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="register_event_has_a_source"),
        ]
        triggers = [append_only("register_event_append_only")]


class IdentityBinding(models.Model):
    """An account says who it is; an officer confirms. `contested`: another account claims the same person."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="identity_bindings"
    )
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="identity_bindings")
    state = models.CharField(max_length=12, default=CLAIMED)
    contested = models.BooleanField(default=False)
    claimed_at = models.DateTimeField()
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    method = models.CharField(max_length=12, blank=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=BINDING_STATES), name="binding_state_known"),
            models.CheckConstraint(condition=Q(method__in=("", *METHODS)), name="binding_method_known"),
            models.CheckConstraint(
                condition=~Q(state=VERIFIED) | (Q(verified_at__isnull=False) & ~Q(method="")),
                name="binding_verified_says_how",
            ),
            models.CheckConstraint(
                condition=Q(state=RELEASED, released_at__isnull=False)
                | (~Q(state=RELEASED) & Q(released_at__isnull=True)),
                name="binding_released_says_when",
            ),
            models.UniqueConstraint(
                fields=["resident"], condition=Q(state=VERIFIED), name="one_verified_account_a_resident"
            ),
            models.UniqueConstraint(
                fields=["account"], condition=~Q(state=RELEASED), name="one_open_identity_an_account"
            ),
        ]
        triggers = [state_needs_transition("village.identitybinding")]
