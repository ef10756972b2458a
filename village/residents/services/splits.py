from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.viewer import Viewer
from foundation.clock import today
from foundation.encryption import keyed_hash
from village.residents.models import RegisterEvent, Resident
from village.residents.rules.households import (
    HeadMissing,
    KkInUse,
    NotOfThisFamily,
    head_in,
    likely_head,
    living,
    refuse_headless,
    seat_head,
)
from village.residents.rules.numbers import kk_number
from village.residents.rules.register import office_over, refuse_event_date, register_text, source_words
from village.residents.services.recording import locked_family, set_numbers, write_event
from village.residents.states import RESIDENT, SPLIT


@transaction.atomic
def split_family(
    *,
    resident_id: int,
    member_ids: Iterable[int],
    head_id: int,
    new_kk: str,
    event_date: date,
    source: str,
    by: Viewer,
    at: datetime,
    note: str = "",
    stay_head_id: int | None = None,
    dusun: str | None = None,
    rt: str | None = None,
    rw: str | None = None,
) -> RegisterEvent:
    """Give some members of a family a card of their own: a new KK, headed by `head_id`, one of them.

    What each is to the head is set anew on both cards. If the old head leaves, `stay_head_id` (or the
    likeliest) follows. With `dusun`, `rt`, `rw` the leaving move within the village. By an officer of the
    family's village with RECORD_REGISTER_EVENTS. Raises NotFound, NotYourVillage, NotOfThisFamily,
    HeadMissing, KkNotSixteenDigits, KkInUse, EventInTheFuture, EventBeforeBirth, SourceMissing,
    NumberInText.
    """
    found, family = locked_family(resident_id)
    kk = kk_number(new_kk)
    chosen = set(member_ids)
    leaving = [one.resident for one in family if one.resident.pk in chosen]
    staying = [one.resident for one in family if one.resident.pk not in chosen]

    office_over(by, RECORD_REGISTER_EVENTS, found.resident.region_id)
    if len(leaving) != len(chosen) or not chosen or any(one.status != RESIDENT for one in leaving):
        raise NotOfThisFamily()
    if not living(staying):
        raise NotOfThisFamily()
    head = next((one for one in leaving if one.pk == head_id), None)
    if head is None:
        raise HeadMissing()
    if Resident.objects.filter(kk_hash=keyed_hash(kk, "kk")).exists():
        raise KkInUse()
    refuse_event_date(event_date, birth_date=head.birth_date, today=today(at))
    source = source_words(source, note)

    seat_head(head, leaving)
    for one in leaving:
        set_numbers(one, kk=kk)
        _move_within(one, dusun=dusun, rt=rt, rw=rw)
    if head_in(staying) is None:
        left = living(staying)
        follower = likely_head(left, on_day=today(at))
        if stay_head_id is not None:
            follower = next((one for one in left if one.pk == stay_head_id), None)
        if follower is None:
            raise HeadMissing(field="stay_head")
        seat_head(follower, left)
    refuse_headless(leaving)
    refuse_headless(staying)

    return write_event(
        main=head,
        rows=family,
        kind=SPLIT,
        event_date=event_date,
        source=source,
        note=note,
        by=by.account_id,
        at=at,
    )


def _move_within(one: Resident, **address: str | None) -> None:
    for field, typed in address.items():
        if typed is not None:
            setattr(one, field, register_text(typed, field=field))
