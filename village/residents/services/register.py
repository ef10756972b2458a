"""Deaths and moves: where somebody is from now on, and what that leaves behind on the family card."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.viewer import Viewer
from foundation.clock import today
from village.residents.models import RegisterEvent, Resident
from village.residents.rules.households import (
    HeadMissing,
    NotOfThisFamily,
    head_in,
    likely_head,
    living,
    seat_head,
)
from village.residents.rules.kinship import same_hash
from village.residents.rules.register import (
    office_over,
    refuse_event_date,
    refuse_status_move,
    source_words,
)
from village.residents.services.recording import Touched, locked_family, touched, write_event
from village.residents.states import (
    DEATH,
    DIED,
    HEAD,
    MARRIED,
    MOVE_IN,
    MOVE_OUT,
    MOVED,
    OTHER_FAMILY,
    RESIDENT,
    WIDOWED,
)


@transaction.atomic
def record_death(
    *,
    resident_id: int,
    event_date: date,
    source: str,
    by: Viewer,
    at: datetime,
    note: str = "",
    new_head_id: int | None = None,
) -> RegisterEvent:
    """Note that a resident has died on a day, on the word of a document (`source`).

    Husband or wife become widowed. If the head of a family dies, `new_head_id` follows (wife or husband,
    else the eldest, if none is named). By an officer of the resident's village with
    RECORD_REGISTER_EVENTS. Raises NotFound, NotYourVillage, EventInTheFuture, EventBeforeBirth,
    SourceMissing, NumberInText, StatusNotChanging, HeadMissing.
    """
    found, family = locked_family(resident_id)
    resident = found.resident
    rows = {one.resident.pk: one for one in family}
    rows |= {one.resident.pk: one for one in _spouses(resident) if one.resident.pk not in rows}

    office_over(by, RECORD_REGISTER_EVENTS, resident.region_id)
    refuse_status_move(resident.status, DIED)
    source = _said(resident, event_date, source, note, at)

    was_head = resident.relation == HEAD
    resident.status, resident.status_since = DIED, event_date
    for one in rows.values():
        _widow(one.resident, of=resident)
    if was_head:
        _follow(resident, [one.resident for one in family], new_head_id, on_day=today(at))

    return write_event(
        main=resident,
        rows=rows.values(),
        kind=DEATH,
        event_date=event_date,
        source=source,
        note=note,
        by=by.account_id,
        at=at,
    )


@transaction.atomic
def record_move_out(
    *,
    resident_id: int,
    event_date: date,
    source: str,
    by: Viewer,
    at: datetime,
    note: str = "",
    with_ids: Iterable[int] = (),
    new_head_id: int | None = None,
) -> RegisterEvent:
    """Note that a resident has left the regency, and `with_ids` of the same family with him.

    Raises as `record_death` does, and NotOfThisFamily.
    """
    found, family = locked_family(resident_id)
    leaving = _members(family, {resident_id, *with_ids})

    for one in leaving:
        office_over(by, RECORD_REGISTER_EVENTS, one.resident.region_id)
        refuse_status_move(one.resident.status, MOVED)
        refuse_event_date(event_date, birth_date=one.resident.birth_date, today=today(at))
    source = source_words(source, note)

    head = next((one.resident for one in leaving if one.resident.relation == HEAD), None)
    for one in leaving:
        one.resident.status, one.resident.status_since = MOVED, event_date
    if head is not None:
        _follow(head, [one.resident for one in family], new_head_id, on_day=today(at))

    return write_event(
        main=found.resident,
        rows=family,
        kind=MOVE_OUT,
        event_date=event_date,
        source=source,
        note=note,
        by=by.account_id,
        at=at,
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
    """Note that somebody who had left lives in the officer's village again. Raises as `record_death` does.

    Who was the head of a card that has another head by now comes back as other family.
    """
    found, family = locked_family(resident_id)
    resident = found.resident

    office_over(by, RECORD_REGISTER_EVENTS, region_code)
    refuse_status_move(resident.status, RESIDENT)
    source = _said(resident, event_date, source, note, at)

    head = head_in([one.resident for one in family])
    if head is None:
        resident.relation = HEAD
    elif resident.relation == HEAD:
        resident.relation = OTHER_FAMILY
    resident.region_id, resident.status, resident.status_since = region_code, RESIDENT, event_date

    return write_event(
        main=resident,
        rows=[found],
        kind=MOVE_IN,
        event_date=event_date,
        source=source,
        note=note,
        by=by.account_id,
        at=at,
    )


def _said(resident: Resident, event_date: date, source: str, note: str, at: datetime) -> str:
    refuse_event_date(event_date, birth_date=resident.birth_date, today=today(at))
    return source_words(source, note)


def _members(family: Sequence[Touched], ids: set[int]) -> list[Touched]:
    chosen = [one for one in family if one.resident.pk in ids]
    if len(chosen) != len(ids):
        raise NotOfThisFamily()
    return chosen


def _follow(gone: Resident, family: Sequence[Resident], new_head_id: int | None, *, on_day: date) -> None:
    """Seat who follows the head that is gone, if anybody is left."""
    left = living(family)
    if not left:
        return
    if new_head_id is None:
        head = likely_head(left, on_day=on_day)
    else:
        head = next((one for one in left if one.pk == new_head_id), None)
    if head is None:
        raise HeadMissing()
    # The gone one keeps the place that he had: his own row says what he was.
    seat_head(head, left)


def _spouses(resident: Resident) -> list[Touched]:
    """Husbands and wives of a resident on other cards, locked."""
    if resident.nik_hash is None:
        return []
    rows = Resident.objects.select_for_update(no_key=True).filter(spouse_hash=bytes(resident.nik_hash))
    return touched(rows.order_by("pk"))


def _widow(one: Resident, *, of: Resident) -> None:
    """Who was married to the dead, and to nobody else, is widowed."""
    married_to_the_dead = same_hash(one.spouse_hash, of.nik_hash)
    if one.pk != of.pk and married_to_the_dead and one.status == RESIDENT and one.marital_status == MARRIED:
        one.marital_status = WIDOWED
