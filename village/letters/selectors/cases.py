from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from foundation.access.refusals import NotFound, Refusal
from foundation.access.viewer import Office, Viewer
from foundation.audit.services import record_visit
from village.businesses.models import Business
from village.letters.models import Application, ApplicationDocument, StepDecision
from village.letters.rules.deciding import Taking, refuse_deciding, refuse_holder_gone, taking_of
from village.letters.rules.places import place_text, same_place
from village.letters.rules.spans import Spans, spans_of
from village.letters.selectors.applications import answers_of, application_for, decisions_of, documents_of
from village.letters.selectors.closed_days import closed_days
from village.letters.selectors.letter_types import letter_type_of
from village.letters.selectors.steps import holders_in, persons_behind, step_at_hand
from village.letters.spec import Answers, LetterType, StepSpec
from village.letters.states import OPEN_STATES, WITH_THE_OFFICE
from village.letters.wording import short_date
from village.residents.models import IdentityBinding, Resident
from village.residents.rules.matching import same_name
from village.residents.selectors import masked_nik
from village.residents.states import RELEASED
from village.territory.rules import covers


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """What the applicant typed beside what the register holds; numbers are masked."""

    code: str
    label: str
    claimed: str
    registered: str
    same: bool


@dataclass(frozen=True, slots=True)
class ApplicationCase:
    """Everything on an officer's case page. `refusal` says why this officer cannot decide; None: he can.

    `identity` is the applicant's claim on the resident, if it stands; verified or not is its state.
    `taking` says whose step it is now, and why if it is not the usual role's; `spans` how long it lay
    with the offices and with the applicant; `closed` the village's own closed days.
    """

    application: Application
    letter_type: LetterType
    step: StepSpec | None
    answers: Answers
    applicant: Resident
    compared: tuple[ComparedLine, ...]
    documents: tuple[ApplicationDocument, ...]
    decisions: tuple[StepDecision, ...]
    identity: IdentityBinding | None
    other_businesses: tuple[Business, ...]
    taking: Taking | None
    spans: Spans
    closed: frozenset[date]
    refusal: Refusal | None


def case_for(*, officer: Viewer, id: int, at: datetime) -> ApplicationCase:
    """The case page of one application, for an office over its village; the look is logged.

    Raises NotFound for everybody else, the applicant included: this page shows the register's side.
    """
    application = application_for(viewer=officer, id=id)
    office = _office_over(officer, application)
    resident = application.resident
    if office is None or resident is None:
        raise NotFound()
    record_visit(
        reader_id=officer.account_id or 0,
        office=office,
        resident_id=resident.pk,
        purpose=case_purpose(application),
        at=at,
    )
    letter_type = letter_type_of(application.type_version)
    answers = answers_of(application)
    waiting = application.state in WITH_THE_OFFICE
    decisions, closed = decisions_of(application), closed_days(application.village_id or "")
    refusal, taking = _deciding(application, officer) if waiting else (None, None)
    return ApplicationCase(
        application=application,
        letter_type=letter_type,
        step=letter_type.step(application.step) if application.state in OPEN_STATES else None,
        answers=answers,
        applicant=resident,
        compared=_compared(letter_type, answers, resident),
        documents=tuple(documents_of(application)),
        decisions=tuple(decisions),
        identity=IdentityBinding.objects.filter(account_id=application.applicant_id, resident=resident)
        .exclude(state=RELEASED)
        .first(),
        other_businesses=tuple(
            Business.objects.filter(owner=resident).exclude(applications=application).order_by("pk")
        ),
        taking=taking,
        spans=spans_of(application, decisions, at=at, closed=closed),
        closed=closed,
        refusal=refusal,
    )


def case_purpose(application: Application) -> str:
    """What a look at a case is logged for, the files of the case included."""
    return _("Memeriksa permohonan %(number)s") % {"number": application.number}


def _office_over(officer: Viewer, application: Application) -> Office | None:
    for office in officer.offices:
        if covers(office.region_code, application.village_id or ""):
            return office
    return None


def _deciding(application: Application, officer: Viewer) -> tuple[Refusal | None, Taking]:
    """Why this officer cannot decide, and whose step it is."""
    at_hand = step_at_hand(application)
    holders = holders_in([at_hand.village_code], on_day=officer.today)[at_hand.village_code]
    taking = taking_of(at_hand, holders)
    try:
        refuse_deciding(officer, at_hand, persons=persons_behind(officer), holders=holders)
        refuse_holder_gone(at_hand.applicant)
    except Refusal as refusal:
        return refusal, taking
    return None, taking


def _compared(letter_type: LetterType, answers: Answers, resident: Resident) -> tuple[ComparedLine, ...]:
    labels = {field.code: field.label for field in letter_type.fields}
    birth = answers.text("birth_date")
    born = date.fromisoformat(birth)
    registered_nik = masked_nik(bytes(resident.nik_sealed) if resident.nik_sealed else None, resident.pk)
    lines = [
        ComparedLine("nik", labels["nik"], str(answers["nik"]), registered_nik, same=True),
        ComparedLine(
            "name",
            labels["name"],
            answers.text("name"),
            resident.name,
            same=same_name(answers.text("name"), resident.name),
        ),
        ComparedLine(
            "birth_date",
            labels["birth_date"],
            short_date(born),
            short_date(resident.birth_date),
            same=born == resident.birth_date,
        ),
    ]
    if answers.text("place") == "home":
        lines.append(
            ComparedLine(
                "address",
                _("Alamat"),
                place_text(answers.text("dusun"), answers.text("rt"), answers.text("rw")),
                place_text(resident.dusun, resident.rt, resident.rw),
                same=same_place(answers, resident),
            )
        )
    return tuple(lines)
