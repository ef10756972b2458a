"""What a letter type consists of. Kinds, actions, offices, results and operators are closed sets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

NIK, KK = "nik", "kk"
TEXT, LONG_TEXT, DATE, CHOICE = "text", "long_text", "date", "choice"
KBLI, REGION, PHONE, NUMBER, MONEY = "kbli", "region", "phone", "number", "money"
FIELD_KINDS = frozenset({TEXT, LONG_TEXT, NIK, KK, DATE, CHOICE, KBLI, REGION, PHONE, NUMBER, MONEY})
PRIVATE_KINDS = frozenset({NIK, KK})

PHOTO, DOCUMENT = "photo", "document"
DOCUMENT_KINDS = frozenset({PHOTO, DOCUMENT})
"""A photo is an image; a document is an image or a PDF."""

VERIFY, APPROVE, CONFIRM = "verify", "approve", "confirm"
STEP_ACTIONS = frozenset({VERIFY, APPROVE, CONFIRM})
"""Verify looks at the claim, approve signs a letter, confirm notes what another office issued."""

OPERATOR, HEAD, DISTRICT = "operator", "head", "district"
STEP_OFFICES = frozenset({OPERATOR, HEAD, DISTRICT})
"""The role whose step it is; the deputy stands in for the head, the district where the village may not."""

LETTER, NIB_RECORD = "letter", "nib_record"
RESULTS = frozenset({LETTER, NIB_RECORD})
BUSINESS = "business"
SUBJECTS = frozenset({BUSINESS})
"""Results and subjects grow with the code that carries them out."""

EQUAL, NOT_EQUAL, ONE_OF, FILLED = "eq", "ne", "in", "filled"
OPERATORS = frozenset({EQUAL, NOT_EQUAL, ONE_OF, FILLED})


class UnknownStep(LookupError):
    """A position beyond the type's steps."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`{field, op, value}`: asked only when another field has a certain answer."""

    field: str
    op: str
    value: Any = None

    def holds(self, answers: Mapping[str, Any]) -> bool:
        answer = answers.get(self.field, "")
        if self.op == EQUAL:
            return bool(answer == self.value)
        if self.op == NOT_EQUAL:
            return bool(answer != self.value)
        if self.op == ONE_OF:
            return answer in self.value
        return answer not in ("", None)


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    code: str
    kind: str
    label: str
    section: str
    hint: str = ""
    required: bool = True
    max_length: int = 120
    digits: int | None = None
    choices: tuple[Choice, ...] = ()
    when: Condition | None = None

    @property
    def private(self) -> bool:
        """Shown masked, and never written anywhere in the clear."""
        return self.kind in PRIVATE_KINDS

    def asked(self, answers: Mapping[str, Any]) -> bool:
        return self.when is None or self.when.holds(answers)


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    code: str
    kind: str
    label: str
    hint: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the form."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class CheckPoint:
    """A point that the verifying officer ticks off."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class StepSpec:
    code: str
    title: str
    action: str
    office: str
    office_hours: timedelta
    checklist: tuple[CheckPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberingSpec:
    """What a village's numbering starts from; the village may set its own. Only a letter has one."""

    class_code: str
    pattern: str


@dataclass(frozen=True, slots=True)
class LetterType:
    code: str
    name: str
    short_name: str
    subject: str
    about: str
    minimum_age_years: int
    validity_months: int
    renewal_window_days: int
    grants_trade: bool
    result: str
    print_hours: timedelta
    numbering: NumberingSpec | None
    sections: tuple[Section, ...]
    fields: tuple[FieldSpec, ...]
    documents: tuple[DocumentSpec, ...]
    steps: tuple[StepSpec, ...]

    @property
    def makes_a_letter(self) -> bool:
        """Whether it ends in a letter of ours: with number, paper and signature."""
        return self.result == LETTER

    def field(self, code: str) -> FieldSpec | None:
        return next((field for field in self.fields if field.code == code), None)

    def document(self, code: str) -> DocumentSpec | None:
        return next((document for document in self.documents if document.code == code), None)

    def step(self, position: int) -> StepSpec:
        """The step at a position, from 0; raises UnknownStep."""
        if not 0 <= position < len(self.steps):
            raise UnknownStep(position)
        return self.steps[position]

    def is_last(self, position: int) -> bool:
        return position == len(self.steps) - 1

    def fields_of(self, section: str) -> Iterator[FieldSpec]:
        return (field for field in self.fields if field.section == section)

    @property
    def codes(self) -> frozenset[str]:
        """Fields and documents: what can be sent back for repair."""
        return frozenset({field.code for field in self.fields} | {one.code for one in self.documents})
