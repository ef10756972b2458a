import re
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from catalog.reviews.models import ANSWER_LENGTH, REASON_LENGTH, TEXT_LENGTH, Review
from foundation.access.refusals import Refusal
from village.residents.rules.register import holds_number

EDITED_WITHIN = timedelta(days=30)
MOST_PHOTOS = 3
_PHONE = re.compile(r"(?<!\d)(?:\+?62|0)[\s.-]?8(?:[\s().-]?\d){7,11}(?!\d)")


class StarsMissing(Refusal):
    code = "REQUIRED"
    field = "stars"
    message = _("Pilih satu sampai lima bintang.")


class AlreadyReviewed(Refusal):
    code = "UNIQUE"
    message = _("Barang dari pesanan ini sudah Anda ulas. Ulasan itu bisa Anda ubah.")


class TooLateToEdit(Refusal):
    code = "INVALID"
    message = _("Ulasan hanya bisa diubah dalam 30 hari sesudah ditulis.")


class HiddenByDesk(Refusal):
    code = "INVALID"
    message = _("Ulasan ini disembunyikan petugas kabupaten. Alasannya: %(reason)s")


class TextTooLong(Refusal):
    code = "INVALID"
    field = "text"
    message = _("Tulisan ini terlalu panjang: paling panjang %(length)s huruf.")


class NumberInText(Refusal):
    """A NIK, a KK or a phone number on a page that everybody reads."""

    code = "INVALID"
    field = "text"
    message = _("Jangan menulis NIK, nomor KK, atau nomor HP di sini: semua orang bisa membacanya.")


class TooManyPhotos(Refusal):
    code = "INVALID"
    field = "photos"
    message = _("Paling banyak tiga foto pada satu ulasan.")


class ReportReasonMissing(Refusal):
    code = "REQUIRED"
    field = "reason"
    message = _("Tulis alasannya, paling panjang %(length)s huruf.")


class AlreadyReported(Refusal):
    code = "UNIQUE"
    message = _("Ulasan ini sudah Anda laporkan. Petugas kabupaten memeriksanya.")


class OwnReview(Refusal):
    code = "INVALID"
    message = _("Ini ulasan Anda sendiri. Anda bisa mengubahnya dari halaman pesanan.")


class NothingToDecide(Refusal):
    code = "INVALID"
    message = _("Tidak ada laporan yang menunggu pada ulasan ini. Muat ulang halamannya.")


class OwnCase(Refusal):
    code = "PERMISSION_DENIED"
    message = _("Ulasan ini menyangkut Anda atau keluarga Anda. Alihkan ke petugas lain.")


def given_stars(stars: int | None) -> int:
    """Raises StarsMissing for anything but one to five."""
    if stars is None or not 1 <= stars <= 5:
        raise StarsMissing()
    return stars


def given_text(text: str, *, length: int = TEXT_LENGTH, field: str = "text") -> str:
    """Free text that everybody reads; raises TextTooLong, NumberInText."""
    text = text.replace("\0", " ").replace("\r\n", "\n").strip()
    if len(text) > length:
        raise TextTooLong(field=field, length=length)
    if holds_number(text) or _PHONE.search(text):
        raise NumberInText(field=field)
    return text


def given_answer(text: str) -> str:
    """Raises TextTooLong, NumberInText; empty takes the answer away."""
    return given_text(text, length=ANSWER_LENGTH, field="answer")


def given_reason(reason: str) -> str:
    """Raises ReportReasonMissing for none, or one that is too long."""
    text = reason.replace("\0", " ").strip()
    if not text or len(text) > REASON_LENGTH:
        raise ReportReasonMissing(length=REASON_LENGTH)
    return text


def may_edit(review: Review, at: datetime) -> bool:
    """Whether the author may still change it."""
    return at <= review.created_at + EDITED_WITHIN


def short_name(first_name: str, last_name: str) -> str:
    """`Siti A.`: what everybody reads of who wrote a review; empty for nobody."""
    words = f"{first_name} {last_name}".split()
    if not words:
        return ""
    first = words[0].title() if words[0].isupper() else words[0]
    # A name may have been typed as an address or a number.
    if "@" in first or any(letter.isdigit() for letter in first):
        return ""
    return f"{first[:50]} {words[-1][0].upper()}." if len(words) > 1 else first[:50]
