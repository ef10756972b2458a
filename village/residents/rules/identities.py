"""What is refused when an account says who it is, and when an officer confirms it."""

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


class UnknownMethod(Refusal):
    code = "INVALID"
    field = "method"
    message = _("Pilih cara memastikan: di loket, atau foto KTP bersama swafoto.")


class ReasonMissing(Refusal):
    code = "REQUIRED"
    field = "reason"
    message = _("Tulis alasannya. Warga itu akan membacanya.")


def refuse_binding_move(binding: IdentityBinding, to_state: str) -> None:
    """Raises AlreadyDecided."""
    if to_state not in BINDING_MOVES[binding.state]:
        raise AlreadyDecided()


def refuse_own_claim(binding: IdentityBinding, by: Viewer) -> None:
    """The account itself cannot confirm who it is, whoever it claims to be. Raises OwnFamily."""
    if binding.account_id == by.account_id:
        raise OwnFamily()
