from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from village.businesses.states import MEDIUM, MICRO, SCALES, SMALL
from village.residents.rules.kinship import OwnFamily
from village.residents.rules.numbers import digits_of
from village.residents.rules.register import refuse_number_in

NIB_DIGITS = 13
LONGEST_REASON = 500

SCALE_NAMES = {
    MICRO: _("Usaha mikro: modal sampai Rp1 miliar, atau penjualan sampai Rp2 miliar setahun"),
    SMALL: _("Usaha kecil: modal sampai Rp5 miliar, atau penjualan sampai Rp15 miliar setahun"),
    MEDIUM: _("Usaha menengah: modal sampai Rp10 miliar, atau penjualan sampai Rp50 miliar setahun"),
}


class NotTheOwner(Refusal):
    code = "NOT_OWNER"
    message = _("Usaha ini bukan atas nama Anda. Pemiliknya yang bisa mengubahnya.")


class NameMissing(Refusal):
    code = "REQUIRED"
    field = "name"
    message = _("Tulis nama usaha seperti yang dikenal pembeli.")


class UnknownKbli(Refusal):
    code = "INVALID"
    field = "kbli_code"
    message = _("Bidang usaha ini tidak ada dalam daftar KBLI. Cari dengan kata sehari-hari, misalnya kopi.")


class UnknownScale(Refusal):
    code = "INVALID"
    field = "scale"
    message = _("Pilih skala usaha: mikro, kecil, atau menengah.")


class NibNotThirteenDigits(Refusal):
    code = "INVALID"
    field = "nib"
    message = _("NIB harus 13 angka; yang tertulis %(count)s. Lihat lagi di oss.go.id, atau kosongkan.")


class NibAlreadyChecked(Refusal):
    code = "ALREADY_DECIDED"
    message = _("NIB ini sudah diperiksa atau ditarik. Muat ulang halaman.")


class NibOfSomebodyElse(Refusal):
    """Only officers meet it: the number was checked for another owner's business."""

    code = "INVALID"
    field = "nib"
    message = _("NIB ini sudah diperiksa untuk usaha milik orang lain. Cocokkan lagi dengan OSS.")


class OwnNib(OwnFamily):
    message = _("Anda tidak bisa memeriksa NIB sendiri atau keluarga sendiri. Alihkan ke petugas lain.")


class NibReasonMissing(Refusal):
    code = "REQUIRED"
    field = "reason"
    message = _("Tulis alasannya. Pemilik usaha akan membacanya.")


class NibReasonTooLong(Refusal):
    code = "INVALID"
    field = "reason"
    message = _("Alasan paling panjang %(most)s huruf. Ringkas.")


def nib_reason(reason: str) -> str:
    """Why a NIB no longer counts, trimmed. Raises NibReasonMissing, NibReasonTooLong, NumberInText."""
    words = " ".join(reason.split())
    if not words:
        raise NibReasonMissing()
    if len(words) > LONGEST_REASON:
        raise NibReasonTooLong(most=LONGEST_REASON)
    refuse_number_in(words, field="reason")
    return words


def nib_number(typed: str) -> str:
    """The 13 digits of a typed NIB; raises NibNotThirteenDigits."""
    value = digits_of(typed)
    if len(value) != NIB_DIGITS or not (value.isascii() and value.isdigit()):
        raise NibNotThirteenDigits(count=sum(character.isdigit() for character in value))
    return value


def refuse_scale(scale: str) -> None:
    """Raises UnknownScale."""
    if scale not in SCALES:
        raise UnknownScale()
