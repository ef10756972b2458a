"""How a letter stands on a day: its stored state, or what the calendar says of a valid one."""

import calendar
from datetime import date, timedelta

from village.letters.rules.refusals import TooEarlyToRenew
from village.letters.spec import LetterType
from village.letters.states import REVOKED, SUSPENDED, VALID
from village.letters.wording import short_date

EXPIRED = "expired"
NOT_YET = "not_yet"

STANDINGS = (VALID, NOT_YET, EXPIRED, SUSPENDED, REVOKED)


def standing_on(day: date, *, state: str, valid_from: date, valid_until: date) -> str:
    """One of STANDINGS. A revoked or suspended letter stays that, also after its last day."""
    if state != VALID:
        return state
    if day < valid_from:
        return NOT_YET
    return VALID if day <= valid_until else EXPIRED


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


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month: 31 January -> 28 February."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
