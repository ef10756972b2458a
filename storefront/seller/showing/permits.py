"""A shop's permit as its seller sees it: does it stand, how long still, what to do."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.clock import NO_END
from storefront.look.moments import day
from village.letters.rules.standing import EXPIRED, HOLDER_GONE, NOT_YET
from village.letters.states import REVOKED, SUSPENDED, VALID

SEALS = {
    VALID: "valid",
    NOT_YET: "wait",
    EXPIRED: "expired",
    HOLDER_GONE: "void",
    SUSPENDED: "suspended",
    REVOKED: "void",
}
REMIND_DAYS = 60


@dataclass(frozen=True, slots=True)
class PermitCard:
    """`seal` is the state of the look's seal; `renew` says that a renewal may be asked for now."""

    seal: str
    title: str
    text: str
    number: str
    letter_url: str
    renew: bool
    renew_url: str
    gone: bool


def permit_card(permit: Any, *, today: date, applications: dict[int, int]) -> PermitCard | None:
    """`applications` leads from a letter to the application that it ended; None where there is no permit."""
    if permit is None:
        return None
    left = (permit.valid_until - today).days
    return PermitCard(
        seal=SEALS[permit.standing],
        title=_title(permit.standing),
        text=_text(permit, left),
        number=f"{permit.type_name} {permit.number}",
        letter_url=_letter_url(permit.letter_id, applications),
        renew=permit.valid_until != NO_END and permit.standing in (VALID, EXPIRED) and left <= REMIND_DAYS,
        renew_url=reverse("seller:renew", args=[permit.letter_id]) if permit.letter_id else "",
        gone=permit.standing == HOLDER_GONE,
    )


def _title(standing: str) -> str:
    return {
        VALID: _("Izin Anda berlaku"),
        NOT_YET: _("Izin Anda belum mulai berlaku"),
        EXPIRED: _("Izin Anda sudah habis"),
        HOLDER_GONE: _("Izin ini tidak berlaku lagi"),
        SUSPENDED: _("Izin Anda sedang dibekukan"),
        REVOKED: _("Izin Anda sudah dicabut"),
    }[standing]


def _text(permit: Any, left: int) -> str:
    if permit.standing == NOT_YET:
        return _("Mulai %(day)s.") % {"day": day(permit.valid_from)}
    if permit.standing == EXPIRED:
        return _("Sejak %(day)s barang Anda tidak tampil. Ajukan lagi supaya toko bisa berjualan.") % {
            "day": day(permit.valid_until)
        }
    if permit.standing == HOLDER_GONE:
        return _(
            "Register mencatat pemegangnya meninggal atau pindah. Keliru? Datang ke kantor desa membawa KTP."
        )
    if permit.standing in (SUSPENDED, REVOKED):
        return _("Barang Anda tidak tampil. Alasannya ada di surat; hubungi kantor desa.")
    if permit.valid_until == NO_END:
        return _("NIB tidak punya tanggal habis.")
    days = ngettext("%(count)d hari lagi", "%(count)d hari lagi", left) % {"count": left}
    return _("Sampai %(day)s, %(left)s.") % {"day": day(permit.valid_until), "left": days}


def _letter_url(letter_id: int | None, applications: dict[int, int]) -> str:
    if letter_id is None:
        return ""
    if letter_id in applications:
        return reverse("seller:application", args=[applications[letter_id]])
    return reverse("seller:letter_pdf", args=[letter_id])
