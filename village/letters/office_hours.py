"""The clock of the offices: it runs from opening to closing on working days, and stands still otherwise.

Monday to Thursday 07.30-15.30, Friday 07.30-14.30, Jakarta time; closed on public holidays, on the days
of collective leave of the state, and on `closed`: the days that the office itself has noted. Pure functions
of aware moments.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays

from foundation.clock import JAKARTA

OPENS = time(7, 30)
CLOSES = {0: time(15, 30), 1: time(15, 30), 2: time(15, 30), 3: time(15, 30), 4: time(14, 30)}


@lru_cache(maxsize=64)
def _closed_days(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("ID", years=year, categories=("public", "government")))


NO_DAYS: frozenset[date] = frozenset()


def is_working_day(day: date, *, closed: Collection[date] = NO_DAYS) -> bool:
    return day.weekday() in CLOSES and day not in closed and day not in _closed_days(day.year)


def opening_span(day: date, *, closed: Collection[date] = NO_DAYS) -> tuple[datetime, datetime] | None:
    """When the offices open and close on a day; None when they stay closed."""
    if not is_working_day(day, closed=closed):
        return None
    return (
        datetime.combine(day, OPENS, JAKARTA),
        datetime.combine(day, CLOSES[day.weekday()], JAKARTA),
    )


def deadline(start: datetime, office_time: timedelta, *, closed: Collection[date] = NO_DAYS) -> datetime:
    """The moment at which `office_time` of open hours have passed since `start`.

    Where that is a closing time, it is that closing time and not the next opening.
    """
    if office_time < timedelta(0):
        raise ValueError("office_time is negative")
    left = office_time
    day = start.astimezone(JAKARTA).date()
    moment = start
    while True:
        span = opening_span(day, closed=closed)
        if span is not None:
            opens, closes = span
            begins = max(opens, moment)
            if begins <= closes:
                if left <= closes - begins:
                    return begins + left
                left -= closes - begins
        day += timedelta(days=1)


def office_time_between(start: datetime, end: datetime, *, closed: Collection[date] = NO_DAYS) -> timedelta:
    """How much open time lies between two moments; zero when `end` is not after `start`."""
    total = timedelta(0)
    day, last = start.astimezone(JAKARTA).date(), end.astimezone(JAKARTA).date()
    while day <= last:
        span = opening_span(day, closed=closed)
        if span is not None:
            total += max(min(span[1], end) - max(span[0], start), timedelta(0))
        day += timedelta(days=1)
    return total


def office_time_until(due_at: datetime, *, at: datetime, closed: Collection[date] = NO_DAYS) -> timedelta:
    """Open time left until a deadline; negative: how much has passed since."""
    if at > due_at:
        return -office_time_between(due_at, at, closed=closed)
    return office_time_between(at, due_at, closed=closed)


def hours_and_minutes(span: timedelta) -> tuple[int, int]:
    """Whole hours and minutes of a span, for people."""
    minutes = int(span.total_seconds() // 60)
    return minutes // 60, minutes % 60
