"""How the offices answered, month by month and village by village: for who oversees them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from foundation.access.permissions import HOLD_OFFICE
from foundation.access.viewer import Viewer
from foundation.clock import JAKARTA, month_of, month_span
from village.letters.models import Application, Letter, StepDecision
from village.letters.office_hours import office_time_between
from village.letters.states import DRAFT, ISSUED, REJECTED, WITHDRAWN
from village.residents.selectors import within_offices, within_region


@dataclass(slots=True)
class Answered:
    """What came in, what ended and how fast, in one cell of the table of villages and months.

    `spans`: the office time of each answer (issued or rejected), without the time with the applicant.
    `letters`: how many letters were signed.
    """

    received: int = 0
    issued: int = 0
    rejected: int = 0
    withdrawn: int = 0
    letters: int = 0
    on_time: int = 0
    spans: list[timedelta] = field(default_factory=list)

    @property
    def answered(self) -> int:
        return self.issued + self.rejected

    @property
    def median_office_time(self) -> timedelta | None:
        if not self.spans:
            return None
        return timedelta(seconds=median(span.total_seconds() for span in self.spans))

    @property
    def on_time_percent(self) -> int | None:
        """Of the answers, those with every step within its deadline."""
        return round(100 * self.on_time / len(self.spans)) if self.spans else None

    def add(self, other: "Answered") -> None:
        """Take another cell's counts into this one."""
        self.received += other.received
        self.issued += other.issued
        self.rejected += other.rejected
        self.withdrawn += other.withdrawn
        self.letters += other.letters
        self.on_time += other.on_time
        self.spans += other.spans


Cells = Mapping[tuple[str, date], Answered]


def answered_by_village_and_month(
    officer: Viewer, *, first: date, last: date, region: str = ""
) -> dict[tuple[str, date], Answered]:
    """(village, first day of the month) -> what happened, for the months from `first` to `last`.

    In the officer's regions, in four queries; a cell in which nothing happened is left out.
    """
    since, until = month_span(first)[0], month_span(last)[1]
    cells: dict[tuple[str, date], Answered] = {}

    def cell(village: str, month: datetime | date) -> Answered:
        return cells.setdefault((village, month_of(month)), Answered())

    sent = Application.objects.filter(_within(officer, region)).exclude(state=DRAFT)
    for village, month, count in _by_month(sent, "submitted_at", since, until):
        cell(village, month).received += count
    for village, month, state, count in _by_month(
        sent.filter(state__in=(ISSUED, REJECTED, WITHDRAWN)), "closed_at", since, until, "state"
    ):
        ended = cell(village, month)
        setattr(ended, state, getattr(ended, state) + count)
    for village, month, count in _by_month(
        Letter.objects.filter(_within(officer, region)), "issued_at", since, until
    ):
        cell(village, month).letters += count
    for village, month, span, on_time in _ways(officer, region, since, until):
        way = cell(village, month)
        way.spans.append(span)
        way.on_time += on_time
    return cells


def summed(cells: Cells, *, by: Callable[[str, date], Any]) -> dict[Any, Answered]:
    """The cells added up under what `by` makes of village and month."""
    sums: dict[Any, Answered] = {}
    for (village, month), cell in cells.items():
        sums.setdefault(by(village, month), Answered()).add(cell)
    return sums


def _within(officer: Viewer, region: str) -> Q:
    return within_offices(officer, HOLD_OFFICE, path="village") & within_region(region, path="village")


def _by_month(rows: Any, moment: str, since: datetime, until: datetime, *also: str) -> Any:
    return (
        rows.filter(**{f"{moment}__gte": since, f"{moment}__lt": until})
        .order_by()
        .annotate(month=TruncMonth(moment, tzinfo=JAKARTA))
        .values_list("village_id", "month", *also)
        .annotate(count=Count("pk"))
    )


def _ways(officer: Viewer, region: str, since: datetime, until: datetime) -> list[tuple[Any, ...]]:
    """One row an answered application: village, when it ended, office time, whether all was on time."""
    decided = StepDecision.objects.filter(
        within_offices(officer, HOLD_OFFICE, path="application__village"),
        within_region(region, path="application__village"),
        application__state__in=(ISSUED, REJECTED),
        application__closed_at__gte=since,
        application__closed_at__lt=until,
    ).values_list(
        "application_id",
        "application__village_id",
        "application__closed_at",
        "started_at",
        "due_at",
        "decided_at",
    )
    ways: dict[int, tuple[str, datetime, timedelta, bool]] = {}
    for pk, village, closed_at, started_at, due_at, decided_at in decided:
        if closed_at is None:
            continue
        _village, _closed, span, on_time = ways.get(pk, (village, closed_at, timedelta(0), True))
        spent = office_time_between(started_at, decided_at)
        ways[pk] = (village, closed_at, span + spent, on_time and decided_at <= due_at)
    return list(ways.values())
