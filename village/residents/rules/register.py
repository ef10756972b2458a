"""What the register refuses: events, loads, and looks."""

import re
from datetime import date

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import NotFound, Refusal
from foundation.access.viewer import Office, Viewer
from village.residents.rules.numbers import digits_of, is_sixteen_digits
from village.residents.states import STATUS_MOVES
from village.territory.rules import NotYourVillage, covers

SHORTEST_SEARCH = 3
SHORTEST_PURPOSE = 5
SHORTEST_NAME = 2
TEXT_LENGTHS = {"birth_place": 80, "religion": 24, "occupation": 80, "dusun": 60, "rt": 3, "rw": 3}
LONGEST_PURPOSE = 200
_SIXTEEN_DIGITS = re.compile(r"\d(?:[\s.\-]?\d){15}")


class EventInTheFuture(Refusal):
    code = "INVALID"
    field = "event_date"
    message = _("Tanggal kejadian belum tiba. Tulis tanggal hari ini atau sebelumnya.")


class EventBeforeBirth(Refusal):
    code = "INVALID"
    field = "event_date"
    message = _("Tanggal kejadian mendahului tanggal lahir. Periksa surat keterangannya.")


class SourceMissing(Refusal):
    code = "REQUIRED"
    field = "source"
    message = _("Tulis dasar pencatatan, misalnya nomor surat kematian.")


class StatusNotChanging(Refusal):
    """The resident has this status already, or one that allows no return (a death)."""

    code = "INVALID_STATUS"
    message = _("Status warga ini di register tidak bisa diubah begitu. Muat ulang, lalu periksa statusnya.")


class RegisterMoved(Refusal):
    code = "CHANGED"
    message = _("Data keluarga ini baru saja berubah. Muat ulang halaman, lalu ulangi.")


class NikTaken(Refusal):
    code = "UNIQUE"
    field = "nik"
    message = _("NIK ini sudah tercatat di register. Periksa angkanya, atau buka data warga itu.")


class StillElsewhere(Refusal):
    """Somebody who is to move in lives in another village by the register."""

    code = "INVALID_STATUS"
    field = "nik"
    message = _("Register masih mencatat orang ini sebagai warga. Desa asal mencatat kepindahannya dulu.")


class ArrivalNotMatched(Refusal):
    """The NIK is of somebody who left, and the name or birth date is another's."""

    code = "NOT_MATCHED"
    field = "nik"
    message = _(
        "NIK ini di register milik orang dengan nama atau tanggal lahir lain. Periksa surat pindahnya."
    )


class NothingChanged(Refusal):
    code = "INVALID"
    message = _("Tidak ada yang berubah. Perbaiki isian yang salah, lalu simpan.")


class WordUnknown(Refusal):
    code = "INVALID"
    message = _("Pilihan ini tidak dikenal. Pilih salah satu dari daftar.")


class NameMissing(Refusal):
    code = "REQUIRED"
    field = "name"
    message = _("Tulis nama seperti di surat keterangannya.")


class AlreadyUndone(Refusal):
    code = "ALREADY_DECIDED"
    message = _("Kejadian ini sudah dibatalkan.")


class NewerEventDepends(Refusal):
    code = "INVALID_STATUS"
    message = _("Ada kejadian yang lebih baru pada orang atau keluarga ini. Batalkan dulu yang terbaru.")


class SomethingDepends(Refusal):
    """The event entered a person who has since got an account, a business, a child."""

    code = "INVALID_STATUS"
    message = _("Orang ini sudah punya akun, usaha, surat, atau keluarga di register. Perbaiki datanya saja.")


class SearchTooShort(Refusal):
    code = "INVALID"
    field = "search"
    message = _("Tulis paling sedikit tiga huruf nama, atau NIK lengkap 16 angka.")


class PurposeMissing(Refusal):
    code = "REQUIRED"
    field = "purpose"
    message = _("Tulis untuk apa data warga ini dibuka. Warga itu bisa membacanya.")


class NumberInText(Refusal):
    code = "INVALID"
    message = _("Jangan tulis NIK atau nomor KK di sini. Cukup kata-kata.")


class RowsNotLoadable(Refusal):
    """A file of a register does not fit. Says rows and columns, never what stands in them."""

    code = "INVALID"
    message = _("Register ini belum bisa dimuat. Baris %(row)s: %(reason)s")


class ColumnsMissing(Refusal):
    code = "INVALID"
    message = _("Register ini belum bisa dimuat. Kolom yang belum ada: %(columns)s.")


def office_over(viewer: Viewer, permission: str, region_code: str) -> Office:
    """The viewer's office that carries a permission over a region; raises NotYourVillage."""
    for office in viewer.offices_with(permission):
        if covers(office.region_code, region_code):
            return office
    raise NotYourVillage()


def office_seeing(viewer: Viewer, permission: str, region_code: str) -> Office:
    """Like `office_over`, for looks: a row beyond the office does not exist (NotFound)."""
    try:
        return office_over(viewer, permission, region_code)
    except NotYourVillage:
        raise NotFound() from None


def refuse_event_date(event_date: date, *, birth_date: date, today: date) -> None:
    """Raises EventInTheFuture or EventBeforeBirth."""
    if event_date > today:
        raise EventInTheFuture()
    if event_date < birth_date:
        raise EventBeforeBirth()


def refuse_status_move(from_status: str, to_status: str) -> None:
    """Raises StatusNotChanging."""
    if to_status not in STATUS_MOVES[from_status]:
        raise StatusNotChanging()


def source_words(source: str, note: str = "") -> str:
    """The source of an event, trimmed; raises SourceMissing, and NumberInText for a NIK in it or the note."""
    refuse_number_in(source, field="source")
    refuse_number_in(note, field="note")
    if not source.strip():
        raise SourceMissing()
    return source.strip()[:200]


def person_name(name: str) -> str:
    """A name as the register writes it: capitals, single spaces. Raises NameMissing, NumberInText."""
    refuse_number_in(name, field="name")
    words = " ".join(name.split()).upper()
    if sum(character.isalpha() for character in words) < SHORTEST_NAME:
        raise NameMissing()
    return words[:120]


def register_text(typed: str, *, field: str) -> str:
    """A short text as the register writes it: capitals, single spaces, cut. Raises NumberInText."""
    refuse_number_in(typed, field=field)
    return " ".join(typed.split()).upper()[: TEXT_LENGTHS[field]]


def purpose_words(purpose: str) -> str:
    """The purpose of a look, trimmed; raises PurposeMissing or NumberInText."""
    purpose = " ".join(purpose.split())
    refuse_number_in(purpose, field="purpose")
    if len(purpose) < SHORTEST_PURPOSE:
        raise PurposeMissing()
    return purpose[:LONGEST_PURPOSE]


def refuse_number_in(text: str, *, field: str) -> None:
    """Free text is shown and stored in clear: a NIK or KK has no place in it. Raises NumberInText."""
    if holds_number(text):
        raise NumberInText(field=field)


def holds_number(text: str) -> bool:
    """Whether sixteen digits stand in a row, parted or not, as in a NIK or KK."""
    return _SIXTEEN_DIGITS.search(text) is not None


def search_words(text: str) -> tuple[str, str]:
    """What an officer searches by: (NIK, "") or ("", name); raises SearchTooShort."""
    digits = digits_of(text)
    if is_sixteen_digits(digits):
        return digits, ""
    words = " ".join(text.split())
    if sum(character.isalpha() for character in words) < SHORTEST_SEARCH:
        raise SearchTooShort()
    return "", words
