"""Days and moments as the letters and messages say them, in Indonesian whatever the reader's language."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from foundation.clock import JAKARTA, today

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def long_date(day: date) -> str:
    """`14 Maret 2026`, for letters."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """`14 Mar 2026`, for messages."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def near_moment(moment: datetime, *, at: datetime) -> str:
    """`hari ini, 15.30`, `besok, 09.30`, `14 Mar 2026, 09.30`."""
    local = moment.astimezone(JAKARTA)
    clock = f"{local:%H.%M}"
    if local.date() == today(at):
        return _("hari ini, %(clock)s") % {"clock": clock}
    if local.date() == today(at) + timedelta(days=1):
        return _("besok, %(clock)s") % {"clock": clock}
    return f"{short_date(local.date())}, {clock}"
