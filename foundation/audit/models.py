from django.conf import settings
from django.db import models
from django.db.models import Func

from foundation.audit.protection import append_only


class CurrentTransaction(Func):
    """The id of the database transaction that writes the row, as text."""

    template = "(pg_current_xact_id()::text)"
    output_field = models.CharField()
    arity = 0


class Transition(models.Model):
    """One step of one thing: who, when, from, to, why. `by` is empty for the clock and for the database."""

    subject_type = models.CharField(max_length=64)
    subject_pk = models.CharField(max_length=40)
    from_state = models.CharField(max_length=32, blank=True)
    to_state = models.CharField(max_length=32)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    transaction = models.CharField(max_length=24, db_default=CurrentTransaction(), editable=False)

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_pk", "id"], name="transition_of_subject")]
        triggers = [append_only("transition_append_only")]


class Reading(models.Model):
    """An officer opened a resident's record: who, in which office, whom, when, why."""

    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=16)
    region_code = models.CharField(max_length=13)
    resident_id = models.BigIntegerField()
    purpose = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["resident_id", "-at"], name="reading_of_resident")]
        triggers = [append_only("reading_append_only")]
