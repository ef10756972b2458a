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
