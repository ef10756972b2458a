"""NIK and KK: how they are written, masked and checked, without asking the register."""

import re
from datetime import date

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal

LENGTH = 16
_SEPARATORS = re.compile(r"[\s.\-]")


class NikNotSixteenDigits(Refusal):
    code = "INVALID"
    field = "nik"
    message = _("NIK 16 angka; yang tertulis %(count)s. Lihat baris atas KTP Anda.")


class KkNotSixteenDigits(Refusal):
    code = "INVALID"
    field = "kk"
    message = _("Nomor KK 16 angka; yang tertulis %(count)s. Lihat baris atas Kartu Keluarga.")


class NikSerialZero(Refusal):
    code = "INVALID"
    field = "nik"
    message = _("Empat angka terakhir NIK tidak mungkin 0000. Lihat lagi KTP atau KK-nya.")


def digits_of(typed: str) -> str:
    """`3510 9949 0787.9003` -> `3510994907879003`; other characters stay and fail the check."""
    return _SEPARATORS.sub("", typed)


def is_sixteen_digits(value: str) -> bool:
    return len(value) == LENGTH and value.isascii() and value.isdigit()


def nik_number(typed: str) -> str:
    """The 16 digits of a typed NIK; raises NikNotSixteenDigits."""
    value = digits_of(typed)
    if not is_sixteen_digits(value):
        raise NikNotSixteenDigits(count=sum(character.isdigit() for character in value))
    return value


def nik_for_the_register(typed: str) -> str:
    """A NIK that an event or a file brings: 16 digits, serial not 0000; empty, `0` and `-` mean none yet.

    Raises NikNotSixteenDigits, NikSerialZero.
    """
    if typed.strip() in ("", "0", "-"):
        return ""
    nik = nik_number(typed)
    if nik.endswith("0000"):
        raise NikSerialZero()
    return nik


def kk_number(typed: str) -> str:
    """The 16 digits of a typed KK number; raises KkNotSixteenDigits."""
    value = digits_of(typed)
    if not is_sixteen_digits(value):
        raise KkNotSixteenDigits(count=sum(character.isdigit() for character in value))
    return value


def masked(number: str) -> str:
    """`3510994907879003` -> `3510 99•• •••• ••03`: what a screen shows of a NIK or KK."""
    return f"{number[:4]} {number[4:6]}•• •••• ••{number[-2:]}"


def nik_fits(nik: str, *, birth_date: date, sex_is_female: bool) -> bool:
    """Whether the date inside a NIK (day plus 40 for women) is this birth date; a note, never a refusal."""
    day = birth_date.day + (40 if sex_is_female else 0)
    return nik[6:12] == f"{day:02d}{birth_date:%m%y}"
