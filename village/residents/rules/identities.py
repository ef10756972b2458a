"""What is refused when an account says who it is, and when an officer confirms it."""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from foundation.access.viewer import Viewer
from village.residents.models import IdentityBinding
from village.residents.rules.kinship import OwnFamily
from village.residents.states import BINDING_MOVES


class AlreadySomebody(Refusal):
    """The account is confirmed as another resident."""

    code = "ALREADY_VERIFIED"
    message = _("Akun ini sudah dipastikan untuk warga lain. Pakai akun sendiri, atau datang ke kantor desa.")


class AlreadyDecided(Refusal):
    code = "ALREADY_DECIDED"
    message = _("Pengakuan ini sudah diputus. Muat ulang halaman untuk melihat keadaannya sekarang.")


class ResidentAlreadyVerified(Refusal):
    code = "ALREADY_VERIFIED"
    message = _("Warga ini sudah punya akun yang dipastikan. Lepas dulu akun itu, lalu ulangi.")


class NotAResidentNow(Refusal):
    code = "NOT_A_RESIDENT"
    message = _("Register mencatat orang ini bukan lagi warga. Periksa registernya dahulu.")


class VillageDecides(Refusal):
    """The district takes a claim only when nobody in the village may: no operator, or all are family."""

    code = "NOT_YOUR_STEP"
    message = _("Identitas ini dipastikan operator desanya. Kecamatan hanya bila tidak ada yang bisa.")


class UnknownMethod(Refusal):
    code = "INVALID"
    field = "method"
    message = _("Pilih cara memastikan: di loket, atau foto KTP bersama swafoto.")


class ReasonMissing(Refusal):
    code = "REQUIRED"
    field = "reason"
    message = _("Tulis alasannya. Warga itu akan membacanya.")


class NoVerifiedAccount(Refusal):
    code = "NOT_FOUND"
    message = _("Warga ini belum punya akun yang dipastikan.")


class HasEmail(Refusal):
    code = "INVALID"
    message = _("Akun ini punya email. Kata sandi baru dibuat lewat tautan di halaman Lupa kata sandi.")


class HoldsOffice(Refusal):
    code = "INVALID"
    message = _("Akun ini memegang jabatan. Kata sandinya diatur ulang oleh kabupaten.")


class NotSeen(Refusal):
    code = "REQUIRED"
    field = "seen"
    message = _("Kode hanya diberikan kepada orangnya sendiri. Lihat orangnya dan KTP aslinya dulu.")


def refuse_binding_move(binding: IdentityBinding, to_state: str) -> None:
    """Raises AlreadyDecided."""
    if to_state not in BINDING_MOVES[binding.state]:
        raise AlreadyDecided()


OperatorSource = Callable[[str, date], Sequence[int]]
_operator_sources: list[OperatorSource] = []


def register_operator_source(source: OperatorSource) -> None:
    """The room above that knows who serves a village hands its selector down, once: residents' keys."""
    if source not in _operator_sources:
        _operator_sources.append(source)


def operators_of(region_code: str, on_day: date) -> list[int]:
    """The residents who serve a village as operators on a day."""
    return [pk for source in _operator_sources for pk in source(region_code, on_day)]


def refuse_own_claim(binding: IdentityBinding, by: Viewer) -> None:
    """The account itself cannot confirm who it is, whoever it claims to be. Raises OwnFamily."""
    if binding.account_id == by.account_id:
        raise OwnFamily()
