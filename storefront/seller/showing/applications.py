"""Where an application is, who has it, until when, what the applicant does: a card and a timeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.clock import today
from storefront.look.moments import clock, day, moment
from storefront.look.shapes import TimelineStep
from storefront.seller.steps import first_to_repair, step_url
from storefront.seller.wording import lower_first, upper_first, village_words
from village.letters.office_hours import NO_DAYS
from village.letters.rules.signers import head_title
from village.letters.rules.standing import EXPIRED, HOLDER_GONE, NOT_YET, standing_of
from village.letters.selectors.letter_types import letter_type_of
from village.letters.selectors.timeline import DONE, NOW, TODO, TimelineEntry, timeline_of
from village.letters.spec import LetterType
from village.letters.spec import letter_type as kinds
from village.letters.states import (
    DRAFT,
    ISSUED,
    REJECTED,
    RETURNED,
    REVOKED,
    SUSPENDED,
    VALID,
    WITH_THE_OFFICE,
)

ORDER = {DONE: 0, NOW: 1, TODO: 2}
DETAILS = {
    kinds.VERIFY: gettext_lazy("Petugas mencocokkan foto dan tempat usaha."),
    kinds.APPROVE: gettext_lazy("Orang yang berbeda dari pemeriksa."),
    kinds.CONFIRM: gettext_lazy("Petugas mencari nomornya di oss.go.id dan mencocokkan nama serta usahanya."),
}


@dataclass(frozen=True, slots=True)
class ApplicationCard:
    """`until` stands in bold between `before` and `after`; `calm`: nothing is asked of the applicant."""

    url: str
    badge: str
    seal: str
    title: str
    before: str = ""
    until: str = ""
    after: str = ""
    calm: bool = False
    late: bool = False
    action: str = ""
    action_url: str = ""


def card_of(
    application: Any, *, at: datetime, returned: Any = None, closed: frozenset[date] = NO_DAYS
) -> ApplicationCard:
    """`application` with type, village and letter selected; `returned` the decision that gave it back.

    `closed` are the closed days of its village.
    """
    letter_type = letter_type_of(application.type_version)
    name = application.business.name if application.business else ""
    said = _words_of(application, letter_type, at=at, returned=returned, closed=closed)
    return ApplicationCard(
        url=reverse("seller:application", args=[application.pk]),
        badge=f"{letter_type.short_name} · {name}" if name else letter_type.short_name,
        **said,
    )


def _words_of(
    application: Any, letter_type: LetterType, *, at: datetime, returned: Any, closed: frozenset[date]
) -> dict[str, Any]:
    if application.state == DRAFT:
        return {
            "seal": "wait",
            "title": _("Permohonan belum dikirim"),
            "before": _("Isian terakhir tersimpan %(when)s.")
            % {"when": moment(application.saved_at, now=at)},
            "action": _("Lanjutkan isian"),
            "action_url": reverse("seller:application", args=[application.pk]),
        }
    if application.state in WITH_THE_OFFICE:
        return _waiting(application, letter_type, at=at, closed=closed)
    if application.state == RETURNED:
        return _returned(application, letter_type, returned)
    if application.state == ISSUED:
        return _issued(application, at=at)
    if application.state == REJECTED:
        return {
            "seal": "void",
            "title": _("Permohonan ditolak"),
            "before": _("Bila ini keliru, ajukan lagi."),
        }
    return {
        "seal": "wait",
        "title": _("Permohonan sudah Anda tarik"),
        "before": _("Isian Anda tetap tersimpan sebagai konsep."),
    }


def _waiting(
    application: Any, letter_type: LetterType, *, at: datetime, closed: frozenset[date]
) -> dict[str, Any]:
    step, village = letter_type.step(application.step), application.village
    if step.office == kinds.DISTRICT and village.parent:
        title = _("Sedang diperiksa Kecamatan %(district)s") % {"district": village.parent.name}
    elif step.action == kinds.APPROVE:
        title = _("Menunggu persetujuan %(head)s") % {"head": head_title(village)}
    else:
        title = _("Sedang diperiksa %(village)s") % {"village": village_words(village)}
    answer = timeline_of(application, [], closed=closed)[-1].due_at or application.due_at
    late = at > application.due_at
    return {
        "seal": "wait",
        "title": title,
        "before": _("Langkah ini lewat batas sejak") if late else _("Jawaban paling lambat"),
        "until": moment(application.due_at if late else answer, now=at),
        "after": _("Keterlambatan kantor tercatat dan terlihat di angka layanan.")
        if late
        else _("Kami kabari Anda begitu ada jawaban."),
        "calm": True,
        "late": late,
    }


def _returned(application: Any, letter_type: LetterType, decision: Any) -> dict[str, Any]:
    url = reverse("seller:application", args=[application.pk])
    if decision is None:
        return {
            "seal": "wait",
            "title": _("Perlu Anda perbaiki"),
            "action": _("Perbaiki sekarang"),
            "action_url": url,
        }
    only_documents = all(letter_type.document(code) for code in decision.items)
    return {
        "seal": "wait",
        "title": _("Perlu Anda perbaiki"),
        "before": _("Dikembalikan untuk diperbaiki: %(items)s.")
        % {"items": ", ".join(lower_first(label) for label in labels_of(letter_type, decision.items))},
        "after": _("Kirim foto baru, isian lain tetap.")
        if only_documents
        else _("Perbaiki isian itu, isian lain tetap."),
        "action": _("Perbaiki sekarang"),
        "action_url": step_url(application.pk, first_to_repair(letter_type, decision.items)),
    }


def _nib_noted(record: Any) -> dict[str, Any]:
    number = _("NIB %(number)s.") % {"number": record.nib}
    if record.withdrawn_on:
        return {
            "seal": "void",
            "title": _("NIB ini tidak dihitung lagi sejak %(day)s") % {"day": day(record.withdrawn_on)},
            "before": number,
            "after": record.withdrawn_reason,
        }
    return {
        "seal": "valid",
        "title": _("NIB Anda sudah diperiksa"),
        "before": number,
        "after": _("Cocok dengan OSS, diperiksa %(office)s %(day)s. NIB tidak punya tanggal habis.")
        % {"office": record.checked_office, "day": day(record.checked_on)},
    }


def _issued(application: Any, *, at: datetime) -> dict[str, Any]:
    if application.nib_record is not None:
        return _nib_noted(application.nib_record)
    letter = application.letter
    standing = standing_of(letter, today=today(at))
    since = day(letter.state_since)
    until = day(letter.valid_until)
    number = _("Nomor %(number)s.") % {"number": letter.number}
    words: dict[str, tuple[str, str, str]] = {
        VALID: ("valid", _("Surat Anda sudah terbit"), _("Berlaku sampai %(day)s.") % {"day": until}),
        NOT_YET: (
            "wait",
            _("Surat Anda sudah terbit"),
            _("Berlaku mulai %(day)s.") % {"day": day(letter.valid_from)},
        ),
        EXPIRED: ("expired", _("Surat ini sudah habis"), _("Berlaku sampai %(day)s.") % {"day": until}),
        HOLDER_GONE: (
            "void",
            _("Surat ini tidak berlaku lagi"),
            _("Register mencatat pemegangnya meninggal atau pindah."),
        ),
        SUSPENDED: (
            "suspended",
            _("Surat ini dibekukan sejak %(day)s") % {"day": since},
            letter.state_reason,
        ),
        REVOKED: ("void", _("Surat ini sudah dicabut sejak %(day)s") % {"day": since}, letter.state_reason),
    }
    seal, title, after = words[standing]
    return {"seal": seal, "title": title, "before": number, "after": after}


def labels_of(letter_type: LetterType, codes: Sequence[str]) -> list[str]:
    """Fields and documents by the names that the form gives them."""
    labels = {one.code: one.label for one in (*letter_type.fields, *letter_type.documents)}
    return [labels.get(code, code) for code in codes]


def journey_of(
    application: Any, decisions: Sequence[Any], *, at: datetime, closed: frozenset[date] = NO_DAYS
) -> list[TimelineStep]:
    """The way of an application, with what comes after the letter."""
    letter_type = letter_type_of(application.type_version)
    actions = {step.code: step.action for step in letter_type.steps}
    # What the applicant repairs comes before everything that waits for it.
    entries = sorted(timeline_of(application, decisions, closed=closed), key=lambda one: ORDER[one.state])
    steps = [_timeline_step(entry, actions.get(entry.code, ""), at=at) for entry in entries]
    if letter_type.grants_trade and application.state in (*WITH_THE_OFFICE, RETURNED):
        steps.append(
            TimelineStep(
                "later",
                _("Toko bisa dibuka"),
                _("Langsung setelah surat terbit")
                if letter_type.makes_a_letter
                else _("Langsung setelah NIB dicocokkan"),
            )
        )
    return steps


def _timeline_step(entry: TimelineEntry, action: str, *, at: datetime) -> TimelineStep:
    note, deadline, detail = "", "", ""
    if entry.state == NOW:
        note = _("Mulai %(when)s.") % {"when": moment(entry.moment, now=at)} if entry.moment else ""
    elif entry.code == "matched" and entry.moment:
        note = _("%(when)s, langsung") % {"when": clock(entry.moment)}
    elif entry.moment:
        note = upper_first(moment(entry.moment, now=at))
    if entry.due_at and entry.state != DONE:
        deadline = moment(entry.due_at, now=at)
    if entry.state != DONE:
        detail = str(DETAILS.get(action, ""))
        if entry.code == "issued":
            detail = _("Anda bisa mengunduhnya, atau ambil cetakannya di balai desa.")
    return TimelineStep("later" if entry.state == TODO else entry.state, entry.title, note, deadline, detail)
