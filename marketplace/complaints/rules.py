from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from foundation.clock import JAKARTA
from marketplace.complaints.states import LETTER, MOVES, OFFICER, OTHER, PRODUCT, SHOP, SUBJECTS
from village.letters.office_hours import opening_span
from village.residents.rules.kinship import OwnFamily
from village.residents.rules.register import refuse_number_in

ANSWER_DAYS = 5
SHORTEST, LONGEST = 10, 4000
SHORT_LENGTH = 160

SUBJECT_WORDS = {
    SHOP: _("Toko"),
    PRODUCT: _("Barang"),
    LETTER: _("Surat"),
    OFFICER: _("Petugas"),
    OTHER: _("Lainnya"),
}


class SubjectUnknown(Refusal):
    code = "REQUIRED"
    field = "subject"
    message = _("Pilih keluhan ini tentang apa.")


class TextMissing(Refusal):
    code = "REQUIRED"
    field = "text"
    message = _("Ceritakan apa yang terjadi, paling sedikit %(least)s huruf dan paling banyak %(most)s.")


class TooLong(Refusal):
    code = "INVALID"
    message = _("Terlalu panjang. Paling panjang %(length)s huruf.")


class NotAnAddress(Refusal):
    code = "INVALID"
    field = "email"
    message = _("Alamat email belum benar. Periksa, atau kosongkan.")


class AnswerMissing(Refusal):
    code = "REQUIRED"
    field = "answer"
    message = _("Tulis jawabannya: orang yang mengadu akan membacanya.")


class AuthorityMissing(Refusal):
    code = "REQUIRED"
    field = "passed_to"
    message = _("Tulis diteruskan ke siapa, misalnya dinas atau Ditjen PKTN.")


class AlreadyClosed(Refusal):
    code = "ALREADY_DECIDED"
    message = _("Pengaduan ini sudah dijawab atau diteruskan. Muat ulang halaman untuk melihatnya.")


class AlreadyAtTheTop(Refusal):
    code = "INVALID"
    message = _("Pengaduan ini sudah di meja kabupaten.")


class OwnComplaint(OwnFamily):
    message = _("Pengaduan ini menyangkut Anda atau keluarga Anda. Biarkan petugas lain yang menjawab.")


def refuse_words(*, subject: str, about: str, text: str, name: str) -> None:
    """Raises SubjectUnknown, TextMissing, TooLong, NumberInText."""
    if subject not in SUBJECTS:
        raise SubjectUnknown()
    if not SHORTEST <= len(text) <= LONGEST:
        raise TextMissing(least=SHORTEST, most=LONGEST)
    for field, words in (("about", about), ("name", name), ("text", text)):
        refuse_number_in(words, field=field)
    if len(about) > SHORT_LENGTH or len(name) > SHORT_LENGTH - 40:
        raise TooLong(field="about" if len(about) > SHORT_LENGTH else "name", length=SHORT_LENGTH)


def refuse_answer(answer: str) -> None:
    """Raises AnswerMissing, TooLong, NumberInText."""
    if not answer:
        raise AnswerMissing()
    if len(answer) > LONGEST:
        raise TooLong(field="answer", length=LONGEST)
    refuse_number_in(answer, field="answer")


def refuse_authority(passed_to: str) -> None:
    """Raises AuthorityMissing, TooLong, NumberInText."""
    if not passed_to:
        raise AuthorityMissing()
    if len(passed_to) > SHORT_LENGTH:
        raise TooLong(field="passed_to", length=SHORT_LENGTH)
    refuse_number_in(passed_to, field="passed_to")


def moved(move: str, from_state: str) -> str:
    """The state after a move; raises AlreadyClosed."""
    to_state = MOVES[move].get(from_state)
    if to_state is None:
        raise AlreadyClosed()
    return to_state


def answer_due(received_at: datetime, *, days: int = ANSWER_DAYS) -> datetime:
    """The closing time of the last of so many office days after the day of receipt."""
    day, left = received_at.astimezone(JAKARTA).date(), days
    while True:
        day += timedelta(days=1)
        span = opening_span(day)
        if span is not None:
            left -= 1
            if left == 0:
                return span[1]
