"""How quickly the offices serve, in figures and by village."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from foundation.clock import JAKARTA
from storefront.look.figures import count
from storefront.look.moments import MONTHS, local_day, span, span_words
from storefront.look.shapes import Cell, Column, Fact, FoldTable
from storefront.officer.showing.villages import month_key
from storefront.officer.wording import APPLICATION_STATES
from village.letters.selectors.overseen import LATE
from village.letters.selectors.service_figures import ServedVillage, ServiceFigures
from village.letters.states import ISSUED, OPEN_STATES
from village.territory.states import KELURAHAN

FEWEST_LETTERS = 5
"""Below this a village's median says more of the one case than of the office."""

MONTHS_SHOWN = 4


def month_span(at: datetime, months_ago: int) -> tuple[datetime, datetime]:
    """The first moment of a month and of the one after it, in Jakarta."""
    today = local_day(at)
    first = today.year * 12 + today.month - 1 - months_ago
    return _begins(first), _begins(first + 1)


def month_name(at: datetime, months_ago: int) -> str:
    """`Nov 2026`"""
    begins, _ends = month_span(at, months_ago)
    return f"{MONTHS[begins.month - 1]} {begins.year}"


def headline_of(figures: ServiceFigures) -> str:
    """The median as a sentence."""
    if figures.median_office_time is None:
        return _("Belum ada surat terbit di bulan ini")
    words = _("Separuh surat terbit dalam %(span)s kerja atau kurang")
    return words % {"span": span_words(figures.median_office_time)}


def facts_of(figures: ServiceFigures, *, month: date) -> list[Fact]:
    """Issued, on time, late now; each number leads to its list."""
    issued = list_url(keadaan=ISSUED, bulan=month_key(month)) if figures.issued else ""
    facts = [Fact(_("Surat terbit"), count(figures.issued), issued)]
    if figures.on_time_percent is not None:
        facts.append(
            Fact(_("Tepat waktu"), f"{figures.on_time_percent}%", note=_("Setiap langkah dalam batasnya"))
        )
    late = list_url(keadaan=LATE) if figures.late else ""
    facts.append(Fact(_("Lewat batas sekarang"), count(figures.late), late))
    return facts


def states_table(figures: ServiceFigures, *, month: date) -> FoldTable:
    """Applications by state, each with its list; the ended ones are of the month."""
    rows = []
    for state, (words, _kind) in APPLICATION_STATES.items():
        number = figures.by_state.get(state, 0)
        of_month = {} if state in OPEN_STATES else {"bulan": month_key(month)}
        rows.append(
            [
                str(words),
                _("Sekarang") if state in OPEN_STATES else _("Bulan ini"),
                Cell(count(number), list_url(keadaan=state, **of_month) if number else ""),
            ]
        )
    columns = [Column(_("Keadaan"), lead=True), Column(_("Kapan")), Column(_("Jumlah"), numeric=True)]
    return FoldTable(_("Permohonan menurut keadaan"), columns, rows)


def villages_table(villages: Sequence[ServedVillage], *, month: date) -> FoldTable:
    """By name, never ranked; where few letters were issued only their number is said."""
    columns = [
        Column(_("Desa"), lead=True),
        Column(_("Terbit"), numeric=True),
        Column(_("Waktu tengah"), numeric=True),
        Column(_("Tepat waktu"), numeric=True),
    ]
    rows = []
    for village in villages:
        name = f"Kel. {village.name}" if village.level == KELURAHAN else village.name
        enough = village.issued >= FEWEST_LETTERS
        rows.append(
            [
                name,
                Cell(
                    count(village.issued),
                    list_url(wilayah=village.code, keadaan=ISSUED, bulan=month_key(month)),
                ),
                span(village.median_office_time) if enough else _("Terlalu sedikit"),
                f"{village.on_time_percent}%" if enough else _("Terlalu sedikit"),
            ]
        )
    return FoldTable(_("Surat terbit menurut desa"), columns, rows)


def list_url(**filters: str) -> str:
    """The applications behind a number."""
    return f"{reverse('officer:applications')}?{urlencode(filters)}"


def _begins(month: int) -> datetime:
    return datetime(month // 12, month % 12 + 1, 1, tzinfo=JAKARTA)
