"""Days, clock times and spans in words, in Banyuwangi's time."""

import datetime as dt

from django.utils.translation import gettext as _

from foundation.clock import JAKARTA
from storefront.look.figures import in_english

MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
NEAR_DAYS = 6


def month_name(month: int) -> str:
    """The short name of a month in the language of the page."""
    return (ENGLISH_MONTHS if in_english() else MONTHS)[month - 1]


def weekday_name(weekday: int) -> str:
    """The name of a weekday, Monday 0, in the language of the page."""
    return (ENGLISH_WEEKDAYS if in_english() else WEEKDAYS)[weekday]


def local_day(value: dt.date | dt.datetime) -> dt.date:
    """The Jakarta date of a moment; a plain date stays what it is."""
    if isinstance(value, dt.datetime):
        return value.astimezone(JAKARTA).date()
    return value


def day(value: dt.date | dt.datetime) -> str:
    """24 Nov 2026"""
    date = local_day(value)
    return f"{date.day} {month_name(date.month)} {date.year}"


def month_words(value: dt.date) -> str:
    """Nov 2026"""
    return f"{month_name(value.month)} {value.year}"


def near_day(value: dt.date | dt.datetime, *, now: dt.datetime) -> str:
    """Today, tomorrow and yesterday by name, six days ahead with their weekday, the rest as dates."""
    date = local_day(value)
    distance = (date - local_day(now)).days
    if distance == 0:
        return _("hari ini")
    if distance == 1:
        return _("besok")
    if distance == -1:
        return _("kemarin")
    if 1 < distance <= NEAR_DAYS:
        return f"{weekday_name(date.weekday())}, {date.day} {month_name(date.month)}"
    return day(date)


def clock(value: dt.datetime | dt.time) -> str:
    """13.30, with a point; a moment is read in Jakarta's time."""
    time = value.astimezone(JAKARTA) if isinstance(value, dt.datetime) else value
    return f"{time.hour:02d}{':' if in_english() else '.'}{time.minute:02d}"


def moment(value: dt.datetime, *, now: dt.datetime) -> str:
    """hari ini, 13.30"""
    return f"{near_day(value, now=now)}, {clock(value)}"


def minutes_of(value: dt.timedelta | int) -> int:
    """Whole minutes, without the sign: late or left is for the sentence around it to say."""
    if isinstance(value, dt.timedelta):
        return abs(int(value.total_seconds())) // 60
    return abs(int(value))


def span(value: dt.timedelta | int) -> str:
    """1 j 10 mnt"""
    hours, minutes = divmod(minutes_of(value), 60)
    if hours and minutes:
        return _("%(hours)d j %(minutes)d mnt") % {"hours": hours, "minutes": minutes}
    if hours:
        return _("%(hours)d j") % {"hours": hours}
    return _("%(minutes)d mnt") % {"minutes": minutes}


def span_words(value: dt.timedelta | int) -> str:
    """1 jam 10 menit"""
    hours, minutes = divmod(minutes_of(value), 60)
    if hours and minutes:
        return _("%(hours)d jam %(minutes)d menit") % {"hours": hours, "minutes": minutes}
    if hours:
        return _("%(hours)d jam") % {"hours": hours}
    return _("%(minutes)d menit") % {"minutes": minutes}
