"""Is a form complete and well shaped? Whether it is true is asked of the register, elsewhere."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from foundation.accounts.rules import NotAPhoneNumber, phone_number
from foundation.money import parse_rupiah
from village.letters.spec import letter_type as kinds
from village.letters.spec.answers import Answers
from village.letters.spec.letter_type import FieldSpec, LetterType

_DATE_FORMATS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")
_REGION = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}")
_KBLI = re.compile(r"(20\d{2}):(\d{5})")


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One field or document that needs repair, and the sentence that says how."""

    field: str
    message: str


class _Misshapen(ValueError):
    """The message is the sentence for the person."""


def form_problems(
    letter_type: LetterType,
    answers: Answers,
    *,
    today: date,
    documents: Collection[str] | None = None,
    section: str | None = None,
) -> list[FormProblem]:
    """What keeps a form from being sent, in the order of the form; empty when nothing does.

    `section` looks at one page only; `documents` are the codes attached (None: not looked at).
    """
    problems = []
    for field in letter_type.fields:
        if section is not None and field.section != section:
            continue
        if not field.asked(answers.plain()):
            continue
        typed = answers.text(field.code).strip()
        if not typed:
            if field.required:
                problems.append(FormProblem(field.code, _("%(label)s belum diisi.") % {"label": field.label}))
            continue
        try:
            _cleaned(field, typed, today)
        except _Misshapen as error:
            problems.append(FormProblem(field.code, str(error)))
    if documents is not None and section is None:
        problems += [
            FormProblem(document.code, _("%(label)s belum dikirim.") % {"label": document.label})
            for document in letter_type.documents
            if document.required and document.code not in documents
        ]
    return problems


def cleaned_answers(letter_type: LetterType, answers: Answers, *, today: date) -> Answers:
    """The form as the mall uses it: numbers without spaces, ISO dates, nothing that is not asked.

    Only for a form without problems: raises ValueError otherwise.
    """
    plain = answers.plain()
    clean = {}
    for field in letter_type.fields:
        typed = plain.get(field.code, "").strip()
        if typed and field.asked(plain):
            clean[field.code] = _cleaned(field, typed, today)
    return Answers(letter_type, clean)


def kbli_parts(answer: str) -> tuple[int, str]:
    """`2025:56210` -> `(2025, "56210")`."""
    year, code = answer.split(":")
    return int(year), code


def _cleaned(field: FieldSpec, typed: str, today: date) -> str:
    return _CLEANERS[field.kind](field, typed, today)


def _text(field: FieldSpec, typed: str, today: date) -> str:
    text = re.sub(r"[ \t\r\f\v]+", " ", typed) if field.kind == kinds.LONG_TEXT else " ".join(typed.split())
    if len(text) > field.max_length:
        raise _Misshapen(
            _("Paling panjang %(most)d huruf; yang tertulis %(found)d.")
            % {"most": field.max_length, "found": len(text)}
        )
    if not text.isprintable() and field.kind != kinds.LONG_TEXT:
        raise _Misshapen(_("Ada tanda yang tidak bisa dibaca. Ketik ulang isian ini."))
    if re.search(r"(?:\d[ .-]?){16}", text):
        # A NIK or KK in an open field would be shown, printed and searched like any other text.
        raise _Misshapen(_("Jangan tulis NIK atau nomor KK di sini. Hapus angka itu."))
    return text


def _digits(typed: str) -> str:
    return re.sub(r"[\s.\-]", "", typed)


def _of_length(field: FieldSpec, digits: str, length: int | None) -> str:
    if not digits.isascii() or not digits.isdigit():
        raise _Misshapen(_("Isi dengan angka saja."))
    if length is not None and len(digits) != length:
        details = {"needed": length, "found": len(digits)}
        if field.required:
            raise _Misshapen(_("Harus %(needed)d angka; yang tertulis %(found)d. Periksa lagi.") % details)
        raise _Misshapen(
            _("Harus %(needed)d angka; yang tertulis %(found)d. Periksa lagi, atau kosongkan.") % details
        )
    return digits


def _private_number(field: FieldSpec, typed: str, today: date) -> str:
    return _of_length(field, _digits(typed), 16)


def _number(field: FieldSpec, typed: str, today: date) -> str:
    digits = _of_length(field, _digits(typed), field.digits)
    if len(digits) > field.max_length:
        raise _Misshapen(_("Paling panjang %(most)d angka.") % {"most": field.max_length})
    return digits


def _date(field: FieldSpec, typed: str, today: date) -> str:
    for form in _DATE_FORMATS:
        try:
            # A day of the calendar has no time zone.
            day = datetime.strptime(typed, form).date()  # noqa: DTZ007
        except ValueError:
            continue
        if not date(1900, 1, 1) <= day <= today:
            raise _Misshapen(_("Tanggal ini tidak mungkin. Periksa tahunnya."))
        return day.isoformat()
    raise _Misshapen(_("Tanggal belum benar. Tulis seperti 09-07-1987."))


def _choice(field: FieldSpec, typed: str, today: date) -> str:
    if typed not in {choice.value for choice in field.choices}:
        raise _Misshapen(_("Pilih salah satu."))
    return typed


def _kbli(field: FieldSpec, typed: str, today: date) -> str:
    if not _KBLI.fullmatch(typed):
        raise _Misshapen(_("Pilih jenis usaha dari daftar."))
    return typed


def _region(field: FieldSpec, typed: str, today: date) -> str:
    if not _REGION.fullmatch(typed):
        raise _Misshapen(_("Pilih desa atau kelurahan dari daftar."))
    return typed


def _phone(field: FieldSpec, typed: str, today: date) -> str:
    try:
        return phone_number(typed)
    except NotAPhoneNumber as error:
        raise _Misshapen(str(error)) from None


def _money(field: FieldSpec, typed: str, today: date) -> str:
    try:
        return str(parse_rupiah(typed))
    except ValueError:
        raise _Misshapen(_("Tulis jumlah rupiah dengan angka, seperti 25.000.")) from None


_CLEANERS: dict[str, Callable[[FieldSpec, str, date], str]] = {
    kinds.TEXT: _text,
    kinds.LONG_TEXT: _text,
    kinds.NIK: _private_number,
    kinds.KK: _private_number,
    kinds.DATE: _date,
    kinds.CHOICE: _choice,
    kinds.KBLI: _kbli,
    kinds.REGION: _region,
    kinds.PHONE: _phone,
    kinds.NUMBER: _number,
    kinds.MONEY: _money,
}

assert frozenset(_CLEANERS) == kinds.FIELD_KINDS
