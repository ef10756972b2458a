"""Form fields for what people type: rupiah with dots, days in words, long numbers, phone numbers."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.money import parse_rupiah
from storefront.look.figures import count
from storefront.look.moments import MONTHS

NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}
MONTH_WORDS = {word[:3]: at for at, word in enumerate((month.lower() for month in MONTHS), start=1)} | {
    "agt": 8,
    "ags": 8,
    "peb": 2,
    "nop": 11,
}
DAY_TYPED = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2}|[a-z]+)\.?[\s./-]+(\d{4})", re.IGNORECASE)
ISO_TYPED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class RupiahField(forms.IntegerField):
    """Whole rupiah; dots and "Rp" are accepted and the number is written back with dots."""

    widget = forms.TextInput(attrs=NUMERIC)
    default_error_messages = {"invalid": _("Tulis harga dengan angka, misalnya 25.000.")}

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and value.strip():
            try:
                return parse_rupiah(value)
            except ValueError as error:
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str):
            try:
                return count(parse_rupiah(value))
            except ValueError:
                return value
        return count(value) if isinstance(value, int) else value


class DayField(forms.DateField):
    """A day as people write it: 9 Jul 1987, 9-7-1987, 09/07/1987, 1987-07-09."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})
    default_error_messages = {"invalid": _("Tulis tanggal seperti 9 Jul 1987 atau 09-07-1987.")}

    def to_python(self, value: Any) -> dt.date | None:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        day = parse_day(value)
        if day is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dt.date):
            return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
        return value


class DigitsField(forms.CharField):
    """A long number (NIK, KK, NIB, letter numbers without slashes). Spaces, dots and hyphens are dropped."""

    widget = forms.TextInput(attrs=NUMERIC)
    default_error_messages = {
        "digits": _("Tulis angka saja."),
        "length": _("Harus %(length)d angka; yang tertulis %(written)d."),
    }

    def __init__(self, *, length: int | None = None, **options: Any) -> None:
        self.length = length
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        return re.sub(r"[\s.-]", "", super().to_python(value))

    def validate(self, value: str) -> None:
        super().validate(value)
        if not value:
            return
        if not (value.isascii() and value.isdigit()):
            raise forms.ValidationError(self.error_messages["digits"], code="digits")
        if self.length and len(value) != self.length:
            raise forms.ValidationError(
                self.error_messages["length"],
                code="length",
                params={"length": self.length, "written": len(value)},
            )


class PhoneField(forms.CharField):
    """An Indonesian phone number, kept as digits from 0: +62 812-3456-7890 becomes 081234567890."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    default_error_messages = {
        "invalid": _("Nomor HP dimulai dengan 08 atau +62, panjangnya 9 sampai 14 angka.")
    }

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        digits = re.sub(r"[\s().-]", "", typed)
        return "0" + digits[3:] if digits.startswith("+62") else digits

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not re.fullmatch(r"0[0-9]{8,13}", value):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


def parse_day(typed: str) -> dt.date | None:
    """The day that was meant, or None: unknown words, and days that no calendar has."""
    text = typed.strip()
    iso = ISO_TYPED.fullmatch(text)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    else:
        written = DAY_TYPED.fullmatch(text)
        if not written:
            return None
        word = written[2].lower()
        month = int(word) if word.isdigit() else MONTH_WORDS.get(word[:3], 0)
        day, year = int(written[1]), int(written[3])
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
