from datetime import date, datetime

from django.db import transaction

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.clock import today
from village.residents.models import RegisterEvent, Resident
from village.residents.rules.register import (
    office_over,
    refuse_event_date,
    refuse_status_move,
    source_words,
)
from village.residents.states import DEATH, DIED, MOVE_IN, MOVE_OUT, MOVED, RESIDENT


@transaction.atomic
def record_death(
    *, resident_id: int, event_date: date, source: str, by: Viewer, at: datetime, note: str = ""
) -> RegisterEvent:
    """Note that a resident has died on a day, on the word of a document (`source`).

    By an officer of the resident's village with RECORD_REGISTER_EVENTS. Raises NotFound,
    NotYourVillage, EventInTheFuture, EventBeforeBirth, SourceMissing, NumberInText, StatusNotChanging.
    """
    resident = _locked(resident_id)

    office_over(by, RECORD_REGISTER_EVENTS, resident.region_id)
    return _change_status(
        resident, DIED, kind=DEATH, event_date=event_date, source=source, note=note, by=by, at=at
    )


@transaction.atomic
def record_move_out(
    *, resident_id: int, event_date: date, source: str, by: Viewer, at: datetime, note: str = ""
) -> RegisterEvent:
    """Note that a resident has left the regency. Raises as `record_death` does."""
    resident = _locked(resident_id)

    office_over(by, RECORD_REGISTER_EVENTS, resident.region_id)
    return _change_status(
        resident, MOVED, kind=MOVE_OUT, event_date=event_date, source=source, note=note, by=by, at=at
    )


@transaction.atomic
def record_move_in(
    *,
    resident_id: int,
    region_code: str,
    event_date: date,
    source: str,
    by: Viewer,
    at: datetime,
    note: str = "",
) -> RegisterEvent:
    """Note that somebody who had left lives in the officer's village again. Raises as `record_death` does."""
    resident = _locked(resident_id)

    office_over(by, RECORD_REGISTER_EVENTS, region_code)
    resident.region_id = region_code
    return _change_status(
        resident, RESIDENT, kind=MOVE_IN, event_date=event_date, source=source, note=note, by=by, at=at
    )


def _locked(resident_id: int) -> Resident:
    resident = Resident.objects.select_for_update().filter(pk=resident_id).first()
    if resident is None:
        raise NotFound()
    return resident


def _change_status(
    resident: Resident,
    to_status: str,
    *,
    kind: str,
    event_date: date,
    source: str,
    note: str,
    by: Viewer,
    at: datetime,
) -> RegisterEvent:
    refuse_status_move(resident.status, to_status)
    refuse_event_date(event_date, birth_date=resident.birth_date, today=today(at))
    source = source_words(source, note)

    from_status, resident.status = resident.status, to_status
    resident.status_since = event_date
    resident.save(update_fields=["status", "status_since", "region"])

    event = RegisterEvent.objects.create(
        resident=resident,
        kind=kind,
        event_date=event_date,
        source=source,
        officer_account_id=by.account_id,
        recorded_at=at,
        note=note.strip(),
    )
    record_transition(
        subject=resident, from_state=from_status, to_state=to_status, by=by.account_id, at=at, reason=source
    )
    return event
