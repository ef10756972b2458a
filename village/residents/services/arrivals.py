from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.viewer import Viewer
from foundation.clock import today
from foundation.encryption import keyed_hash
from village.residents.models import RegisterEvent, Resident
from village.residents.rules.households import KkInUse, TwoHeads, head_in
from village.residents.rules.matching import same_name
from village.residents.rules.numbers import kk_number, nik_number
from village.residents.rules.register import (
    TEXT_LENGTHS,
    ArrivalNotMatched,
    StillElsewhere,
    WordUnknown,
    office_over,
    person_name,
    refuse_event_date,
    refuse_status_move,
    register_text,
    source_words,
)
from village.residents.services.recording import (
    Touched,
    locked,
    new_person,
    set_numbers,
    touched,
    write_event,
)
from village.residents.states import (
    HEAD,
    MARITAL_STATUSES,
    MOVE_IN,
    RELATIONS,
    RESIDENT,
    SEXES,
    STRUCK,
)
from village.territory.selectors import village


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who moves in, as the moving letter has it; `repr` leaves the numbers out."""

    nik: str
    kk: str
    name: str
    birth_place: str
    birth_date: date
    sex: str
    religion: str
    marital_status: str
    occupation: str
    relation: str
    dusun: str = ""
    rt: str = ""
    rw: str = ""

    def __repr__(self) -> str:
        return f"Arrival({self.name!r})"


@transaction.atomic
def record_arrival(
    *,
    region_code: str,
    arrival: Arrival,
    event_date: date,
    source: str,
    by: Viewer,
    at: datetime,
    note: str = "",
) -> RegisterEvent:
    """Note that somebody has moved into the officer's village: a new row, or the row of who once left.

    The KK is that of the new address; its first member is the head. Raises NotYourVillage,
    UnknownVillage, StillElsewhere (resident of another village by the register), ArrivalNotMatched,
    StatusNotChanging (died), KkInUse (a family of another village), TwoHeads, WordUnknown, NameMissing,
    SourceMissing, NumberInText, EventInTheFuture, EventBeforeBirth, NikNotSixteenDigits,
    KkNotSixteenDigits.
    """
    office_over(by, RECORD_REGISTER_EVENTS, region_code)
    home = village(region_code)
    nik, kk = nik_number(arrival.nik), kk_number(arrival.kk)
    known = Resident.objects.filter(nik_hash=keyed_hash(nik, "nik")).values_list("pk", flat=True).first()
    kk_hash = keyed_hash(kk, "kk")
    family = touched(
        Resident.objects.select_for_update(no_key=True)
        .filter(kk_hash=kk_hash)
        .exclude(pk=known or 0)
        .order_by("pk")
    )

    _refuse_words(arrival)
    refuse_event_date(event_date, birth_date=arrival.birth_date, today=today(at))
    source = source_words(source, note)
    if any(one.resident.status == RESIDENT and one.resident.region_id != home.pk for one in family):
        raise KkInUse()
    row = _returning(known, arrival) if known else new_person()

    head = head_in([one.resident for one in family])
    if head is not None and arrival.relation == HEAD:
        raise TwoHeads()
    _move_in(row.resident, arrival, region_code=home.pk, since=event_date)
    if head is None:
        row.resident.relation = HEAD
    set_numbers(row.resident, nik=nik, kk=kk)

    return write_event(
        main=row.resident,
        rows=[row],
        kind=MOVE_IN,
        event_date=event_date,
        source=source,
        note=note,
        by=by.account_id,
        at=at,
    )


def _returning(resident_id: int, arrival: Arrival) -> Touched:
    (row,) = locked([resident_id])
    resident = row.resident
    if resident.status == RESIDENT:
        raise StillElsewhere()
    if not same_name(arrival.name, resident.name) or arrival.birth_date != resident.birth_date:
        raise ArrivalNotMatched()
    if resident.status != STRUCK:
        refuse_status_move(resident.status, RESIDENT)
    return row


def _refuse_words(arrival: Arrival) -> None:
    for field, allowed in (("sex", SEXES), ("marital_status", MARITAL_STATUSES), ("relation", RELATIONS)):
        if getattr(arrival, field) not in allowed:
            raise WordUnknown(field=field)


def _move_in(resident: Resident, arrival: Arrival, *, region_code: str, since: date) -> None:
    resident.name = person_name(arrival.name)
    resident.birth_date, resident.sex = arrival.birth_date, arrival.sex
    resident.marital_status, resident.relation = arrival.marital_status, arrival.relation
    for field in TEXT_LENGTHS:
        setattr(resident, field, register_text(getattr(arrival, field), field=field))
    resident.region_id, resident.status, resident.status_since = region_code, RESIDENT, since
