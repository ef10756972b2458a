"""What an office may set for its letters, and how it must look."""

import io
from datetime import date

from django.utils.translation import gettext_lazy as _
from PIL import Image

from foundation.access.refusals import Refusal

LONGEST_AHEAD_DAYS = 400
LONGEST_ABSENCE_DAYS = 90
LOGO_SIDE = 240
MOST_LOGO_PIXELS = 25_000_000
MOST_LOGO_BYTES = 2 * 1024 * 1024


class SettingTooLong(Refusal):
    code = "INVALID"
    message = _("Paling panjang %(most)s huruf. Ringkas.")


class NotALogo(Refusal):
    code = "INVALID_FILE"
    field = "logo"
    message = _("Berkas ini bukan gambar yang bisa dibuka. Kirim logo PNG atau JPEG, paling besar 2 MB.")


class DayPassed(Refusal):
    code = "INVALID"
    field = "day"
    message = _("Hari ini sudah lewat. Pilih hari ini atau sesudahnya.")


class DayTooFar(Refusal):
    code = "INVALID"
    field = "day"
    message = _("Paling jauh setahun ke depan.")


class ClosedAlready(Refusal):
    code = "UNIQUE"
    field = "day"
    message = _("Hari itu sudah tercatat libur.")


class ReasonNeeded(Refusal):
    code = "REQUIRED"
    field = "reason"
    message = _("Tulis alasannya, misalnya upacara desa.")


class AbsenceBackwards(Refusal):
    code = "INVALID"
    field = "last_day"
    message = _("Hari terakhir mendahului hari pertama. Periksa tanggalnya.")


class AbsenceTooLong(Refusal):
    code = "INVALID"
    field = "last_day"
    message = _("Paling lama %(most)s hari. Sesudah itu, minta kabupaten menunjuk pengganti.")


def setting_words(text: str, *, field: str, most: int) -> str:
    """A setting as it is printed, trimmed. Raises SettingTooLong."""
    words = " ".join(text.split())
    if len(words) > most:
        raise SettingTooLong(field=field, most=most)
    return words


def reason_of(text: str) -> str:
    """Raises ReasonNeeded, SettingTooLong."""
    words = setting_words(text, field="reason", most=80)
    if not words:
        raise ReasonNeeded()
    return words


def refuse_day(day: date, *, today: date) -> None:
    """Raises DayPassed, DayTooFar."""
    if day < today:
        raise DayPassed()
    if (day - today).days > LONGEST_AHEAD_DAYS:
        raise DayTooFar()


def refuse_absence(first_day: date, last_day: date, *, today: date) -> None:
    """Raises DayPassed, AbsenceBackwards, AbsenceTooLong."""
    if last_day < first_day:
        raise AbsenceBackwards()
    if last_day < today:
        raise DayPassed(field="last_day")
    if (last_day - max(first_day, today)).days >= LONGEST_ABSENCE_DAYS:
        raise AbsenceTooLong(most=LONGEST_ABSENCE_DAYS)


def small_logo(content: bytes) -> bytes:
    """The logo as a small PNG of few colours, without metadata. Raises NotALogo."""
    if len(content) > MOST_LOGO_BYTES:
        raise NotALogo()
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as image:
            if image.width * image.height > MOST_LOGO_PIXELS:
                raise NotALogo()
            picture = image.convert("RGBA")
        picture.thumbnail((LOGO_SIDE, LOGO_SIDE), Image.Resampling.LANCZOS)
        fresh = Image.new("RGBA", picture.size)
        fresh.paste(picture)
        out = io.BytesIO()
        fresh.quantize(64, method=Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    except Refusal:
        raise
    except Exception:
        # Decoders fail in many ways on hostile bytes; all of them mean the same here.
        raise NotALogo() from None
    return out.getvalue()
