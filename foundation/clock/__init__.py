"""The one clock. A day is a day in Jakarta (WIB), in Python and in SQL (`jakarta_today()`)."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")
NO_END = date(9999, 12, 31)
"""How "no end" is stored: psycopg cannot read PostgreSQL's `infinity`."""


def now() -> datetime:
    """The present moment, aware. Read at the edge (view, command, task) and passed inward as `at`."""
    return datetime.now(UTC)


def today(at: datetime | None = None) -> date:
    """The calendar day in Jakarta at `at` (default: now)."""
    return (at or now()).astimezone(JAKARTA).date()


def month_of(at: datetime | date) -> date:
    """The first day of the month (in Jakarta) that a day or moment lies in."""
    day = today(at) if isinstance(at, datetime) else at
    return day.replace(day=1)


def month_span(month: date) -> tuple[datetime, datetime]:
    """The first moment of a month and that of the next one, in Jakarta."""
    following = months_before(month, -1)
    return (
        datetime(month.year, month.month, 1, tzinfo=JAKARTA),
        datetime(following.year, following.month, 1, tzinfo=JAKARTA),
    )


def months_before(month: date, number: int) -> date:
    """The first day of the month so many months before another."""
    count = month.year * 12 + month.month - 1 - number
    return date(count // 12, count % 12 + 1, 1)
