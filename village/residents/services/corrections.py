from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.viewer import Viewer
from foundation.clock import today
from foundation.encryption import keyed_hash
from village.residents.models import RegisterEvent, Resident
from village.residents.rules.households import KkInUse, living, one_head, refuse_headless, seat_head
from village.residents.rules.numbers import kk_number, nik_for_the_register
from village.residents.rules.register import (
    EventInTheFuture,
    NothingChanged,
    WordUnknown,
    office_over,
    person_name,
    register_text,
    source_words,
)
from village.residents.services.births import refuse_taken
from village.residents.services.recording import locked_family, set_numbers, write_event
from village.residents.services.requests import close_request
from village.residents.states import CORRECTION, HEAD, MARITAL_STATUSES, RELATIONS, RESIDENT, SEXES

CHOICES = {"sex": SEXES, "marital_status": MARITAL_STATUSES, "relation": RELATIONS}
TEXTS = ("birth_place", "religion", "occupation", "dusun", "rt", "rw")
NUMBERS = ("nik", "kk")
FIELDS = ("name", "birth_date", *CHOICES, *TEXTS, *NUMBERS)


@transaction.atomic
def correct_resident(
    *,
    resident_id: int,
    changes: Mapping[str, str | date],
    source: str,
    by: Viewer,
    at: datetime,
    note: str = "",
    request_id: int | None = None,
) -> RegisterEvent:
    """Put right what stands wrong in one record; `changes` holds the new values of some of `FIELDS`.

    Another KK means that the resident joins that family; who becomes the head takes the place of the
    present one, and the others are to him what they are. `request_id` is the resident's own request that
    this answers. By an officer of the resident's village with RECORD_REGISTER_EVENTS. Raises NotFound,
    NotYourVillage, NothingChanged, WordUnknown, NameMissing, EventInTheFuture, NikNotSixteenDigits,
    NikSerialZero, NikTaken, KkNotSixteenDigits, KkInUse, HeadMissing, TwoHeads, SourceMissing,
    NumberInText, OwnFamily and AlreadyAnswered (of the request).
    """
    found, family = locked_family(resident_id)
    resident = found.resident

    office_over(by, RECORD_REGISTER_EVENTS, resident.region_id)
    source = source_words(source, note)
    members, kk_hash = [one.resident for one in family], bytes(resident.kk_hash)
    joined = _family_of(changes.get("kk"), resident)
    was_right, joined_right = one_head(members), one_head(joined)
    becomes_head = changes.get("relation") == HEAD and resident.relation != HEAD
    if becomes_head:
        seat_head(resident, members)
    for field, value in changes.items():
        _set(resident, field, value, on_day=today(at))
    if resident.status == RESIDENT:
        stays = not joined and bytes(resident.kk_hash) == kk_hash
        if was_right:
            refuse_headless(members if stays else [one for one in members if one.pk != resident.pk])
        if not stays and (joined_right or not living(joined)):
            refuse_headless([*joined, resident])

    event = write_event(
        main=resident,
        rows=family,
        kind=CORRECTION,
        event_date=today(at),
        source=source,
        note=note,
        by=by.account_id,
        at=at,
    )
    if not event.changes.exists():
        raise NothingChanged()
    if request_id is not None:
        close_request(request_id=request_id, event=event, by=by, at=at)
    return event


def _set(resident: Resident, field: str, value: str | date, *, on_day: date) -> None:
    if field == "birth_date":
        if not isinstance(value, date) or value > on_day:
            raise EventInTheFuture(field="birth_date")
        resident.birth_date = value
        return
    text = " ".join(str(value).split())
    if field in NUMBERS:
        _set_number(resident, field, text)
    elif field == "name":
        resident.name = person_name(text)
    elif field in CHOICES:
        if text not in CHOICES[field]:
            raise WordUnknown(field=field)
        setattr(resident, field, text)
    elif field in TEXTS:
        setattr(resident, field, register_text(text, field=field))
    else:
        raise WordUnknown(field=field)


def _set_number(resident: Resident, field: str, text: str) -> None:
    if field == "kk":
        set_numbers(resident, kk=kk_number(text))
        return
    nik = nik_for_the_register(text)
    refuse_taken(nik, but=resident.pk)
    set_numbers(resident, nik=nik)


def _family_of(kk: str | date | None, resident: Resident) -> list[Resident]:
    """Who stands on the card that a resident joins, locked. Raises KkInUse for one of another village."""
    if kk is None:
        return []
    kk_hash = keyed_hash(kk_number(str(kk)), "kk")
    if kk_hash == bytes(resident.kk_hash):
        return []
    rows = list(Resident.objects.select_for_update(no_key=True).filter(kk_hash=kk_hash).order_by("pk"))
    if any(one.status == RESIDENT and one.region_id != resident.region_id for one in rows):
        raise KkInUse()
    return rows
