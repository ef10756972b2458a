"""What the mall holds, in short: equal before and after whatever changes nothing."""

from pathlib import Path

from django.conf import settings
from django.db import connection

from foundation.encryption import private_files

# A refused try is counted, a session is looked at, and what is read may be kept at hand.
NOT_COMPARED = {
    "foundation_attempt",
    "foundation_cache",
    "django_session",
    "django_migrations",
    "procrastinate_events",
    "procrastinate_periodic_defers",
    "procrastinate_workers",
}
LOOKS = "foundation_reading"


def tables() -> list[str]:
    found = connection.introspection.table_names()
    return sorted(set(found) - NOT_COMPARED)


def contents(names: list[str]) -> dict[str, str]:
    """Table -> how many rows and the sum of their hashes; `files` -> private files and pictures."""
    parts = " UNION ALL ".join(
        f"SELECT '{name}', count(*) || ':' || coalesce(sum(hashtextextended(it::text, 0)::numeric), 0)"
        f" FROM {name} it"
        for name in names
    )
    with connection.cursor() as cursor:
        cursor.execute(parts)
        found = dict(cursor.fetchall())
    return found | files()


def files() -> dict[str, str]:
    """The names of private files and pictures. A rolled back change may leave some: look right before it."""
    root = Path(settings.MEDIA_ROOT)
    pictures = sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())
    return {"files": f"{private_files.names()}{pictures}"}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The tables whose rows differ."""
    return {name for name in before if before[name] != after[name]}
