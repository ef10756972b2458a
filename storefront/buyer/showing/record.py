"""What the register holds of somebody, for himself, and who looked at it."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from storefront.look.moments import clock, day
from storefront.look.shapes import Cell, Column, Fact, FoldTable
from storefront.look.wording import MARITAL_STATUSES, RELATIONS, SEXES, STATUSES, village_words
from village.officers.rules import role_name
from village.residents.selectors import OwnRecord
from village.territory.selectors import regions_named


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
        Fact(_("NIK"), record.nik_masked, numeric=True),
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


def _when(reading: Any) -> str:
    return f"{day(reading.at)}, {clock(reading.at)}"
