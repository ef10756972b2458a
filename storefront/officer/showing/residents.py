"""Residents as a village office sees them: masked lines of a search, and one record in full."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from storefront.look.moments import day
from storefront.look.shapes import Cell, Column, Fact, FoldTable, TimelineStep
from storefront.officer.showing.register_files import changes_words
from storefront.officer.wording import (
    EVENT_KINDS,
    MARITAL_STATUSES,
    METHODS,
    RELATIONS,
    SEXES,
    STATUSES,
    person,
    place_words,
)
from village.letters.rules.places import place_text
from village.residents.rules.matching import age_on
from village.residents.selectors import ResidentLine, masked_kk, masked_nik
from village.residents.states import RESIDENT


def lines_table(lines: Sequence[ResidentLine]) -> FoldTable:
    """Enough to pick the right person, no more."""
    columns = [
        Column(_("Nama"), lead=True),
        Column(_("NIK")),
        Column(_("Lahir")),
        Column(_("Alamat")),
        Column(_("Keadaan")),
    ]
    rows = [
        [
            Cell(person(line.name), reverse("officer:resident", args=[line.id])),
            line.nik_masked or _("Belum ada"),
            line.birth_year,
            ", ".join(part for part in (place_text(line.dusun, "", ""), line.village_name) if part),
            _status_cell(line.status),
        ]
        for line in lines
    ]
    return FoldTable(_("Hasil pencarian penduduk"), columns, rows)


def facts_of(resident: Any) -> list[Fact]:
    """The record, numbers masked."""
    born = ", ".join(part for part in (person(resident.birth_place), day(resident.birth_date)) if part)
    address = ", ".join(
        part
        for part in (
            place_text(resident.dusun, resident.rt, resident.rw),
            place_words(resident.region),
            place_words(resident.region.parent) if resident.region.parent else "",
        )
        if part
    )
    return [
        Fact(_("NIK"), masked_nik(resident.nik_sealed, resident.pk) or _("Belum ada"), numeric=True),
        Fact(_("Nomor KK"), masked_kk(resident.kk_sealed, resident.pk), numeric=True),
        Fact(_("Lahir"), born),
        Fact(_("Jenis kelamin"), str(SEXES[resident.sex])),
        Fact(_("Status kawin"), str(MARITAL_STATUSES[resident.marital_status])),
        Fact(_("Agama"), resident.religion.capitalize()),
        Fact(_("Pekerjaan"), resident.occupation.capitalize()),
        Fact(_("Alamat"), address),
    ]


@dataclass(frozen=True, slots=True)
class Status:
    words: str
    kind: str
    since: str = ""


def status_of(resident: Any) -> Status:
    """How the register has the person now, and since when it is not a resident any more."""
    words, kind = STATUSES[resident.status]
    since = "" if resident.status == RESIDENT else day(resident.status_since)
    return Status(str(words), kind, since)


def household_table(members: Sequence[Any], *, of: Any, on_day: date) -> FoldTable:
    """Who stands on the same KK; each opens with a purpose of its own."""
    columns = [Column(_("Nama"), lead=True), Column(_("Hubungan")), Column(_("Umur"), numeric=True)]
    rows = []
    for member in members:
        url = "" if member.pk == of.pk else reverse("officer:resident", args=[member.pk])
        age = _("%(age)d tahun") % {"age": age_on(member.birth_date, on_day)}
        rows.append([Cell(person(member.name), url), str(RELATIONS[member.relation]), age])
    return FoldTable(_("Satu kartu keluarga"), columns, rows)


def events_as_steps(events: Sequence[Any]) -> list[TimelineStep]:
    """What happened since the register was loaded, the latest first."""
    return [
        TimelineStep(
            "done",
            str(EVENT_KINDS[event.kind]),
            day(event.event_date),
            detail=" · ".join(
                part
                for part in (
                    event.source,
                    event.note,
                    _("dicatat %(name)s") % {"name": event.officer_account.full_name}
                    if event.officer_account
                    else "",
                )
                if part
            ),
        )
        for event in events
    ]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event in the history of a record, and whether it can be taken back."""

    event_id: int
    kind: str
    day: str
    detail: str
    undone: bool
    can_be_undone: bool


def history_lines(history: Sequence[Any]) -> list[HistoryLine]:
    """What happened to a record, with what changed, the latest first."""
    return [
        HistoryLine(
            past.event.pk,
            str(EVENT_KINDS[past.event.kind]),
            day(past.event.event_date),
            " · ".join(
                part
                for part in (
                    past.event.source,
                    past.event.note,
                    changes_words(past.changes),
                    _("dicatat %(name)s") % {"name": past.event.officer_account.full_name}
                    if past.event.officer_account
                    else "",
                )
                if part
            ),
            past.undone,
            past.can_be_undone,
        )
        for past in history
    ]


def account_words(identity: Any) -> str:
    """Whether an account is confirmed to be this resident, and how."""
    if identity is None:
        return _("Belum ada akun yang dipastikan untuk warga ini.")
    return _("Akun %(name)s dipastikan %(day)s, %(method)s.") % {
        "name": identity.account.full_name,
        "day": day(identity.verified_at),
        "method": METHODS[identity.method],
    }


def _status_cell(status: str) -> Cell:
    words, kind = STATUSES[status]
    return Cell(str(words), badge=kind)
