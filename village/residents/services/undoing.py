from datetime import datetime

from django.db import transaction

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.clock import today
from village.residents.models import RegisterChange, RegisterEvent, Resident
from village.residents.rules.register import (
    AlreadyUndone,
    NewerEventDepends,
    SomethingDepends,
    office_over,
    source_words,
)
from village.residents.selectors.history import blocked_events, opened
from village.residents.services.births import refuse_taken
from village.residents.services.recording import Touched, locked, put_back, set_numbers, write_event
from village.residents.states import RESIDENT, STRUCK, UNDO

OWN_ROWS = (RegisterChange, RegisterEvent)


@transaction.atomic
def undo_event(*, event_id: int, source: str, by: Viewer, at: datetime, note: str = "") -> RegisterEvent:
    """Take an event back by a counter-event: every row that it touched is again exactly as it was.

    Who was entered by it becomes *struck* and gives the NIK free. By an officer with
    RECORD_REGISTER_EVENTS over the villages in which the people lived before and after. Raises NotFound,
    NotYourVillage, AlreadyUndone (also for a counter-event), NewerEventDepends, SomethingDepends,
    SourceMissing, NumberInText, NikTaken.
    """
    event = RegisterEvent.objects.filter(pk=event_id).first()
    if event is None:
        raise NotFound()
    changes = {change.resident_id: change for change in event.changes.order_by("resident_id")}
    rows = locked(changes)

    _refuse_office(event, rows, by)
    if event.kind == UNDO or RegisterEvent.objects.filter(undoes=event).exists():
        raise AlreadyUndone()
    if event.pk in blocked_events([event.pk]):
        raise NewerEventDepends()
    source = source_words(source, note)

    for row in rows:
        before, _after = opened(changes[row.resident.pk])
        if before is None:
            _strike(row.resident, at=at)
        else:
            if before.get("nik"):
                refuse_taken(before["nik"], but=row.resident.pk)
            put_back(row.resident, before)
            office_over(by, RECORD_REGISTER_EVENTS, row.resident.region_id)

    return write_event(
        main=event.resident if not rows else _row_of(rows, event.resident_id),
        rows=rows,
        kind=UNDO,
        event_date=today(at),
        source=source,
        note=note,
        by=by.account_id,
        at=at,
        undoes=event,
    )


def _refuse_office(event: RegisterEvent, rows: list[Touched], by: Viewer) -> None:
    regions = {row.resident.region_id for row in rows} or {event.resident.region_id}
    for region in sorted(regions):
        office_over(by, RECORD_REGISTER_EVENTS, region)


def _row_of(rows: list[Touched], resident_id: int) -> Resident:
    return next((row.resident for row in rows if row.resident.pk == resident_id), rows[0].resident)


def _strike(resident: Resident, *, at: datetime) -> None:
    """Raises SomethingDepends where anything but events refers to the person, or a family counts on it."""
    if resident.status != RESIDENT or _is_needed(resident):
        raise SomethingDepends()
    resident.status, resident.status_since = STRUCK, today(at)
    set_numbers(resident, nik="")


def _is_needed(resident: Resident) -> bool:
    for relation in Resident._meta.related_objects:
        model = relation.related_model
        if isinstance(model, str) or model in OWN_ROWS:
            continue
        if model._default_manager.filter(**{relation.field.name: resident}).exists():
            return True
    if resident.nik_hash is None:
        return False
    own = bytes(resident.nik_hash)
    return any(
        Resident.objects.filter(**{column: own}).exclude(status=STRUCK).exists()
        for column in ("father_hash", "mother_hash", "spouse_hash")
    )
