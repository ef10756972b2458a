from datetime import datetime, timedelta

from django.db import models

from foundation.access.viewer import Office
from foundation.audit.models import Reading, Transition

VISIT = timedelta(minutes=30)


def record_transition(
    *,
    subject: models.Model,
    from_state: str,
    to_state: str,
    by: int | None,
    at: datetime,
    reason: str = "",
) -> Transition:
    """Write one step into the history, in the caller's transaction. `by` is an account id."""
    return Transition.objects.create(
        subject_type=subject._meta.label_lower,
        subject_pk=str(subject.pk),
        from_state=from_state,
        to_state=to_state,
        by_id=by,
        at=at,
        reason=reason,
    )


def record_reading(
    *, reader_id: int, office: Office, resident_id: int, purpose: str, at: datetime
) -> Reading:
    """Log that an officer looked at a resident's record, and what for."""
    return Reading.objects.create(
        reader_id=reader_id,
        role=office.role,
        region_code=office.region_code,
        resident_id=resident_id,
        purpose=purpose,
        at=at,
    )


def record_visit(
    *, reader_id: int, office: Office, resident_id: int, purpose: str, at: datetime
) -> Reading | None:
    """Log a look once a visit: None where the same reader looked for the same purpose within half an hour.

    For a page with many parts (a case and its files), each of which is fetched by itself.
    """
    lately = Reading.objects.filter(
        reader_id=reader_id, resident_id=resident_id, purpose=purpose, at__gt=at - VISIT, at__lte=at
    )
    if lately.exists():
        return None
    return record_reading(reader_id=reader_id, office=office, resident_id=resident_id, purpose=purpose, at=at)
