"""What a register's file would change, which of its rows were left out, and what residents ask to correct."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from storefront.look.moments import day, near_day
from storefront.look.shapes import Cell, Column, Fact, FoldTable
from storefront.look.wording import RECORD_FIELDS
from storefront.officer.wording import (
    EVENT_KINDS,
    IMPORT_STATES,
    MARITAL_STATUSES,
    RELATIONS,
    SEXES,
    STATUSES,
    person,
)
from village.residents.selectors import FieldChange

MOST_BAD_ROWS = 100
WORDS: dict[str, dict[str, Any]] = {
    "sex": SEXES,
    "marital_status": MARITAL_STATUSES,
    "relation": RELATIONS,
    "status": {code: words for code, (words, _kind) in STATUSES.items()},
}


def imports_table(imports: Sequence[Any], *, at: datetime) -> FoldTable:
    """The latest files and how they stand."""
    columns = [Column(_("Berkas"), lead=True), Column(_("Dikirim")), Column(_("Keadaan"))]
    rows = []
    for one in imports:
        words, kind = IMPORT_STATES[one.state]
        rows.append(
            [
                Cell(one.file_name, reverse("officer:register_file", args=[one.pk])),
                near_day(one.uploaded_at, now=at),
                Cell(str(words), badge=kind),
            ]
        )
    return FoldTable(_("Berkas register"), columns, rows)


def findings_facts(found: Any) -> list[Fact]:
    """The file in numbers."""
    facts = [
        Fact(_("Baris dibaca"), str(found.rows), numeric=True),
        Fact(_("Baris baik"), str(found.good), numeric=True),
        Fact(_("Ditolak"), str(len({one.row for one in found.faults})), numeric=True),
    ]
    if found.first_load:
        facts.append(Fact(_("Cara masuk"), _("Muat pertama: tanpa kejadian di riwayat")))
    else:
        facts.append(Fact(_("Tidak berubah"), str(found.unchanged), numeric=True))
    facts += [Fact(str(EVENT_KINDS[kind]), str(count), numeric=True) for kind, count in found.kinds]
    if found.not_in_the_file:
        said = ngettext("%(n)s warga; datanya tetap", "%(n)s warga; datanya tetap", found.not_in_the_file) % {
            "n": found.not_in_the_file
        }
        facts.append(Fact(_("Tidak ada di berkas"), said))
    return facts


def differences_table(found: Any) -> FoldTable:
    """Who, what happened by the file, and which fields change."""
    columns = [
        Column(_("Nama"), lead=True),
        Column(_("Kejadian")),
        Column(_("Yang berubah")),
        Column(_("Baris")),
    ]
    rows = [
        [person(one.name), str(EVENT_KINDS[one.kind]), changes_words(one.changes), str(one.row)]
        for one in found.differences
    ]
    return FoldTable(_("Yang akan berubah"), columns, rows)


def bad_rows_table(bad: Sequence[Any], caption: str) -> FoldTable:
    """Row, column, why, and what to do; the whole list is in the report."""
    columns = [
        Column(_("Baris"), lead=True),
        Column(_("Kolom")),
        Column(_("Sebab")),
        Column(_("Yang harus dilakukan")),
    ]
    rows = [[str(one.row), one.column, one.reason, one.remedy] for one in bad[:MOST_BAD_ROWS]]
    return FoldTable(caption, columns, rows)


def changes_words(changes: Sequence[FieldChange]) -> str:
    """`RT: 001 → 004; Pekerjaan: Wiraswasta → Petani`"""
    return "; ".join(
        f"{RECORD_FIELDS.get(one.field, one.field)}: {_value(one.field, one.before)} → "
        f"{_value(one.field, one.after)}"
        for one in changes
    )


def _value(field: str, value: str) -> str:
    if not value:
        return _("kosong")
    if field in WORDS:
        return str(WORDS[field].get(value, value))
    if field == "birth_date":
        return day(datetime.fromisoformat(value).date())
    return value


def requests_table(requests: Sequence[Any], *, at: datetime) -> FoldTable:
    """Who asks, for what, and until when the answer is due."""
    columns = [Column(_("Warga"), lead=True), Column(_("Data")), Column(_("Paling lambat"))]
    rows = [
        [
            Cell(person(one.resident.name), reverse("officer:correction_request", args=[one.pk])),
            str(RECORD_FIELDS[one.field]),
            Cell(
                near_day(one.due_at, now=at),
                badge="late" if one.due_at < at else "",
                icon="alert" if one.due_at < at else "",
            ),
        ]
        for one in requests
    ]
    return FoldTable(_("Permintaan perbaikan"), columns, rows)
