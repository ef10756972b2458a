from datetime import date
from typing import Any

import orjson
from graphene import ID, Boolean, Int, List, NonNull, ObjectType, String

from foundation.access import Viewer
from foundation.encryption import unseal
from foundation.graphql.declare import Field, loads
from foundation.graphql.scalars import Date, DateTime
from foundation.graphql.sources import col, join, many
from foundation.graphql.wire_ids import gid
from village.businesses.graphql import Business, NibRecord
from village.letters.graphql.rows import (
    applications_in_reach,
    decisions_in_reach,
    documents_of_applicant,
    letters_in_reach,
)
from village.letters.graphql.words import (
    ApplicationStateEnum,
    LetterStateEnum,
    LetterVerdictEnum,
    StepActionEnum,
)
from village.letters.rules.standing import standing_on
from village.letters.selectors.letter_types import letter_type_of_row
from village.letters.signed import token_text
from village.letters.spec import Answers
from village.territory.graphql import Region

TYPED = (
    "JOIN LATERAL (SELECT sent.*, version.code, version.sha256, version.spec FROM (SELECT {it}.*) sent"
    " JOIN village_lettertypeversion version ON version.id = sent.type_version_id) {to} ON true"
)
"""An application beside the version of its letter type."""
HOLDER_STATUS = "(SELECT person.status FROM village_resident person WHERE person.id = {it}.holder_id)"
VILLAGE = join("LEFT JOIN village_region {to} ON {to}.code = {it}.village_id", guard="code")


def viewer_account(viewer: Viewer, _arguments: dict[str, Any]) -> dict[str, Any]:
    return {"account": viewer.account_id}


def moment_of(viewer: Viewer, _arguments: dict[str, Any]) -> dict[str, Any]:
    return {"now": viewer.at}


def for_applicant(expression: str) -> str:
    """An expression that only the applicant reads; NULL for everybody else."""
    return f"CASE WHEN {{it}}.applicant_id = %(account)s THEN {expression} END"


def for_offices(expression: str) -> str:
    """An expression that the applicant does not read."""
    return f"CASE WHEN {{it}}.applicant_id IS DISTINCT FROM %(account)s THEN {expression} END"


def answers_shown(sealed: Any, pk: int, sha256: str, spec: str) -> list[dict[str, str]] | None:
    """The form field by field; a NIK or KK is masked."""
    if sealed is None:
        return None
    letter_type = letter_type_of_row(sha256, spec)
    text = unseal(bytes(sealed), table="village_application", column="form_sealed", pk=pk)
    answers = Answers.from_json(letter_type, text)
    return [
        {"field": field.code, "label": field.label, "value": str(answers[field.code])}
        for field in letter_type.fields
        if field.code in answers
    ]


def step_title(sha256: str, spec: str, step: int, state: str) -> str | None:
    """The title of the step at hand; null when nothing runs."""
    if state not in ("submitted", "in_progress"):
        return None
    return letter_type_of_row(sha256, spec).step(step).title


def standing(state: str, first: date, last: date, holder_status: str, *, viewer: Viewer) -> str:
    return standing_on(
        viewer.today, state=state, valid_from=first, valid_until=last, holder_status=holder_status
    )


class ApplicationAnswer(ObjectType):
    """One filled field. A NIK or KK is shown masked."""

    field = Field(String, required=True, source=col("field"))
    label = Field(String, required=True, source=col("label"))
    value = Field(String, required=True, source=col("value"))


class ApplicationDocument(ObjectType):
    """A file of an application; its content goes out by a page of its own."""

    id = Field(ID, required=True, source=gid("ApplicationDocument"))
    document = Field(String, required=True, source=col("code"))
    content_type = Field(String, required=True, source=col("content_type"))
    byte_size = Field(Int, required=True, source=col("byte_size"))
    uploaded_at = Field(DateTime, required=True, source=col("uploaded_at"))


class StepDecision(ObjectType):
    """What was decided in one step. Without a role: closed by the clock."""

    id = Field(ID, required=True, source=gid("StepDecision"))
    step = Field(String, required=True, source=col("step_code"))
    action = Field(StepActionEnum, required=True, source=col("action"))
    role = Field(
        String, source=join("LEFT JOIN village_officer {to} ON {to}.id = {it}.officer_id", then=col("role"))
    )
    reason = Field(String, required=True, source=col("reason"))
    items = Field(
        NonNull(List(NonNull(String))),
        source=col("items", fn=orjson.loads),
        description="Fields and documents that go back for repair.",
    )
    started_at = Field(DateTime, required=True, source=col("started_at"))
    due_at = Field(DateTime, required=True, source=col("due_at"))
    decided_at = Field(DateTime, required=True, source=col("decided_at"))


class Letter(ObjectType):
    """An issued letter, for its holder and the offices over its village."""

    id = Field(ID, required=True, source=gid("Letter"))
    number = Field(String, required=True, source=col("number"))
    letter_type = Field(String, required=True, source=col("letter_type"))
    state = Field(LetterStateEnum, required=True, source=col("state"))
    state_reason = Field(String, required=True, source=col("state_reason"))
    standing = Field(
        LetterVerdictEnum,
        required=True,
        source=col("state", "valid_from", "valid_until", HOLDER_STATUS, fn=standing, viewer=True),
        description="The state, and what today's date and the register make of it.",
    )
    valid_from = Field(Date, required=True, source=col("valid_from"))
    valid_until = Field(Date, required=True, source=col("valid_until"))
    grants_trade = Field(Boolean, required=True, source=col("grants_trade"))
    issued_at = Field(DateTime, required=True, source=col("issued_at"))
    holder_name = Field(
        String,
        required=True,
        source=col("(SELECT holder.name FROM village_resident holder WHERE holder.id = {it}.holder_id)"),
    )
    business = Field(Business, source=join("LEFT JOIN village_business {to} ON {to}.id = {it}.business_id"))
    village = Field(Region, source=VILLAGE)
    token = Field(
        String,
        required=True,
        source=col("cose", fn=lambda cose: token_text(bytes(cose))),
        description="What the QR code holds after `/periksa/#`.",
    )
    printed = Field(
        Boolean, required=True, source=col("{it}.printed_at IS NOT NULL"), description="The PDF is ready."
    )

    by_pk = loads(letters_in_reach, key="it.id")


class Application(ObjectType):
    """A request for a letter, for its applicant and the offices over its village."""

    id = Field(ID, required=True, source=gid("Application"))
    number = Field(String, source=col("number"), description="Null for a draft.")
    state = Field(ApplicationStateEnum, required=True, source=col("state"))
    letter_type = Field(String, required=True, source=join(TYPED, then=col("code")))
    type_name = Field(String, required=True, source=join(TYPED, then=col("{it}.spec->>'name'")))
    applicant_name = Field(
        String,
        source=col("(SELECT person.name FROM village_resident person WHERE person.id = {it}.resident_id)"),
    )
    business = Field(Business, source=join("LEFT JOIN village_business {to} ON {to}.id = {it}.business_id"))
    village = Field(Region, source=VILLAGE)
    step_title = Field(String, source=join(TYPED, then=col("sha256", "spec", "step", "state", fn=step_title)))
    due_at = Field(DateTime, source=col("due_at"), description="Deadline of the step at hand.")
    late = Field(
        Boolean, required=True, source=col("coalesce({it}.due_at < %(now)s, false)", params=moment_of)
    )
    notes = Field(
        List(NonNull(String)),
        source=col(for_offices("{it}.notes"), fn=orjson.loads, params=viewer_account),
        description="Differences that an officer should see; null for the applicant.",
    )
    answers = Field(
        List(NonNull(ApplicationAnswer)),
        source=join(
            TYPED,
            then=col(
                for_applicant("{it}.form_sealed"),
                "id",
                "sha256",
                "spec",
                fn=answers_shown,
                params=viewer_account,
            ),
        ),
        description="What was typed; for the applicant.",
    )
    documents = Field(
        NonNull(List(NonNull(ApplicationDocument))),
        source=many(documents_of_applicant, key="id", parent="it.application_id"),
        description="The files; for the applicant, else empty.",
    )
    decisions = Field(
        NonNull(List(NonNull(StepDecision))),
        source=many(decisions_in_reach, key="id", parent="it.application_id"),
    )
    letter = Field(Letter, source=join("LEFT JOIN village_letter {to} ON {to}.application_id = {it}.id"))
    nib_record = Field(
        NibRecord,
        source=join("LEFT JOIN village_nibrecord {to} ON {to}.id = {it}.nib_record_id"),
        description="What a confirmed NIB became.",
    )
    late_since = Field(
        DateTime,
        source=col("CASE WHEN {it}.due_at < %(now)s THEN {it}.due_at END", params=moment_of),
        description="The deadline that has passed, while the step still waits.",
    )
    created_at = Field(DateTime, required=True, source=col("created_at"))
    submitted_at = Field(DateTime, source=col("submitted_at"))
    closed_at = Field(DateTime, source=col("closed_at"))

    by_pk = loads(applications_in_reach, key="it.id")


class LetterContent(ObjectType):
    """The whole public content of a letter, read from its signature. Never a NIK or KK."""

    number = Field(String, required=True, source=col("number"))
    type_name = Field(String, required=True, source=col("type_name"))
    holder = Field(String, required=True, source=col("holder"))
    business = Field(String, required=True, source=col("business"))
    kbli_year = Field(Int, required=True, source=col("kbli_year"))
    kbli_code = Field(String, required=True, source=col("kbli_code"))
    activity = Field(String, required=True, source=col("activity"))
    place = Field(String, required=True, source=col("place"))
    village_code = Field(String, required=True, source=col("village_code"))
    village = Field(String, required=True, source=col("village"))
    district = Field(String, required=True, source=col("district"))
    signer = Field(String, required=True, source=col("signer"))
    issued_at = Field(DateTime, required=True, source=col("issued_at"))
    valid_from = Field(Date, required=True, source=col("valid_from"))
    valid_until = Field(Date, required=True, source=col("valid_until"))


class LetterCheck(ObjectType):
    """Is a letter genuine, and does it stand? The same answer for everybody."""

    verdict = Field(LetterVerdictEnum, required=True, source=col("verdict"))
    since = Field(Date, source=col("since"), description="The day from which the verdict holds.")
    status_as_of = Field(DateTime, required=True, source=col("status_as_of"))
    reason = Field(String, required=True, source=col("reason"))
    office = Field(String, required=True, source=col("office"))
    content = Field(LetterContent, source=col("claims"))


class LetterTypeChoice(ObjectType):
    value = Field(String, required=True, source=col("value"))
    label = Field(String, required=True, source=col("label"))
    hint = Field(String, required=True, source=col("hint"))


class LetterTypeField(ObjectType):
    """One field of a form. `kind` is one of the closed set of `village.letters.spec`."""

    code = Field(String, required=True, source=col("code"))
    kind = Field(String, required=True, source=col("kind"))
    section = Field(String, required=True, source=col("section"))
    label = Field(String, required=True, source=col("label"))
    hint = Field(String, required=True, source=col("hint"))
    required = Field(Boolean, required=True, source=col("required"))
    max_length = Field(Int, required=True, source=col("max_length"))
    digits = Field(Int, source=col("digits"))
    choices = Field(NonNull(List(NonNull(LetterTypeChoice))), source=col("choices"))


class LetterTypeDocument(ObjectType):
    code = Field(String, required=True, source=col("code"))
    kind = Field(String, required=True, source=col("kind"))
    label = Field(String, required=True, source=col("label"))
    hint = Field(String, required=True, source=col("hint"))
    required = Field(Boolean, required=True, source=col("required"))


class LetterTypeCheckPoint(ObjectType):
    code = Field(String, required=True, source=col("code"))
    text = Field(String, required=True, source=col("text"))


class LetterTypeStep(ObjectType):
    code = Field(String, required=True, source=col("code"))
    title = Field(String, required=True, source=col("title"))
    office_minutes = Field(
        Int, required=True, source=col("office_hours", fn=lambda span: int(span.total_seconds() // 60))
    )
    checklist = Field(NonNull(List(NonNull(LetterTypeCheckPoint))), source=col("checklist"))


class LetterType(ObjectType):
    """What can be applied for: the form, the files and the steps."""

    code = Field(String, required=True, source=col("code"))
    name = Field(String, required=True, source=col("name"))
    about = Field(
        String, required=True, source=col("about"), description="Whom it is for, in one or two sentences."
    )
    result = Field(String, required=True, source=col("result"), description="`letter` or `nib_record`.")
    validity_months = Field(
        Int, required=True, source=col("validity_months"), description="0 for what has no end."
    )
    fields = Field(NonNull(List(NonNull(LetterTypeField))), source=col("fields"))
    documents = Field(NonNull(List(NonNull(LetterTypeDocument))), source=col("documents"))
    steps = Field(NonNull(List(NonNull(LetterTypeStep))), source=col("steps"))
