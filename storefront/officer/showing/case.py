"""One application as an officer reads it: how long is left, the claim beside the register, files, checks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.access.viewer import Viewer
from storefront.look.moments import clock, local_day, moment, span_words
from storefront.look.shapes import BadgeKind
from storefront.officer.wording import (
    APPLICATION_STATES,
    NOTES,
    STATUSES,
    lower_first,
    person,
    place_words,
    upper_first,
)
from village.letters.office_hours import office_time_until
from village.letters.rules.deciding import ABSENT, FAMILY, FOUR_EYES, VACANT
from village.letters.rules.refusals import FourEyes, NotYourStep
from village.letters.selectors.cases import ApplicationCase
from village.letters.spec import letter_type as kinds
from village.letters.states import VERIFY, WITH_THE_OFFICE
from village.officers.states import DEPUTY, DISTRICT
from village.residents.states import RESIDENT
from village.territory.rules import covers
from village.territory.states import KELURAHAN

MATCHED = ("nik", "name", "birth_date")


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A line of the comparison. `result` is empty where there is nothing to compare."""

    label: str
    claimed: str
    registered: str
    result: str = ""
    same: bool = True


@dataclass(frozen=True, slots=True)
class ShownDocument:
    label: str
    url: str
    is_image: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Deadline:
    text: str
    kind: BadgeKind
    icon: str = ""


def heading_of(case: ApplicationCase) -> str:
    """`Sri Wahyuni: surat usaha “Dapur Mbak Sri”`"""
    business = case.application.business
    words = f"{person(case.applicant.name)}: {lower_first(case.letter_type.short_name)}"
    return f"{words} “{business.name}”" if business else words


def deadline_of(case: ApplicationCase, *, at: datetime) -> Deadline:
    """How long the step still has; for what is over, how it ended."""
    application = case.application
    if application.state not in WITH_THE_OFFICE or application.due_at is None:
        words, kind = APPLICATION_STATES[application.state]
        return Deadline(str(words), kind)
    left, due = office_time_until(application.due_at, at=at, closed=case.closed), application.due_at
    today = local_day(due) == local_day(at)
    when = clock(due) if today else moment(due, now=at)
    if at > due:
        words = _("Lewat %(span)s · batas %(when)s")
        return Deadline(words % {"span": span_words(left), "when": when}, "late", "alert")
    # Only office hours count: at night "4 jam lagi" would read as four hours from now.
    now_words, later_words = (
        _("%(span)s lagi · batas %(when)s"),
        _("%(span)s lagi di jam kantor · batas %(when)s"),
    )
    words = now_words if today else later_words
    return Deadline(words % {"span": span_words(left), "when": when}, "warn", "clock")


def matches(case: ApplicationCase) -> bool:
    """Whether what the register matched at sending still agrees."""
    return all(line.same for line in case.compared if line.code in MATCHED)


def claim_rows(case: ApplicationCase) -> list[ClaimRow]:
    """The comparison, then how the register has the person now, then the business."""
    rows = [
        ClaimRow(
            line.label,
            line.claimed,
            line.registered,
            _("Sama") if line.same else _("Beda"),
            line.same,
        )
        for line in case.compared
    ]
    status = case.applicant.status
    home = place_words(case.applicant.region)
    standing = (
        _("Hidup, tinggal di %(place)s") % {"place": home} if status == RESIDENT else str(STATUSES[status][0])
    )
    rows.append(
        ClaimRow(
            _("Keadaan"),
            "",
            standing,
            "" if status == RESIDENT else _("Bukan warga"),
            status == RESIDENT,
        )
    )
    year, _colon, code = case.answers.text("kbli").partition(":")
    activity = case.answers.text("activity")
    others = ", ".join(business.name for business in case.other_businesses)
    rows.append(
        ClaimRow(
            _("Usaha"),
            _("%(activity)s (KBLI %(year)s: %(code)s)") % {"activity": activity, "year": year, "code": code},
            _("Usaha lain: %(names)s") % {"names": others} if others else _("Belum ada usaha lain"),
        )
    )
    return rows


def note_sentences(case: ApplicationCase) -> list[str]:
    """What an officer should know of the differences."""
    return [str(NOTES[code]) for code in case.application.notes if code in NOTES]


def shown_documents(case: ApplicationCase) -> list[ShownDocument]:
    """The files that count now, each at its own address where opening it is logged."""
    labels = {one.code: one.label for one in case.letter_type.documents}
    return [
        ShownDocument(
            label=labels.get(one.code, one.code),
            url=reverse("officer:case_document", args=[case.application.pk, one.pk]),
            is_image=one.content_type.startswith("image/"),
            kind=one.content_type.rpartition("/")[2].upper(),
        )
        for one in case.documents
    ]


def next_words(case: ApplicationCase) -> str:
    """What comes after a yes, as a sentence beside the button."""
    following = case.application.step + 1
    if following >= len(case.letter_type.steps) and not case.letter_type.makes_a_letter:
        return _("Setelah ini: NIB tercatat sudah diperiksa oleh Anda, dan tokonya bisa dibuka.")
    if following >= len(case.letter_type.steps):
        return _("Setelah ini: nomor, tanda tangan, dan surat terbit saat itu juga.")
    step = case.letter_type.step(following)
    return _("Setelah ini: %(step)s.") % {"step": lower_first(step_title(step, case.application.village))}


def forward_label(case: ApplicationCase) -> str:
    """`Teruskan ke kepala desa`, in a kelurahan `Teruskan ke lurah`."""
    following = case.application.step + 1
    if following >= len(case.letter_type.steps):
        return _("Teruskan")
    office = case.letter_type.step(following).office
    return _("Teruskan ke %(office)s") % {"office": office_words(office, case.application.village)}


WHY = {
    FAMILY: gettext_lazy("petugasnya keluarga pemohon"),
    FOUR_EYES: gettext_lazy("petugasnya sudah memeriksa permohonan ini"),
    ABSENT: gettext_lazy("petugasnya sedang tidak masuk"),
    VACANT: gettext_lazy("belum ada petugasnya"),
}
STAND_INS = {DEPUTY: gettext_lazy("Ke sekretaris"), DISTRICT: gettext_lazy("Ke kecamatan")}


def stands_in_words(role: str, why: str) -> str:
    """`Ke sekretaris: petugasnya keluarga pemohon`; empty where a step takes its usual way."""
    if not why:
        return ""
    if role not in STAND_INS:
        return upper_first(str(WHY[why]))
    return f"{STAND_INS[role]}: {WHY[why]}"


def spans_words(case: ApplicationCase) -> str:
    """How long it lay with the offices, and with the applicant."""
    said = _("Di kantor %(span)s jam kerja") % {"span": span_words(case.spans.office)}
    if not case.spans.applicant:
        return said
    return said + _(", menunggu pemohon %(span)s") % {"span": span_words(case.spans.applicant)}


def office_words(office: str, village: Any) -> str:
    """The office of a step inside a sentence."""
    in_kelurahan = village.level == KELURAHAN
    return {
        kinds.OPERATOR: _("operator kelurahan") if in_kelurahan else _("operator desa"),
        kinds.HEAD: _("lurah") if in_kelurahan else _("kepala desa"),
        kinds.DISTRICT: _("kecamatan"),
    }[office]


def step_title(step: Any, village: Any) -> str:
    """`Disetujui kepala desa` reads `Disetujui lurah` in a kelurahan."""
    if village.level == KELURAHAN:
        return str(step.title).replace(_("kepala desa"), _("lurah")).replace(_("petugas desa"), _("petugas"))
    return str(step.title)


def refusal_words(case: ApplicationCase, viewer: Viewer) -> str:
    """Why this officer cannot decide now. Who has verified hears that another goes on, and who that is."""
    if case.refusal is None or case.step is None:
        return ""
    village = case.application.village
    here = [office.role for office in viewer.offices if covers(office.region_code, village.code)]
    past_it = isinstance(case.refusal, NotYourStep) and verified_by(case.decisions, viewer)
    if case.step.office not in here and (past_it or isinstance(case.refusal, FourEyes)):
        office = office_words(case.step.office, village)
        return _("Yang memeriksa tidak boleh menyetujui. %(office)s melanjutkan.") % {
            "office": upper_first(office)
        }
    return str(case.refusal)


def verified_by(decisions: Sequence[Any], viewer: Viewer) -> bool:
    """Whether the viewer has verified this application in any round."""
    return any(one.action == VERIFY and one.by_id == viewer.account_id for one in decisions)
