"""What a file of a village's register would change: compared with the register, nothing written."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from foundation.encryption import keyed_hash
from village.residents.entries import NewResident
from village.residents.models import ImportBatch, Resident
from village.residents.opensid.reading import BadRow, Entry
from village.residents.rules.numbers import masked
from village.residents.selectors.history import FieldChange
from village.residents.selectors.numbers import masked_kk
from village.residents.states import (
    BIRTH,
    DEATH,
    DIED,
    IMPORT_DIFFERENCE,
    MOVE_IN,
    MOVE_OUT,
    MOVED,
    RESIDENT,
    STRUCK,
)

COMPARED = (
    *("name", "birth_place", "birth_date", "sex", "religion", "marital_status", "occupation"),
    *("relation", "dusun", "rt", "rw"),
)
NEWBORN_DAYS = 366
KIND_OF_MOVE = {
    (RESIDENT, DIED): DEATH,
    (MOVED, DIED): DEATH,
    (RESIDENT, MOVED): MOVE_OUT,
    (MOVED, RESIDENT): MOVE_IN,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One event that a file would bring. `resident_id` is None for somebody new."""

    kind: str
    row: int
    resident_id: int | None
    person: NewResident
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking a file over would do. `entries` are the batch of a village's first load, without events."""

    region_code: str
    rows: Sequence[Entry]
    first_load: bool
    entries: Sequence[Entry]
    differences: Sequence[Difference]
    faults: Sequence[BadRow]
    unchanged: int
    not_in_the_file: int

    @property
    def changes_nothing(self) -> bool:
        return not self.differences and not (self.first_load and self.entries)


def plan_of(entries: Sequence[Entry], *, region_code: str, today: date, whole_regency: bool = False) -> Plan:
    """Hold the rows of one village against its register.

    In a file of the whole regency somebody who stands in another village by the register has moved here;
    in a village's own file that is a fault, for the other village has not let him go.
    """
    here = list(Resident.objects.filter(region_id=region_code).exclude(status=STRUCK))
    known = _Known(here, _elsewhere(entries, region_code))
    since = ImportBatch.objects.filter(region_id=region_code).order_by("-loaded_at").first()
    born_after = min(since.loaded_at.date(), today) if since else today
    differences: list[Difference] = []
    faults: list[BadRow] = []
    first: list[Entry] = []
    unchanged = 0
    for entry in entries:
        resident = known.of(entry.person)
        if resident is None and since is None:
            first.append(entry)
            continue
        if resident is None:
            differences.append(_newcomer(entry, born_after))
            continue
        if resident.region_id != region_code and not whole_regency:
            faults.append(_in_another_village(entry))
            continue
        difference = _difference(entry, resident, region_code)
        if isinstance(difference, BadRow):
            faults.append(difference)
        elif difference is None:
            unchanged += 1
        else:
            differences.append(difference)
    left = sum(one.status == RESIDENT and one.pk not in known.seen for one in here)
    return Plan(region_code, entries, since is None, first, differences, faults, unchanged, left)


def digest_of(plan: Plan) -> str:
    """What the operator confirms: the same for the same effect, and tells nothing by itself."""
    told = [
        (
            one.kind,
            one.resident_id or 0,
            _told(one.person),
            [(c.field, c.before, c.after) for c in one.changes],
        )
        for one in plan.differences
    ]
    first = [_told(one.person) for one in plan.entries] if plan.first_load else []
    return keyed_hash(json.dumps([plan.region_code, plan.first_load, told, first]), "import").hex()


def _told(person: NewResident) -> list[str]:
    return [str(getattr(person, name)) for name in (*COMPARED, "nik", "kk", "status")]


class _Known:
    """Residents by NIK, and those without one by card, name and birth date; `seen` are those asked for."""

    def __init__(self, here: Sequence[Resident], elsewhere: Sequence[Resident]) -> None:
        self.by_nik = {bytes(one.nik_hash): one for one in (*elsewhere, *here) if one.nik_hash is not None}
        self.without = {
            (bytes(one.kk_hash), one.name, one.birth_date): one for one in here if one.nik_hash is None
        }
        self.seen: set[int] = set()

    def of(self, person: NewResident) -> Resident | None:
        found = self.by_nik.get(keyed_hash(person.nik, "nik")) if person.nik else None
        if found is None:
            found = self.without.get((keyed_hash(person.kk, "kk"), person.name, person.birth_date))
        if found is None or found.pk in self.seen:
            return None
        self.seen.add(found.pk)
        return found


def _elsewhere(entries: Sequence[Entry], region_code: str) -> list[Resident]:
    hashes = [keyed_hash(entry.person.nik, "nik") for entry in entries if entry.person.nik]
    return list(Resident.objects.filter(nik_hash__in=hashes).exclude(region_id=region_code))


def _in_another_village(entry: Entry) -> BadRow:
    return BadRow(
        entry.row,
        "nik",
        _("NIK ini di register milik warga yang tercatat di luar desa ini."),
        _("Desa asal mencatat kepindahannya, lalu catat kedatangannya di Penduduk."),
    )


def _newcomer(entry: Entry, born_after: date) -> Difference:
    person = entry.person
    kind = IMPORT_DIFFERENCE
    if person.status == RESIDENT:
        kind = BIRTH if (born_after - person.birth_date).days < NEWBORN_DAYS else MOVE_IN
    return Difference(kind, entry.row, None, person, ())


def _difference(entry: Entry, resident: Resident, region_code: str) -> Difference | BadRow | None:
    person, changes = entry.person, list(_changes(entry.person, resident))
    kind = IMPORT_DIFFERENCE
    if resident.region_id != region_code:
        changes.append(FieldChange("region_id", resident.region_id, region_code))
        kind = MOVE_IN
    if person.status != resident.status:
        moved = KIND_OF_MOVE.get((resident.status, person.status))
        if moved is None:
            return BadRow(
                entry.row,
                "status_dasar",
                _("Register mencatat orang ini sudah meninggal."),
                _("Bila itu keliru, batalkan kejadian meninggalnya di Penduduk dulu."),
            )
        kind = moved
        changes.append(FieldChange("status", resident.status, person.status))
    return Difference(kind, entry.row, resident.pk, person, tuple(changes)) if changes else None


def _changes(person: NewResident, resident: Resident) -> Sequence[FieldChange]:
    """Fields that differ; an empty cell says nothing. NIK and KK are masked."""
    found: list[FieldChange] = []
    for name in COMPARED:
        before, after = getattr(resident, name), getattr(person, name)
        if after != "" and before != after:
            found.append(FieldChange(name, _text(before), _text(after)))
    if person.nik and resident.nik_hash is None:
        found.append(FieldChange("nik", "", masked(person.nik)))
    if keyed_hash(person.kk, "kk") != bytes(resident.kk_hash):
        found.append(FieldChange("kk", masked_kk(resident.kk_sealed, resident.pk), masked(person.kk)))
    return found


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
