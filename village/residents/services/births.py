from datetime import date, datetime

from django.db import transaction

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.viewer import Viewer
from foundation.clock import today
from foundation.encryption import keyed_hash
from village.residents.models import RegisterEvent, Resident
from village.residents.rules.households import NotOfThisFamily, relation_of_newborn
from village.residents.rules.numbers import nik_for_the_register
from village.residents.rules.register import (
    EventInTheFuture,
    NikTaken,
    WordUnknown,
    office_over,
    person_name,
    register_text,
    source_words,
)
from village.residents.selectors.numbers import kk_of
from village.residents.services.recording import locked_family, new_person, set_numbers, write_event
from village.residents.states import BIRTH, FEMALE, MALE, RESIDENT, SEXES, SINGLE

NO_OCCUPATION = "BELUM/TIDAK BEKERJA"


@transaction.atomic
def record_birth(
    *,
    resident_id: int,
    name: str,
    sex: str,
    birth_place: str,
    birth_date: date,
    source: str,
    by: Viewer,
    at: datetime,
    nik: str = "",
    mother_id: int | None = None,
    father_id: int | None = None,
    note: str = "",
) -> RegisterEvent:
    """Enter a newborn on the family card on which `resident_id` stands, child of members of it.

    The NIK may come later. By an officer of the family's village with RECORD_REGISTER_EVENTS. Raises
    NotFound, NotYourVillage, NotOfThisFamily, WordUnknown, NameMissing, EventInTheFuture,
    NikNotSixteenDigits, NikSerialZero, NikTaken, SourceMissing, NumberInText.
    """
    found, family = locked_family(resident_id)
    here = found.resident
    members = {one.resident.pk: one.resident for one in family}

    office_over(by, RECORD_REGISTER_EVENTS, here.region_id)
    mother, father = _parent(members, mother_id, FEMALE), _parent(members, father_id, MALE)
    if here.status != RESIDENT or (mother is None and father is None):
        raise NotOfThisFamily(field="mother")
    if sex not in SEXES:
        raise WordUnknown(field="sex")
    if birth_date > today(at):
        raise EventInTheFuture(field="birth_date")
    name, source = person_name(name), source_words(source, note)
    nik = nik_for_the_register(nik)
    refuse_taken(nik)

    parent = mother or father or here
    child = new_person(
        name=name,
        sex=sex,
        birth_place=register_text(birth_place, field="birth_place"),
        birth_date=birth_date,
        religion=parent.religion,
        marital_status=SINGLE,
        occupation=NO_OCCUPATION,
        relation=relation_of_newborn(mother=mother, father=father),
        region_id=here.region_id,
        dusun=parent.dusun,
        rt=parent.rt,
        rw=parent.rw,
        father_hash=father.nik_hash if father else None,
        mother_hash=mother.nik_hash if mother else None,
        status=RESIDENT,
        status_since=birth_date,
    )
    set_numbers(child.resident, nik=nik, kk=kk_of(here))

    return write_event(
        main=child.resident,
        rows=[child],
        kind=BIRTH,
        event_date=birth_date,
        source=source,
        note=note,
        by=by.account_id,
        at=at,
    )


def refuse_taken(nik: str, *, but: int = 0) -> None:
    """Raises NikTaken where another row holds the NIK."""
    if nik and Resident.objects.filter(nik_hash=keyed_hash(nik, "nik")).exclude(pk=but).exists():
        raise NikTaken()


def _parent(members: dict[int, Resident], chosen: int | None, sex: str) -> Resident | None:
    if chosen is None:
        return None
    parent = members.get(chosen)
    if parent is None or parent.sex != sex:
        raise NotOfThisFamily(field="mother" if sex == FEMALE else "father")
    return parent
