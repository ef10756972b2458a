"""What the applicant is told at each step: what happened, what is next, by when, what to do."""

from datetime import datetime

from django.utils.translation import gettext as _

from foundation.notifications.services import notify
from village.letters.models import Application, Letter
from village.letters.selectors.letter_types import letter_type_of
from village.letters.wording import near_moment, short_date


def tell_applicant(application: Application, *, kind: str, subject: str, body: str, at: datetime) -> None:
    """One message to the applicant, with the way to the application."""
    notify(
        recipient_id=application.applicant_id,
        kind=f"application_{kind}",
        subject=subject,
        body=body,
        url=f"/jualan/izin/{application.pk}/",
        at=at,
    )


def tell_received(application: Application, *, at: datetime) -> None:
    due = near_moment(application.due_at, at=at) if application.due_at else ""
    tell_applicant(
        application,
        kind="submitted",
        subject=_("Permohonan %(number)s sudah kami terima") % {"number": application.number},
        body=_(
            "Petugas memeriksa paling lambat %(due)s. Tidak ada yang perlu Anda lakukan sekarang."
            " Kami kabari Anda begitu ada jawaban."
        )
        % {"due": due},
        at=at,
    )


def tell_verified(application: Application, *, at: datetime) -> None:
    step = letter_type_of(application.type_version).step(application.step)
    due = near_moment(application.due_at, at=at) if application.due_at else ""
    tell_applicant(
        application,
        kind="verified",
        subject=_("Permohonan %(number)s sudah diperiksa") % {"number": application.number},
        body=_("Berikutnya: %(step)s, paling lambat %(due)s.") % {"step": step.title.lower(), "due": due},
        at=at,
    )


def tell_returned(application: Application, labels: list[str], reason: str, *, at: datetime) -> None:
    tell_applicant(
        application,
        kind="returned",
        subject=_("Permohonan %(number)s perlu diperbaiki") % {"number": application.number},
        body=_("Dikembalikan untuk diperbaiki: %(items)s. %(reason)s Isian lain tetap.")
        % {"items": ", ".join(labels).lower(), "reason": _sentence(reason)},
        at=at,
    )


def tell_rejected(application: Application, reason: str, *, at: datetime) -> None:
    tell_applicant(
        application,
        kind="rejected",
        subject=_("Permohonan %(number)s ditolak") % {"number": application.number},
        body=_("Alasannya: %(reason)s Bila ini keliru, datang ke kantor desa atau ajukan lagi.")
        % {"reason": _sentence(reason)},
        at=at,
    )


def tell_issued(application: Application, letter: Letter, *, at: datetime) -> None:
    tell_applicant(
        application,
        kind="issued",
        subject=_("Surat Anda sudah terbit: %(number)s") % {"number": letter.number},
        body=_(
            "Berlaku sampai %(until)s. Unduh suratnya, atau ambil cetakannya di kantor desa."
            " Surat ini gratis."
        )
        % {"until": short_date(letter.valid_until)},
        at=at,
    )


def tell_nib_recorded(application: Application, *, at: datetime) -> None:
    business = application.business.name if application.business else ""
    tell_applicant(
        application,
        kind="nib_recorded",
        subject=_("NIB untuk %(business)s sudah diperiksa") % {"business": business},
        body=_("Cocok dengan OSS. Toko untuk usaha ini bisa dibuka sekarang. Tanpa biaya."),
        at=at,
    )


def tell_standing(letter: Letter, *, kind: str, subject: str, body: str, at: datetime, url: str = "") -> None:
    """What happened to a letter, to the account that applied for it."""
    notify(
        recipient_id=letter.application.applicant_id,
        kind=f"letter_{kind}",
        subject=subject,
        body=body,
        url=url or f"/jualan/izin/{letter.application_id}/",
        at=at,
    )


def _sentence(reason: str) -> str:
    return reason if reason.endswith((".", "?", "!")) else f"{reason}."
