"""The counters: locked last of all, by the change that uses the number, so that a rollback leaves no gap."""

from datetime import date, datetime

from django.db import connection

from foundation.clock import today
from village.letters.models import ApplicationCounter, LetterCounter, Numbering
from village.letters.numbering import application_number, default_office_part, letter_number, month_of
from village.letters.rules.refusals import UnknownLetterType
from village.letters.spec import LetterType


def numbering_of(letter_type: LetterType, village_code: str) -> Numbering:
    """How the village numbers this type; by the type's own pattern until the village sets another.

    Raises UnknownLetterType for a type that makes no letter.
    """
    start = letter_type.numbering
    if start is None:
        raise UnknownLetterType()
    numbering, _created = Numbering.objects.get_or_create(
        village_id=village_code,
        letter_type=letter_type.code,
        defaults={
            "class_code": start.class_code,
            "office_part": default_office_part(village_code),
            "pattern": start.pattern,
        },
    )
    return numbering


def next_letter_number(letter_type: LetterType, numbering: Numbering, *, day: date) -> tuple[int, str]:
    """The next sequence of village, type and year, and its number. Locks the counter until the end."""
    sequence = _next(
        f"INSERT INTO {LetterCounter._meta.db_table} AS counter (village_id, letter_type, year, last)"  # noqa: S608
        " VALUES (%s, %s, %s, 1) ON CONFLICT (village_id, letter_type, year)"
        " DO UPDATE SET last = counter.last + 1 RETURNING last",
        [numbering.village_id, letter_type.code, day.year],
    )
    return sequence, letter_number(
        pattern=numbering.pattern,
        class_code=numbering.class_code,
        sequence=sequence,
        office_part=numbering.office_part,
        type_code=letter_type.code,
        day=day,
    )


def next_application_number(*, at: datetime) -> str:
    """`P-2611-0322`: counted over the regency, anew each month. Locks the counter until the end."""
    month = month_of(today(at))
    sequence = _next(
        f"INSERT INTO {ApplicationCounter._meta.db_table} AS counter (month, last)"  # noqa: S608
        " VALUES (%s, 1) ON CONFLICT (month) DO UPDATE SET last = counter.last + 1 RETURNING last",
        [month],
    )
    return application_number(month=month, sequence=sequence)


def _next(statement: str, values: list[str | int]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.fetchone()[0])
