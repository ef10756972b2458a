"""What a register's file would do: one village, or the whole regency with a column that names each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from village.residents.opensid.reading import BadRow, Entry, Register
from village.residents.selectors.importing import Plan, plan_of
from village.territory.selectors import villages


@dataclass(slots=True)
class FilePlan:
    """What a file would do, village by village, and which of its rows are left out."""

    plans: list[Plan] = field(default_factory=list)
    faults: list[BadRow] = field(default_factory=list)
    notes: list[BadRow] = field(default_factory=list)


def plan_file(register: Register, *, region_code: str = "", today: date) -> FilePlan:
    """Without `region_code` each row names its village by code or name."""
    found = FilePlan(faults=list(register.faults), notes=list(register.notes))
    if region_code:
        groups: dict[str, list[Entry]] = {region_code: list(register.entries)}
    else:
        groups = _by_village(register.entries, found.faults)
    for code, entries in groups.items():
        plan = plan_of(entries, region_code=code, today=today, whole_regency=not region_code)
        found.plans.append(plan)
        found.faults.extend(plan.faults)
    found.faults.sort(key=lambda one: (one.row, one.column))
    return found


def _by_village(entries: Sequence[Entry], faults: list[BadRow]) -> dict[str, list[Entry]]:
    names: dict[str, set[str]] = {}
    for one in villages():
        for word in (one.code, one.name):
            names.setdefault(_plain(word), set()).add(one.code)
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        codes = names.get(_plain(entry.village), set())
        if len(codes) == 1:
            groups.setdefault(min(codes), []).append(entry)
        elif codes:
            faults.append(
                BadRow(
                    entry.row, "desa", _("Ada lebih dari satu desa bernama itu."), _("Tulis kode desanya.")
                )
            )
        else:
            faults.append(
                BadRow(entry.row, "desa", _("Desa ini tidak dikenal."), _("Tulis nama atau kode desanya."))
            )
    return groups


def _plain(name: str) -> str:
    words = name.upper().replace("KELURAHAN ", "").replace("DESA ", "").replace("KEL. ", "")
    return "".join(character for character in words if character.isalnum())
