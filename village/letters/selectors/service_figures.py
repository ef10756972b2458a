"""How quickly the offices of a region serve: figures of a span of days, for the offices over it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Count, Q

from foundation.access.permissions import HOLD_OFFICE
from foundation.access.viewer import Viewer
from village.letters.models import Application, StepDecision
from village.letters.office_hours import office_time_between
from village.letters.selectors.closed_days import closed_days_of
from village.letters.states import DRAFT, ISSUED, OPEN_STATES, REJECTED, WITH_THE_OFFICE, WITHDRAWN
from village.residents.selectors import within_offices, within_region

ENDS = (ISSUED, REJECTED, WITHDRAWN)


@dataclass(frozen=True, slots=True)
class ServedVillage:
    """The letters that one village issued in the span."""

    code: str
    name: str
    level: str
    issued: int
    median_office_time: timedelta
    on_time_percent: int


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """`by_state`: applications open now, and those that ended in the span. `late` of the open ones, now.

    Office time counts open hours in the hands of the offices; on time means every step within its
    deadline. Both are of the letters issued in the span, None without any. `villages` by name.
    """

    by_state: Mapping[str, int]
    late: int
    issued: int
    median_office_time: timedelta | None
    on_time_percent: int | None
    villages: Sequence[ServedVillage]


@dataclass(slots=True)
class _Way:
    """What one issued application took."""

    village: tuple[str, str, str]
    office_time: timedelta = timedelta(0)
    on_time: bool = True


def service_figures(officer: Viewer, *, since: datetime, until: datetime, region: str = "") -> ServiceFigures:
    """The figures of the officer's regions for [since, until), in three queries."""
    places = (
        within_offices(officer, HOLD_OFFICE, path="village"),
        within_region(region, path="village"),
    )
    ended = Q(state__in=ENDS, closed_at__gte=since, closed_at__lt=until)
    counted = (
        Application.objects.filter(Q(state__in=OPEN_STATES) | ended, *places)
        .exclude(state=DRAFT)
        .values("state")
        .annotate(
            count=Count("pk"), late=Count("pk", filter=Q(state__in=WITH_THE_OFFICE, due_at__lt=officer.at))
        )
    )
    states = {row["state"]: row for row in counted}
    ways = _ways(officer, since=since, until=until, region=region)
    return ServiceFigures(
        by_state={state: row["count"] for state, row in states.items()},
        late=sum(row["late"] for row in states.values()),
        issued=states[ISSUED]["count"] if ISSUED in states else 0,
        median_office_time=_median(ways),
        on_time_percent=_on_time(ways),
        villages=_villages(ways),
    )


def _ways(officer: Viewer, *, since: datetime, until: datetime, region: str) -> list[_Way]:
    found = StepDecision.objects.filter(
        within_offices(officer, HOLD_OFFICE, path="application__village"),
        within_region(region, path="application__village"),
        application__state=ISSUED,
        application__closed_at__gte=since,
        application__closed_at__lt=until,
    ).values_list(
        "application_id",
        "application__village_id",
        "application__village__name",
        "application__village__level",
        "started_at",
        "due_at",
        "decided_at",
    )
    decided = list(found)
    closed = closed_days_of({code for _pk, code, *_rest in decided})
    ways: dict[int, _Way] = {}
    for pk, code, name, level, started_at, due_at, decided_at in decided:
        way = ways.setdefault(pk, _Way((code, name, level)))
        way.office_time += office_time_between(started_at, decided_at, closed=closed[code])
        way.on_time &= decided_at <= due_at
    return list(ways.values())


def _villages(ways: list[_Way]) -> list[ServedVillage]:
    by_village: dict[tuple[str, str, str], list[_Way]] = {}
    for way in ways:
        by_village.setdefault(way.village, []).append(way)
    served = [
        ServedVillage(
            code=code,
            name=name,
            level=level,
            issued=len(theirs),
            median_office_time=_median(theirs) or timedelta(0),
            on_time_percent=_on_time(theirs) or 0,
        )
        for (code, name, level), theirs in by_village.items()
    ]
    return sorted(served, key=lambda one: (one.name, one.code))


def _median(ways: list[_Way]) -> timedelta | None:
    if not ways:
        return None
    return timedelta(seconds=median(way.office_time.total_seconds() for way in ways))


def _on_time(ways: list[_Way]) -> int | None:
    return round(100 * sum(way.on_time for way in ways) / len(ways)) if ways else None
