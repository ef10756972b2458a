"""How a letter stands on a day: its stored state, or what calendar and register say of a valid one."""

import calendar
from collections.abc import Collection
from datetime import date, timedelta

from village.letters.models import Letter
from village.letters.rules.refusals import TooEarlyToRenew
from village.letters.spec import LetterType
from village.letters.states import REVOKED, SUSPENDED, VALID
from village.letters.wording import short_date
from village.residents.states import RESIDENT

EXPIRED = "expired"
NOT_YET = "not_yet"
HOLDER_GONE = "holder_gone"
"""The holder died or moved away; the public is not told which."""

REMINDER_DAYS = (60, 30, 7, 1)
"""How many days before its end the holder of a letter is reminded."""

STANDINGS = (VALID, NOT_YET, EXPIRED, HOLDER_GONE, SUSPENDED, REVOKED)


def standing_on(day: date, *, state: str, valid_from: date, valid_until: date, holder_status: str) -> str:
    """One of STANDINGS. A revoked or suspended letter stays that, also after its last day.

    A letter speaks of a resident: once the register has lost its holder it counts no more, though no
    office revoked it.
    """
    if state != VALID:
        return state
    if day > valid_until:
        return EXPIRED
    if holder_status != RESIDENT:
        return HOLDER_GONE
    return VALID if day >= valid_from else NOT_YET


def standing_of(letter: Letter, *, today: date) -> str:
    """One of STANDINGS; reads the letter's holder."""
    return standing_on(
        today,
        state=letter.state,
        valid_from=letter.valid_from,
        valid_until=letter.valid_until,
        holder_status=letter.holder.status,
    )


def validity(letter_type: LetterType, *, issued_on: date, standing_until: date | None) -> tuple[date, date]:
    """First and last day of a new letter: a renewal begins the day after the letter that stands ends."""
    first = issued_on
    if standing_until is not None and standing_until >= issued_on:
        first = standing_until + timedelta(days=1)
    return first, months_later(first, letter_type.validity_months)


def refuse_early_renewal(letter_type: LetterType, *, today: date, standing_until: date | None) -> None:
    """Raises TooEarlyToRenew while the letter that stands has longer to go than the renewal window."""
    if standing_until is None:
        return
    opens = standing_until - timedelta(days=letter_type.renewal_window_days)
    if today < opens:
        raise TooEarlyToRenew(until=short_date(standing_until), opens=short_date(opens))


def reminder_due(days_left: int, told: Collection[int]) -> int | None:
    """The reminder to send so many days before the end: the nearest one, if it was not sent; else None."""
    passed = [days for days in REMINDER_DAYS if days_left <= days]
    if days_left < 0 or not passed or min(passed) in told:
        return None
    return min(passed)


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month: 31 January -> 28 February."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
