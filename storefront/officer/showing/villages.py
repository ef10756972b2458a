"""The table of villages: what is open and late, which letters stand, which shops sell, each with its list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from storefront.look.figures import count
from storefront.look.shapes import Cell, Column, Fact, FoldTable
from storefront.officer.wording import SELLING, short_place
from village.letters.selectors.overseen import LATE, OPEN, VillageTally
from village.letters.states import VALID


@dataclass(frozen=True, slots=True)
class Row:
    """One village, or one district with the sums of its villages."""

    code: str
    name: str
    url: str = ""
    open: int = 0
    late: int = 0
    letters: int = 0
    shops: int = 0


def village_rows(
    villages: Iterable[Any], tallies: Mapping[str, VillageTally], selling: Mapping[str, int]
) -> list[Row]:
    """A row for each village, also for those where nothing is."""
    rows = []
    for village in villages:
        tally = tallies.get(village.code, VillageTally())
        rows.append(
            Row(
                code=village.code,
                name=short_place(village),
                open=tally.open,
                late=tally.late,
                letters=tally.letters,
                shops=selling.get(village.code, 0),
            )
        )
    return rows


def district_rows(
    districts: Iterable[Any], tallies: Mapping[str, VillageTally], selling: Mapping[str, int]
) -> list[Row]:
    """A row for each district, with the sums of its villages; the name leads to them."""
    rows = []
    for district in districts:
        prefix = f"{district.code}."
        inside = [tally for code, tally in tallies.items() if code.startswith(prefix)]
        rows.append(
            Row(
                code=district.code,
                name=district.name,
                url=f"{reverse('officer:villages')}?{urlencode({'wilayah': district.code})}",
                open=sum(tally.open for tally in inside),
                late=sum(tally.late for tally in inside),
                letters=sum(tally.letters for tally in inside),
                shops=sum(number for code, number in selling.items() if code.startswith(prefix)),
            )
        )
    return rows


def rows_table(rows: Sequence[Row], *, caption: str, lead: str) -> FoldTable:
    """Every number leads to what it counts; a nought is said without a link."""
    columns = [
        Column(lead, lead=True),
        Column(_("Permohonan berjalan"), numeric=True),
        Column(_("Lewat batas"), numeric=True),
        Column(_("Surat berlaku"), numeric=True),
        Column(_("Toko berjualan"), numeric=True),
    ]
    return FoldTable(caption, columns, [_cells(row) for row in rows])


def totals_of(rows: Sequence[Row]) -> list[Fact]:
    """The sums of the table, above it."""
    return [
        Fact(_("Permohonan berjalan"), count(sum(row.open for row in rows))),
        Fact(_("Lewat batas"), count(sum(row.late for row in rows))),
        Fact(_("Surat berlaku"), count(sum(row.letters for row in rows))),
        Fact(_("Toko berjualan"), count(sum(row.shops for row in rows))),
    ]


def _cells(row: Row) -> list[Cell]:
    return [
        Cell(row.name, row.url),
        _number(row.open, "officer:applications", row.code, OPEN),
        _number(row.late, "officer:applications", row.code, LATE),
        _number(row.letters, "officer:letters", row.code, VALID),
        _number(row.shops, "officer:shops", row.code, SELLING),
    ]


def _number(number: int, route: str, code: str, state: str) -> Cell:
    if not number:
        return Cell("0")
    return Cell(count(number), f"{reverse(route)}?{urlencode({'wilayah': code, 'keadaan': state})}")
