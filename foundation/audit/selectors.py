from django.db import models

from foundation.audit.models import Reading, Transition


def transitions_of(subject: models.Model) -> list[Transition]:
    """The history of one thing, oldest first. Show it to those who may see the thing."""
    return list(
        Transition.objects.filter(subject_type=subject._meta.label_lower, subject_pk=str(subject.pk))
        .select_related("by")
        .order_by("id")
    )


def readings_of(resident_id: int, *, limit: int = 200) -> list[Reading]:
    """Who looked at a resident's record, newest first: for that resident."""
    return list(
        Reading.objects.filter(resident_id=resident_id)
        .select_related("reader")
        .order_by("-at", "-id")[:limit]
    )
