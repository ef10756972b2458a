from django.conf import settings
from django.db import models
from django.db.models import Q

from foundation.audit.protection import append_only, state_leaves_transition, state_needs_transition
from foundation.encryption import register_sealed
from village.residents.states import (
    ASKED,
    BINDING_STATES,
    CLAIMED,
    CORRECTED,
    DECLINED,
    EVENT_KINDS,
    IMPORT_STATES,
    MARITAL_STATUSES,
    METHODS,
    RELATIONS,
    RELEASED,
    REQUEST_STATES,
    RESIDENT,
    SEXES,
    STATUSES,
    UNDO,
    UPLOADED,
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
    hashes of their NIKs, whether or not they are in this register. A newborn may have no NIK yet.
    """

    nik_sealed = models.BinaryField(null=True)
    nik_hash = models.BinaryField(max_length=32, null=True, unique=True)
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
            models.CheckConstraint(
                condition=Q(nik_sealed__isnull=True, nik_hash__isnull=True)
                | Q(nik_sealed__isnull=False, nik_hash__isnull=False),
                name="resident_nik_sealed_and_found",
            ),
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
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=EVENT_KINDS), name="register_event_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=UNDO, undoes__isnull=False) | (~Q(kind=UNDO) & Q(undoes__isnull=True)),
                name="register_event_undoes_one",
            ),
            models.CheckConstraint(
                condition=Q(officer_account__isnull=False) | Q(batch__isnull=False),
                name="register_event_has_an_author",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="register_event_has_a_source"),
        ]
        triggers = [append_only("register_event_append_only")]


class RegisterChange(models.Model):
    """What an event did to one row: its fields before and after, sealed, so that undoing restores exactly.

    An event changes the rows of a family together. `before_sealed` is empty where it entered the person.
    """

    event = models.ForeignKey(RegisterEvent, on_delete=models.PROTECT, related_name="changes")
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="changes")
    before_sealed = models.BinaryField(null=True)
    after_sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "resident"], name="register_change_once_an_event")
        ]
        triggers = [append_only("register_change_append_only")]


register_sealed(RegisterChange, "before_sealed")
register_sealed(RegisterChange, "after_sealed")


class CorrectionRequest(models.Model):
    """What a resident says is wrong in the own record; answered by an event or a reason in 3 x 24 hours."""

    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="correction_requests")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=24)
    wanted_sealed = models.BinaryField()
    proof = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, default=ASKED)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.CharField(max_length=500, blank=True)
    event = models.ForeignKey(RegisterEvent, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=REQUEST_STATES), name="correction_request_state_known"
            ),
            models.CheckConstraint(
                condition=(Q(state=CORRECTED) & Q(event__isnull=False))
                | (~Q(state=CORRECTED) & Q(event__isnull=True)),
                name="correction_request_done_by_an_event",
            ),
            models.CheckConstraint(
                condition=~Q(state=DECLINED) | ~Q(answer=""), name="correction_request_declined_says_why"
            ),
            models.UniqueConstraint(
                fields=["resident", "field"], condition=Q(state=ASKED), name="one_open_request_a_field"
            ),
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(state=ASKED), name="open_requests_by_due")]
        triggers = [state_needs_transition("village.correctionrequest")]


register_sealed(CorrectionRequest, "wanted_sealed")


class RegisterImport(models.Model):
    """A file of a village's register on its way in: looked through, shown, confirmed, taken over.

    The file lies in private storage under `file_key` until it is taken over or thrown away. What was
    found in it (`findings_sealed`) names residents; `digest` is what the operator saw and confirms.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=120)
    file_sha256 = models.CharField(max_length=64)
    file_key = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=12, default=UPLOADED)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    state_since = models.DateTimeField()
    findings_sealed = models.BinaryField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    batch = models.ForeignKey(ImportBatch, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=IMPORT_STATES), name="register_import_state_known")
        ]
        triggers = [state_needs_transition("village.registerimport")]


register_sealed(RegisterImport, "findings_sealed")


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
