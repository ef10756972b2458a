"""What a resident may ask to have corrected, and what is refused about it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from village.residents.models import CorrectionRequest
from village.residents.states import REQUEST_MOVES

ANSWER_WITHIN = timedelta(hours=3 * 24)
"""UU 27/2022: a correction within 3 x 24 hours of the request."""
ASKABLE = (
    *("name", "nik", "kk", "birth_place", "birth_date", "sex", "religion", "marital_status"),
    *("occupation", "relation", "address", "other"),
)
LONGEST_WISH = 300


class NotConfirmedYet(Refusal):
    code = "NOT_CONFIRMED"
    message = _("Akun ini belum dipastikan petugas. Setelah itu Anda bisa meminta perbaikan.")


class FieldNotAskable(Refusal):
    code = "INVALID"
    field = "field"
    message = _("Pilih data mana yang salah.")


class WishMissing(Refusal):
    code = "REQUIRED"
    field = "wanted"
    message = _("Tulis yang benar, seperti di KTP, KK, atau akta Anda.")


class AskedAlready(Refusal):
    code = "UNIQUE"
    field = "field"
    message = _("Permintaan untuk data ini masih menunggu jawaban. Tarik dulu bila ingin mengubahnya.")


class AlreadyAnswered(Refusal):
    code = "ALREADY_DECIDED"
    message = _("Permintaan ini sudah dijawab. Muat ulang halaman untuk melihat jawabannya.")


class AnswerMissing(Refusal):
    code = "REQUIRED"
    field = "answer"
    message = _("Tulis alasannya. Warga itu akan membacanya.")


def refuse_request_move(request: CorrectionRequest, to_state: str) -> None:
    """Raises AlreadyAnswered."""
    if to_state not in REQUEST_MOVES[request.state]:
        raise AlreadyAnswered()
