from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.clock import today
from village.businesses.models import Business
from village.businesses.selectors import standing_nib
from village.businesses.services import note_nib, register_business, revise_business
from village.letters.models import Application, ApplicationDocument, Letter
from village.letters.rules.moves import application_after
from village.letters.rules.places import same_place
from village.letters.rules.refusals import (
    AlreadyApplied,
    ChangedMeanwhile,
    FormIncomplete,
    LetterSaysOtherwise,
    LetterSuspended,
    NibCheckedAlready,
)
from village.letters.rules.standing import refuse_early_renewal
from village.letters.selectors.applications import answers_of
from village.letters.selectors.letter_types import letter_type_of
from village.letters.selectors.letters import standing_letter
from village.letters.services.announcing import tell_received
from village.letters.services.numbers import next_application_number
from village.letters.services.recording import begin_step, move_application
from village.letters.services.save_draft import own_editable, store_answers
from village.letters.spec import Answers, LetterType, cleaned_answers, form_problems
from village.letters.spec.checking import kbli_parts
from village.letters.states import OPEN_STATES, REVOKED, SUBMIT, SUSPENDED
from village.residents.models import Resident
from village.residents.rules.matching import NotMatched, TooYoung, age_on
from village.residents.selectors import match, nik_of
from village.residents.services import spend_match_try
from village.residents.services.identities import bind_claim

ADDRESS_DIFFERS, REGION_DIFFERS, NIK_FROM_ELSEWHERE, IDENTITY_CONTESTED = (
    "address_differs",
    "region_differs",
    "nik_from_elsewhere",
    "identity_contested",
)


def submit_application(*, application_id: int, by: Viewer, at: datetime, address: str = "") -> Application:
    """Send a draft, or send a returned application again. The register answers at once.

    `address` is the network address that the try comes from. Raises NotFound, NotEditable,
    FormIncomplete, TooYoung, TooManyAttempts, NotMatched (the fixed sentence; nothing is kept of the
    try but its count), AlreadySomebody, UnknownVillage, UnknownKbli, AlreadyApplied, TooEarlyToRenew,
    LetterSuspended, LetterSaysOtherwise, NibCheckedAlready, ChangedMeanwhile.
    """
    form = _filled_form(application_id, by, at=at)
    spend_match_try(account_id=by.account_id or 0, address=address, at=at)
    resident_id = match(
        nik=form.answers.text("nik"),
        kk=form.answers.text("kk"),
        name=form.answers.text("name"),
        birth_date=date.fromisoformat(form.answers.text("birth_date")),
    )
    return _submit(form, resident_id, by=by, at=at)


@dataclass(frozen=True, slots=True)
class _Form:
    application_id: int
    sealed: bytes
    letter_type: LetterType
    answers: Answers


@transaction.atomic
def _filled_form(application_id: int, by: Viewer, *, at: datetime) -> _Form:
    """The form, complete and well shaped, before anybody asks the register."""
    application = own_editable(application_id, by)
    letter_type, typed, day = letter_type_of(application.type_version), answers_of(application), today(at)
    attached = ApplicationDocument.objects.filter(application=application, replaced_at=None)
    problems = form_problems(
        letter_type, typed, today=day, documents=set(attached.values_list("code", flat=True))
    )
    if problems:
        raise FormIncomplete(problems)
    answers = cleaned_answers(letter_type, typed, today=day)
    if age_on(date.fromisoformat(answers.text("birth_date")), day) < letter_type.minimum_age_years:
        raise TooYoung(years=letter_type.minimum_age_years)
    return _Form(application_id, bytes(application.form_sealed), letter_type, answers)


@transaction.atomic
def _submit(form: _Form, resident_id: int, *, by: Viewer, at: datetime) -> Application:
    identity = bind_claim(resident_id=resident_id, account_id=by.account_id or 0, at=at)
    resident = Resident.objects.select_for_update(no_key=True).get(pk=resident_id)
    before = Application.objects.filter(pk=form.application_id).values("resident_id", "business_id").first()
    if before is None:
        raise NotFound()
    if before["resident_id"] not in (None, resident_id):
        # A returned application stays with the person it was sent for.
        raise NotMatched()
    business = _business(form, resident_id, known_id=before["business_id"], by=by, at=at)
    application = own_editable(form.application_id, by)

    if bytes(application.form_sealed) != form.sealed:
        raise ChangedMeanwhile()
    to_state = application_after(application, SUBMIT)
    _refuse_second(business, application)
    _refuse_suspended(business, form.letter_type, today(at))
    _refuse_checked_nib(business, form)
    standing = standing_letter(business_id=business.pk, letter_type=form.letter_type.code, today=today(at))
    refuse_early_renewal(
        form.letter_type, today=today(at), standing_until=standing.valid_until if standing else None
    )

    application.resident, application.business, application.village = resident, business, business.village
    application.renews = _renewed(application, business)
    application.kk_hash = bytes(resident.kk_hash)
    application.notes = _notes(form.answers, resident, business.village_id, contested=identity.contested)
    application.submitted_at = application.submitted_at or at
    application.saved_at = at
    store_answers(application, form.answers)
    begin_step(application, form.letter_type, 0, at=at)
    application.number = application.number or next_application_number(at=at)

    move_application(application, to_state, by=by.account_id, at=at)

    tell_received(application, at=at)
    return application


def _business(form: _Form, resident_id: int, *, known_id: int | None, by: Viewer, at: datetime) -> Business:
    """The business of the form, locked: the application's own, one of that name there, or a new one."""
    values = _business_values(form.answers)
    found = Business.objects.filter(owner_id=resident_id)
    if known_id is not None:
        found = found.filter(pk=known_id)
    else:
        found = found.filter(name__iexact=values["name"], village_id=values["village_code"])
    business = found.select_for_update(no_key=True).order_by("pk").first()
    if business is None:
        business = register_business(owner_id=resident_id, by=by, at=at, **values)
    elif _letter_stands(business, at):
        kept = (business.kbli_year, business.kbli_code, business.village_id, business.name.casefold())
        asked = (values["kbli_year"], values["kbli_code"], values["village_code"], values["name"].casefold())
        if kept != asked:
            raise LetterSaysOtherwise()
    else:
        business = revise_business(business_id=business.pk, by=by, **values)
    if form.answers.text("nib") and form.letter_type.makes_a_letter:
        note_nib(business_id=business.pk, nib=form.answers.text("nib"), by=by, at=at)
    return business


def _business_values(answers: Answers) -> Mapping[str, Any]:
    year, code = kbli_parts(answers.text("kbli"))
    return {
        "village_code": answers.text("region"),
        "name": answers.text("business_name"),
        "kbli_year": year,
        "kbli_code": code,
        "description": answers.text("activity"),
        "dusun": answers.text("dusun"),
        "rt": answers.text("rt"),
        "rw": answers.text("rw"),
        "scale": answers.text("scale"),
    }


def _letter_stands(business: Business, at: datetime) -> bool:
    return business.letters.filter(valid_until__gte=today(at)).exclude(state=REVOKED).exists()


def _refuse_second(business: Business, application: Application) -> None:
    other = business.applications.filter(state__in=OPEN_STATES).exclude(pk=application.pk).first()
    if other is not None:
        raise AlreadyApplied(number=other.number)


def _refuse_suspended(business: Business, letter_type: LetterType, day: date) -> None:
    """Neither a new letter nor a NIB is a way round the suspension of what lets the business trade."""
    same_use = Q(letter_type=letter_type.code)
    if letter_type.grants_trade:
        same_use |= Q(grants_trade=True)
    suspended = business.letters.filter(same_use, state=SUSPENDED, valid_until__gte=day).first()
    if suspended is not None:
        raise LetterSuspended(office=suspended.state_office)


def _renewed(application: Application, business: Business) -> Letter | None:
    """The letter whose form was taken up, while the form is still about the same business."""
    letter = application.renews
    return letter if letter is not None and letter.business_id == business.pk else None


def _refuse_checked_nib(business: Business, form: _Form) -> None:
    if form.letter_type.makes_a_letter:
        return
    standing = standing_nib(business.pk)
    if standing and standing.checked_on and standing.nib == form.answers.text("nib"):
        raise NibCheckedAlready()


def _notes(answers: Answers, resident: Resident, village_code: str, *, contested: bool) -> list[str]:
    """Differences for the officer's eye; none of them is a reason to refuse."""
    at_home = answers.text("place") == "home"
    notes = {
        ADDRESS_DIFFERS: at_home and not same_place(answers, resident),
        REGION_DIFFERS: at_home and village_code != resident.region_id,
        NIK_FROM_ELSEWHERE: nik_of(resident)[:6] != resident.region_id.replace(".", "")[:6],
        IDENTITY_CONTESTED: contested,
    }
    return [code for code, holds in notes.items() if holds]
