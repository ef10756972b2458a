"""What the register holds of somebody, for himself, and who looked at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from storefront.look.moments import clock, day, near_day
from storefront.look.shapes import Cell, Column, Fact, FoldTable
from storefront.look.wording import (
    MARITAL_STATUSES,
    RECORD_FIELDS,
    RELATIONS,
    REQUEST_STATES,
    SEXES,
    STATUSES,
    village_words,
)
from village.officers.rules import role_name
from village.residents.selectors import OwnRecord, wanted_of
from village.residents.states import ASKED, CORRECTED, DECLINED
from village.territory.selectors import regions_named

KINDS = {ASKED: "info", CORRECTED: "good", DECLINED: "warn"}


def record_facts(record: OwnRecord) -> list[Fact]:
    """The record as the KTP and KK write it; NIK and KK masked."""
    person = record.resident
    since = _("sejak %s") % day(person.status_since)
    place = ", ".join(
        part
        for part in (
            person.dusun.title(),
            f"RT {person.rt}/RW {person.rw}" if person.rt else "",
            village_words(person.region),
            f"Kec. {person.region.parent.name}" if person.region.parent else "",
        )
        if part
    )
    return [
        Fact(_("Nama"), person.name),
        Fact(_("NIK"), record.nik_masked or _("Belum ada"), numeric=True),
        Fact(_("Nomor KK"), record.kk_masked, numeric=True),
        Fact(_("Lahir"), f"{person.birth_place.title()}, {day(person.birth_date)}"),
        Fact(_("Jenis kelamin"), str(SEXES[person.sex])),
        Fact(_("Agama"), person.religion.title()),
        Fact(_("Status perkawinan"), str(MARITAL_STATUSES[person.marital_status])),
        Fact(_("Pekerjaan"), person.occupation.title()),
        Fact(_("Hubungan di KK"), str(RELATIONS[person.relation])),
        Fact(_("Alamat"), place),
        Fact(_("Keadaan di register"), str(STATUSES[person.status]), note=since),
    ]


def readings_table(readings: Sequence[Any]) -> FoldTable:
    """Who looked, when, and what for; the office is named, for its holder looked on its behalf."""
    regions = regions_named(reading.region_code for reading in readings)
    columns = [Column(_("Siapa"), lead=True), Column(_("Untuk apa")), Column(_("Kapan"))]
    rows = []
    for reading in readings:
        region = regions.get(reading.region_code)
        role = role_name(reading.role, region.level if region else "")
        office = f"{role} {region.name}" if region else role
        rows.append(
            (Cell(f"{reading.reader.full_name}, {office}"), Cell(reading.purpose), Cell(_when(reading)))
        )
    return FoldTable(_("Yang membuka data Anda"), columns, rows)


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """One's own request for correction: what, how it stands, what comes next and by when."""

    id: int
    field: str
    wanted: str
    state: str
    kind: str
    next: str
    open: bool


def requests_shown(requests: Sequence[Any], *, at: datetime) -> list[ShownRequest]:
    """The latest first, each with its deadline or its answer."""
    return [
        ShownRequest(
            one.pk,
            str(RECORD_FIELDS[one.field]),
            wanted_of(one),
            str(REQUEST_STATES[one.state]),
            KINDS.get(one.state, ""),
            _next(one, at),
            one.state == ASKED,
        )
        for one in requests
    ]


def _next(one: Any, at: datetime) -> str:
    if one.state == ASKED and one.due_at < at:
        return _("Batas jawaban %s sudah lewat. Datang ke kantor desa, atau adukan ke kecamatan.") % near_day(
            one.due_at, now=at
        )
    if one.state == ASKED:
        return _("Jawaban paling lambat %s.") % near_day(one.due_at, now=at)
    if one.answer:
        return _("Alasannya: %s") % one.answer
    return _("Selesai %s.") % day(one.answered_at)


def _when(reading: Any) -> str:
    return f"{day(reading.at)}, {clock(reading.at)}"
