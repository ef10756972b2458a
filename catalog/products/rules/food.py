"""What the law wants said of food, and what its numbers tell.

P-IRT has 15 digits, `…13…-45`: packaging 1, food type 2, regency 4, product 2, producer 4, year of expiry;
at most 5 years (Peraturan BPOM 22/2018). Halal: PP 42/2024. Both are shown: Permendag 31/2023.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal

PIRT_DIGITS = 15
HOME_REGENCY = "3510"
LONGEST_YEARS = 5
PACKAGINGS = {
    "1": _("kaca"),
    "2": _("plastik"),
    "3": _("karton atau kertas"),
    "4": _("kaleng"),
    "5": _("aluminium foil"),
    "6": _("lain-lain"),
    "7": _("komposit"),
    "8": _("ganda"),
}
FOOD_TYPES = range(1, 17)

_HALAL_NUMBER = re.compile(r"ID\d{17}")
_BPOM = re.compile(r"(MD|ML)\d{12,15}")


class HalalMissing(Refusal):
    code = "REQUIRED"
    field = "halal"
    message = _("Sebut dulu halal atau tidaknya. Untuk makanan dan minuman ini wajib.")


class UnknownHalal(Refusal):
    code = "INVALID"
    field = "halal"
    message = _("Keterangan halal ini tidak dikenal. Pilih dari daftar.")


class ExemptIsFresh(Refusal):
    code = "INVALID"
    field = "halal"
    message = _("Hanya bahan segar yang tidak diolah boleh tanpa sertifikat. Pilih keterangan lain.")


class HalalNumberMissing(Refusal):
    code = "REQUIRED"
    field = "halal_number"
    message = _("Isi nomor sertifikat halalnya, atau pilih sedang diurus.")


class HalalNumberMalformed(Refusal):
    code = "INVALID"
    field = "halal_number"
    message = _("Nomor sertifikat halal: huruf ID lalu 17 angka. Lihat di sertifikat dari BPJPH.")


class PirtMalformed(Refusal):
    code = "INVALID"
    field = "pirt"
    message = _("Nomor P-IRT harus 15 angka; yang tertulis %(digits)s. Contoh: 2063510010123-28.")


class PirtUnknownPackaging(Refusal):
    code = "INVALID"
    field = "pirt"
    message = _("Angka pertama nomor P-IRT menyebut kemasan, 1 sampai 8. Periksa lagi di sertifikat.")


class PirtUnknownType(Refusal):
    code = "INVALID"
    field = "pirt"
    message = _("Angka ke-2 dan ke-3 nomor P-IRT menyebut jenis pangan, 01 sampai 16. Periksa lagi.")


class PirtTooLong(Refusal):
    code = "INVALID"
    field = "pirt"
    message = _("P-IRT berlaku paling lama 5 tahun; dua angka terakhir menyebut %(year)s. Periksa lagi.")


class BpomMalformed(Refusal):
    code = "INVALID"
    field = "bpom"
    message = _("Nomor BPOM: huruf MD atau ML, lalu 12 sampai 15 angka.")


@dataclass(frozen=True, slots=True)
class Pirt:
    """What a P-IRT number says. It is good through the whole of `until_year`."""

    digits: str
    regency: str
    until_year: int

    @property
    def written(self) -> str:
        """As it stands on a label: `1234567890123-45`."""
        return f"{self.digits[:13]}-{self.digits[13:]}"

    @property
    def is_from_here(self) -> bool:
        """Issued in this regency; one of elsewhere is good as well."""
        return self.regency == HOME_REGENCY

    def is_over(self, today: date) -> bool:
        return today.year > self.until_year


def read_pirt(digits: str) -> Pirt | None:
    """What 15 digits say; None for an empty text."""
    if not digits:
        return None
    return Pirt(digits=digits, regency=digits[3:7], until_year=2000 + int(digits[13:]))


def pirt_digits(text: str, today: date) -> str:
    """The digits of a number as people write it, judged; "" for none. One that is over may be noted.

    Raises PirtMalformed, PirtUnknownPackaging, PirtUnknownType, PirtTooLong.
    """
    if not text.strip():
        return ""
    digits = re.sub(r"(?i)p-?irt|no\.?|[\s.:-]", "", text)
    if not digits.isascii() or not digits.isdecimal() or len(digits) != PIRT_DIGITS:
        raise PirtMalformed(digits=sum(one.isdecimal() for one in digits))
    if digits[0] not in PACKAGINGS:
        raise PirtUnknownPackaging()
    if int(digits[1:3]) not in FOOD_TYPES:
        raise PirtUnknownType()
    year = 2000 + int(digits[13:])
    if year > today.year + LONGEST_YEARS:
        raise PirtTooLong(year=year)
    return digits


def halal_number(text: str) -> str:
    """`ID` and 17 digits, without the signs between; raises HalalNumberMissing, HalalNumberMalformed."""
    number = re.sub(r"[\s.-]", "", text).upper()
    if not number:
        raise HalalNumberMissing()
    if not _HALAL_NUMBER.fullmatch(number):
        raise HalalNumberMalformed()
    return number


def bpom_number(text: str) -> str:
    """`MD` or `ML` and its digits; "" for none. Raises BpomMalformed."""
    number = re.sub(r"(?i)bpom|ri\b|[\s.:-]", "", text).upper()
    if number and not _BPOM.fullmatch(number):
        raise BpomMalformed()
    return number
