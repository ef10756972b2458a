from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foundation.access.permissions import OVERSEE_VILLAGES
from foundation.access.viewer import Viewer
from foundation.clock import month_of, months_before
from vendors.shops.selectors import sanction_tallies, selling_tallies
from village.letters.selectors.answered import Answered, answered_by_village_and_month, summed
from village.letters.selectors.overseen import VillageTally, village_tallies
from village.officers.selectors import roles_held
from village.officers.selectors.vacancies import NEEDED_ROLES
from village.residents.selectors import register_sizes
from village.territory.models import Region
from village.territory.rules import covers
from village.territory.selectors import regions_named, villages, villages_within


@dataclass(frozen=True, slots=True)
class Figures:
    """What one village, or the villages of one district, have today, and what was answered in a month.

    `vacant`: how many of the offices that a village needs (operator, head) nobody holds.
    """

    open: int
    late: int
    letters: int
    shops: int
    sanctions: int
    residents: int
    vacant: int
    month: Answered


@dataclass(frozen=True, slots=True)
class VillageFigures:
    """One village (with its district) and its figures. `missing`: the needed roles that nobody holds."""

    village: Region
    missing: tuple[str, ...]
    figures: Figures

    @property
    def code(self) -> str:
        return self.village.code


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """One month of a region; `month` is its first day."""

    month: date
    answered: Answered

    @property
    def median_office_time(self) -> timedelta | None:
        return self.answered.median_office_time


def figures_by_village(
    officer: Viewer, *, region: str = "", month: date | None = None
) -> list[VillageFigures]:
    """Every village of the officer's regions, by name, also those where nothing is; in eleven queries.

    `region` keeps the villages in it; `month` (default: the present one) is that of the answers.
    """
    month = month_of(month or officer.today)
    tallies = village_tallies(officer, region=region)
    shops = selling_tallies(officer, region=region)
    sanctions = sanction_tallies(officer, region=region)
    sizes = register_sizes(officer, region=region)
    held = roles_held(region=region, on_day=officer.today)
    answers = summed(
        answered_by_village_and_month(officer, first=month, last=month, region=region),
        by=lambda village, _month: village,
    )
    rows = []
    for village in _within(officer, villages_within(region) if region else villages()):
        tally = tallies.get(village.code, VillageTally())
        missing = tuple(role for role in NEEDED_ROLES if role not in held.get(village.code, ()))
        figures = Figures(
            open=tally.open,
            late=tally.late,
            letters=tally.letters,
            shops=shops.get(village.code, 0),
            sanctions=sanctions.get(village.code, 0),
            residents=sizes.get(village.code, 0),
            vacant=len(missing),
            month=answers.get(village.code) or Answered(),
        )
        rows.append(VillageFigures(village, missing, figures))
    return rows


def total_of(rows: Sequence[VillageFigures]) -> Figures:
    """The figures of several villages together; the median is of all their answers."""
    month = Answered()
    for row in rows:
        month.add(row.figures.month)
    return Figures(
        open=sum(row.figures.open for row in rows),
        late=sum(row.figures.late for row in rows),
        letters=sum(row.figures.letters for row in rows),
        shops=sum(row.figures.shops for row in rows),
        sanctions=sum(row.figures.sanctions for row in rows),
        residents=sum(row.figures.residents for row in rows),
        vacant=sum(row.figures.vacant for row in rows),
        month=month,
    )


def figures_by_month(officer: Viewer, *, region: str = "", months: int = 12) -> list[MonthFigures]:
    """The last months of the officer's regions, the present one first, also those in which nothing was."""
    last = month_of(officer.today)
    cells = answered_by_village_and_month(
        officer, first=months_before(last, months - 1), last=last, region=region
    )
    sums = summed(cells, by=lambda _village, month: month)
    return [
        MonthFigures(month, sums.get(month) or Answered())
        for month in (months_before(last, back) for back in range(months))
    ]


def cells_of_villages(
    officer: Viewer, *, first: date, last: date, region: str = ""
) -> list[tuple[Region, date, Answered]]:
    """(village, month, what happened), by district, village and month; where nothing happened is left out."""
    cells = answered_by_village_and_month(officer, first=first, last=last, region=region)
    named = regions_named({code for code, _month in cells})
    rows = [(named[code], month, answered) for (code, month), answered in cells.items()]
    return sorted(rows, key=lambda row: (row[0].parent_id or "", row[0].name, row[0].code, row[1]))


def _within(officer: Viewer, villages: Iterable[Region]) -> list[Region]:
    codes = [office.region_code for office in officer.offices_with(OVERSEE_VILLAGES)]
    return [village for village in villages if any(covers(code, village.code) for code in codes)]
