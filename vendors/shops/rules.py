from datetime import date

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from foundation.accounts.rules import NotAPhoneNumber, phone_number
from village.residents.rules.kinship import OwnFamily
from village.residents.rules.register import refuse_number_in
from village.territory.rules import covers

NAME_LENGTH = 120
DESCRIPTION_LENGTH = 4000
REASON_LENGTH = 1000
HOURS_LENGTH = 200
LONGEST_HOLIDAY_DAYS = 366

# Why a shop does not sell, beside the standing of its letter.
OWNER_DIED, OWNER_MOVED = "owner_died", "owner_moved"
SANCTIONED, NO_PERMIT, SWITCHED_OFF = "sanctioned", "no_permit", "switched_off"


class ShopExists(Refusal):
    code = "UNIQUE"
    message = _("Usaha ini sudah punya toko.")


class NoPermitStands(Refusal):
    code = "NO_PERMIT"
    message = _("Toko bisa dibuka setelah surat izin usaha ini terbit dan masih berlaku.")


class AlreadyOpen(Refusal):
    code = "ALREADY_OPEN"
    field = "open"
    message = _("Toko ini sudah buka.")


class AlreadyClosed(Refusal):
    code = "ALREADY_CLOSED"
    field = "open"
    message = _("Toko ini sudah tutup.")


class NameMissing(Refusal):
    code = "REQUIRED"
    field = "name"
    message = _("Isi nama toko, paling panjang %(length)s huruf.")


class DescriptionTooLong(Refusal):
    code = "INVALID"
    field = "description"
    message = _("Cerita toko terlalu panjang. Paling panjang %(length)s huruf.")


class HoursTooLong(Refusal):
    code = "INVALID"
    field = "hours"
    message = _("Jam buka terlalu panjang. Tulis seperti: Senin sampai Sabtu, 08.00-16.00.")


class ClosedUntilOutOfBounds(Refusal):
    code = "INVALID"
    field = "closed_until"
    message = _("Hari tutup terakhir paling cepat hari ini dan paling lama satu tahun lagi.")


class NoNumberToShow(Refusal):
    code = "REQUIRED"
    field = "contact_phone"
    message = _("Isi nomor ponsel toko dulu, supaya bisa ditampilkan.")


class ReasonMissing(Refusal):
    code = "REQUIRED"
    field = "reason"
    message = _("Tulis alasannya: pemilik toko akan membacanya.")


class OwnShop(OwnFamily):
    message = _("Anda tidak bisa menindak toko sendiri atau keluarga sendiri. Alihkan ke petugas lain.")


class EndsInThePast(Refusal):
    code = "INVALID"
    field = "ends_on"
    message = _("Tanggal akhir larangan tidak boleh sebelum hari ini.")


class LaidFromAbove(Refusal):
    code = "NOT_YOUR_STEP"
    message = _("Larangan ini dari kantor di atas Anda. Hanya kantor itu yang bisa mencabutnya.")


class AlreadyLifted(Refusal):
    code = "ALREADY_LIFTED"
    message = _("Larangan ini sudah dicabut.")


def refuse_text(*, name: str, description: str) -> None:
    """What a shop says of itself: a name, and a story of bearable length."""
    if not name or len(name) > NAME_LENGTH:
        raise NameMissing(length=NAME_LENGTH)
    if len(description) > DESCRIPTION_LENGTH:
        raise DescriptionTooLong(length=DESCRIPTION_LENGTH)
    refuse_number_in(name, field="name")
    refuse_number_in(description, field="description")


def contact_number(typed: str) -> str:
    """The shop's number as it is kept; empty is allowed. Raises NotAPhoneNumber."""
    try:
        return phone_number(typed) if typed.strip() else ""
    except NotAPhoneNumber as refusal:
        raise NotAPhoneNumber(field="contact_phone") from refusal


def refuse_hours(hours: str) -> None:
    """Opening hours are a line in the seller's own words."""
    if len(hours) > HOURS_LENGTH:
        raise HoursTooLong()
    refuse_number_in(hours, field="hours")


def refuse_closed_until(closed_until: date | None, *, today: date) -> None:
    """A holiday has its last day today or later, within a year."""
    if closed_until is not None and not 0 <= (closed_until - today).days <= LONGEST_HOLIDAY_DAYS:
        raise ClosedUntilOutOfBounds()


def refuse_reason(reason: str) -> None:
    """An act against a shop, or its end, says why."""
    if not reason or len(reason) > REASON_LENGTH:
        raise ReasonMissing()
    refuse_number_in(reason, field="reason")


def may_lift(office_code: str, laid_for: str | None) -> bool:
    """Whether an office lifts a sanction: the one that laid it, or one above it."""
    return laid_for is None or covers(office_code, laid_for)


def refuse_end(ends_on: date | None, *, today: date) -> None:
    """A sanction starts today, so it ends today or later."""
    if ends_on is not None and ends_on < today:
        raise EndsInThePast()
