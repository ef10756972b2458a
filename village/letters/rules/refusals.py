from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from village.letters.spec import FormProblem


class UnknownLetterType(Refusal):
    code = "NOT_FOUND"
    field = "letter_type"
    message = _("Jenis surat ini tidak ada. Pilih dari daftar.")


class UnknownField(Refusal):
    code = "INVALID"
    message = _("Isian ini tidak ada di formulir. Muat ulang halaman.")


class UnknownDocument(Refusal):
    code = "INVALID"
    field = "document"
    message = _("Berkas ini tidak diminta. Muat ulang halaman.")


class AnswerTooLong(Refusal):
    code = "INVALID"
    message = _("Isian ini terlalu panjang. Ringkas, lalu simpan lagi.")


class TooManyDrafts(Refusal):
    code = "LIMIT"
    message = _("Anda sudah punya %(count)s konsep. Lanjutkan salah satunya.")


class NotEditable(Refusal):
    code = "ALREADY_SENT"
    message = _("Permohonan ini sudah dikirim. Isiannya bisa diubah bila petugas mengembalikannya.")


class FormIncomplete(Refusal):
    """The form has problems: `problems` has them all, the refusal itself names the first."""

    code = "INVALID"
    message = _("%(sentence)s")

    def __init__(self, problems: list[FormProblem]) -> None:
        super().__init__(field=problems[0].field, sentence=problems[0].message)
        self.problems = tuple(problems)


class ChangedMeanwhile(Refusal):
    code = "CHANGED"
    message = _("Isian berubah saat dikirim. Periksa sekali lagi, lalu kirim.")


class AlreadyApplied(Refusal):
    code = "ALREADY_APPLIED"
    message = _("Usaha ini sudah punya permohonan yang berjalan, %(number)s. Ikuti permohonan itu.")


class TooEarlyToRenew(Refusal):
    code = "TOO_EARLY"
    message = _("Surat usaha ini berlaku sampai %(until)s. Perpanjangan bisa diajukan mulai %(opens)s.")


class LetterSuspended(Refusal):
    """A new letter is no way around a suspension."""

    code = "LETTER_SUSPENDED"
    message = _("Surat usaha ini sedang dibekukan. Selesaikan dahulu dengan %(office)s.")


class RevokedForGood(Refusal):
    code = "LETTER_REVOKED"
    message = _("Surat ini sudah dicabut, jadi tidak bisa diperpanjang. Ajukan surat baru.")


class NibCheckedAlready(Refusal):
    """The owner asks for a check that stands."""

    code = "ALREADY_DECIDED"
    field = "nib"
    message = _("NIB ini sudah diperiksa untuk usaha itu. Tidak ada yang perlu Anda lakukan.")


class LetterSaysOtherwise(Refusal):
    """A letter stands on the business, so its line of business cannot change under it."""

    code = "INVALID"
    field = "kbli"
    message = _(
        "Surat yang masih berlaku menyebut jenis usaha lain."
        " Pilih jenis yang sama, atau tulis nama usaha lain."
    )


class NotInThatState(Refusal):
    """The move does not start from the present state: somebody else was quicker, or it is over."""

    code = "ALREADY_DECIDED"
    message = _("Permohonan ini sudah diputus atau sedang di tempat lain. Muat ulang halaman.")


class LetterNotInThatState(NotInThatState):
    message = _("Keadaan surat ini sudah berubah. Muat ulang halaman.")


class NotYourStep(Refusal):
    code = "NOT_YOUR_STEP"
    message = _("Langkah ini bukan untuk peran Anda. Petugas lain yang melanjutkan.")


class FourEyes(Refusal):
    code = "FOUR_EYES"
    message = _("Yang memeriksa tidak boleh menyetujui. Petugas lain yang melanjutkan.")


class SecondFactorNotFresh(Refusal):
    """A signature asks for a second factor of the last minutes, wherever the mall asks officers for one."""

    code = "SECOND_FACTOR_REQUIRED"
    message = _(
        "Tanda tangan perlu kode pengaman kedua yang baru. Masukkan kode dari ponsel Anda, lalu setujui lagi."
    )


class HolderGone(Refusal):
    """The register says that the applicant has died or left: nothing is decided for him any more."""

    code = "HOLDER_GONE"
    message = _(
        "Register mencatat pemohon bukan lagi warga. Permohonan ini tidak bisa diputus; akan ditutup."
    )


class ChecklistIncomplete(Refusal):
    code = "REQUIRED"
    field = "checked"
    message = _("Centang semua yang Anda periksa. Yang belum: %(missing)s.")


class IdentityNotConfirmed(Refusal):
    code = "IDENTITY_NOT_CONFIRMED"
    field = "identity_method"
    message = _(
        "Identitas pemohon belum dipastikan. Pilih caranya: di loket, atau dari foto."
        " Warga desa lain dipastikan oleh petugas desanya."
    )


class ReasonMissing(Refusal):
    code = "REQUIRED"
    field = "reason"
    message = _("Tulis alasannya. Pemohon akan membacanya.")


class ReasonTooLong(Refusal):
    code = "INVALID"
    field = "reason"
    message = _("Alasan paling panjang %(most)s huruf. Ringkas.")


class UnknownItem(Refusal):
    code = "INVALID"
    field = "items"
    message = _("Pilih isian atau berkas yang ada di formulir.")


class NothingToRepair(Refusal):
    code = "REQUIRED"
    field = "items"
    message = _("Pilih paling sedikit satu isian atau berkas yang perlu diperbaiki.")


class NoSigningKey(Refusal):
    code = "NO_SIGNING_KEY"
    message = _("Kunci tanda tangan belum ada. Hubungi pengelola kabupaten.")


class NotPrintedYet(Refusal):
    code = "NOT_PRINTED_YET"
    message = _("Surat sedang dicetak. Buka lagi sebentar lagi.")


class BadNumbering(Refusal):
    code = "INVALID"
    field = "pattern"
    message = _("Pola nomor belum benar. Harus ada {class}, {seq}, {office}, dan {year}.")


class OfficePartTaken(Refusal):
    code = "UNIQUE"
    field = "office_part"
    message = _("Kode kantor ini sudah dipakai desa lain. Dua surat akan bernomor sama.")
