import re

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from vendors.banking.banks import BANKS
from village.residents.rules.register import refuse_number_in

HOLDER_LENGTH = 120
SHORTEST, LONGEST = 6, 20

_BETWEEN_DIGITS = re.compile(r"[\s.\-/]")
_NUMBER = re.compile(rf"[0-9]{{{SHORTEST},{LONGEST}}}")


class BankUnknown(Refusal):
    code = "REQUIRED"
    field = "bank_code"
    message = _("Pilih bank dari daftar.")


class NotAnAccountNumber(Refusal):
    code = "INVALID"
    field = "number"
    message = _("Nomor rekening harus %(shortest)s sampai %(longest)s angka. Lihat di buku tabungan Anda.")


class PersonalNumber(Refusal):
    code = "INVALID"
    field = "number"
    message = _("Ini NIK atau nomor KK, bukan nomor rekening. Lihat nomornya di buku tabungan Anda.")


class HolderMissing(Refusal):
    code = "REQUIRED"
    field = "holder"
    message = _("Isi nama pemilik rekening seperti di buku tabungan, paling panjang %(length)s huruf.")


class SameAccount(Refusal):
    code = "UNIQUE"
    field = "number"
    message = _("Rekening ini sudah tersimpan. Tidak ada yang berubah.")


class NoBankAccount(Refusal):
    code = "NOT_FOUND"
    message = _("Toko ini belum punya rekening.")


class OwnerGone(Refusal):
    code = "OWNER_GONE"
    message = _(
        "Pemilik toko ini tercatat meninggal. Rekening bisa diisi lagi oleh ahli waris yang dicatat desa."
    )


def account_number(typed: str) -> str:
    """Digits as people group them -> digits alone; raises NotAnAccountNumber."""
    number = _BETWEEN_DIGITS.sub("", typed)
    if not _NUMBER.fullmatch(number):
        raise NotAnAccountNumber(shortest=SHORTEST, longest=LONGEST)
    return number


def holder_name(typed: str) -> str:
    """A name on one line; raises HolderMissing, NumberInText."""
    name = " ".join(typed.split())
    if not any(character.isalpha() for character in name) or len(name) > HOLDER_LENGTH:
        raise HolderMissing(length=HOLDER_LENGTH)
    refuse_number_in(name, field="holder")
    return name


def refuse_bank(code: str) -> None:
    if code not in BANKS:
        raise BankUnknown()
