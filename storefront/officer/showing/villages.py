"""The table of villages: what is open and late, answered and how fast, which letters stand, which shops sell.

Every number leads to the list of what it counts; a nought is said without a link.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from storefront.look.figures import count
from storefront.look.moments import MONTHS, span
from storefront.look.shapes import Cell, Column, Fact, FoldTable
from storefront.officer.wording import SELLING, short_place
from vendors.oversight.selectors import Figures, MonthFigures, VillageFigures, total_of
from village.letters.selectors.answered import Answered
from village.letters.selectors.overseen import ANSWERED, LATE, OPEN
from village.letters.states import ISSUED, REJECTED, VALID


def villages_table(rows: Sequence[VillageFigures], *, month: date) -> FoldTable:
    """A row for each village, also for those where nothing is; its name leads to its own page."""
    cells = [
        _cells(
            Cell(short_place(row.village), reverse("officer:village", args=[row.code])),
            row.code,
            row.figures,
            month,
        )
        for row in rows
    ]
    return FoldTable(_("Desa dan kelurahan"), _columns(_("Desa"), month), cells)


def districts_table(districts: Sequence[Any], rows: Sequence[VillageFigures], *, month: date) -> FoldTable:
    """A row for each district, with the sums of its villages; its name leads to them."""
    cells = []
    for district in districts:
        inside = [row for row in rows if row.village.parent_id == district.code]
        url = f"{reverse('officer:villages')}?{urlencode({'wilayah': district.code})}"
        cells.append(_cells(Cell(district.name, url), district.code, total_of(inside), month))
    return FoldTable(_("Kecamatan"), _columns(_("Kecamatan"), month), cells)


def facts_of(figures: Figures, code: str) -> list[Fact]:
    """The sums above the table, each with its list."""
    facts = [
        _fact(_("Permohonan berjalan"), figures.open, "applications", code, keadaan=OPEN),
        _fact(_("Lewat batas"), figures.late, "applications", code, keadaan=LATE),
        _fact(_("Surat berlaku"), figures.letters, "letters", code, keadaan=VALID),
        _fact(_("Toko berjualan"), figures.shops, "shops", code, keadaan=SELLING),
        _fact(_("Larangan berlaku"), figures.sanctions, "sanctions", code),
        Fact(_("Warga di register"), count(figures.residents)),
    ]
    if figures.vacant:
        url = f"{reverse('officer:vacancies')}?{urlencode({'wilayah': code})}"
        facts.append(Fact(_("Jabatan kosong"), count(figures.vacant), url))
    return facts


def months_table(rows: Sequence[MonthFigures], code: str) -> FoldTable:
    """What came in, what was answered and how fast, month by month, the present one first."""
    columns = [
        Column(_("Bulan"), lead=True),
        Column(_("Masuk"), numeric=True),
        Column(_("Terbit"), numeric=True),
        Column(_("Ditolak"), numeric=True),
        Column(_("Surat ditandatangani"), numeric=True),
        Column(_("Waktu tengah"), numeric=True),
        Column(_("Tepat waktu"), numeric=True),
    ]
    return FoldTable(_("Bulan demi bulan"), columns, [_month_cells(row, code) for row in rows])


def _month_cells(row: MonthFigures, code: str) -> list[Cell]:
    month, answered = month_key(row.month), row.answered
    return [
        Cell(month_words(row.month)),
        _number(answered.received, "applications", code, bulan=month),
        _number(answered.issued, "applications", code, keadaan=ISSUED, bulan=month),
        _number(answered.rejected, "applications", code, keadaan=REJECTED, bulan=month),
        _number(answered.letters, "letters", code, bulan=month),
        _median(answered, code, month),
        Cell("–" if answered.on_time_percent is None else f"{answered.on_time_percent}%"),
    ]


def month_words(month: date) -> str:
    """`Nov 2026`"""
    return f"{MONTHS[month.month - 1]} {month.year}"


def month_key(month: date) -> str:
    """How a month stands in an address: `2026-11`."""
    return f"{month:%Y-%m}"


def _columns(lead: str, month: date) -> list[Column]:
    words = {"month": MONTHS[month.month - 1]}
    return [
        Column(lead, lead=True),
        Column(_("Berjalan"), numeric=True),
        Column(_("Lewat batas"), numeric=True),
        Column(_("Masuk, %(month)s") % words, numeric=True),
        Column(_("Dijawab, %(month)s") % words, numeric=True),
        Column(_("Waktu tengah"), numeric=True),
        Column(_("Surat berlaku"), numeric=True),
        Column(_("Toko"), numeric=True),
        Column(_("Larangan"), numeric=True),
        Column(_("Warga"), numeric=True),
    ]


def _cells(name: Cell, code: str, figures: Figures, month: date) -> list[Cell]:
    key = month_key(month)
    late = _number(figures.late, "applications", code, keadaan=LATE)
    return [
        name,
        _number(figures.open, "applications", code, keadaan=OPEN),
        late,
        _number(figures.month.received, "applications", code, bulan=key),
        _number(figures.month.answered, "applications", code, keadaan=ANSWERED, bulan=key),
        _median(figures.month, code, key),
        _number(figures.letters, "letters", code, keadaan=VALID),
        _number(figures.shops, "shops", code, keadaan=SELLING),
        _number(figures.sanctions, "sanctions", code),
        Cell(count(figures.residents)),
    ]


def _median(answered: Answered, code: str, month: str) -> Cell:
    if answered.median_office_time is None:
        return Cell("–")
    return Cell(
        span(answered.median_office_time), list_url("applications", code, keadaan=ANSWERED, bulan=month)
    )


def _fact(label: str, number: int, route: str, code: str, **filters: str) -> Fact:
    return Fact(label, count(number), list_url(route, code, **filters) if number else "")


def _number(number: int, route: str, code: str, **filters: str) -> Cell:
    return Cell(count(number), list_url(route, code, **filters)) if number else Cell("0")


def list_url(route: str, code: str, **filters: str) -> str:
    """The list behind a number."""
    return f"{reverse(f'officer:{route}')}?{urlencode({'wilayah': code, **filters})}"
