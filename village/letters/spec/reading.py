"""From `type.toml` (as parsed TOML or as the JSON kept in the database) to a LetterType."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from village.letters.numbering import BadPattern, check_pattern
from village.letters.spec import letter_type as kinds
from village.letters.spec.letter_type import (
    CheckPoint,
    Choice,
    Condition,
    DocumentSpec,
    FieldSpec,
    LetterType,
    NumberingSpec,
    Section,
    StepSpec,
)

_LONGEST = {kinds.LONG_TEXT: 1000, kinds.NUMBER: 15}
_CODE = re.compile(r"[a-z][a-z0-9_]{0,31}")

# What the mall itself reads from a form, whatever the type: the match with the register.
IDENTITY_FIELDS = {"nik": kinds.NIK, "kk": kinds.KK, "name": kinds.TEXT, "birth_date": kinds.DATE}
# What the record of a NIB needs besides all that.
NIB_FIELDS = {"nib": kinds.NUMBER}
# What a letter about a business needs besides: the name, the line of business, and where it is.
BUSINESS_FIELDS = {
    "business_name": kinds.TEXT,
    "kbli": kinds.KBLI,
    "scale": kinds.CHOICE,
    "place": kinds.CHOICE,
    "region": kinds.REGION,
    "dusun": kinds.TEXT,
}


class SpecError(ValueError):
    """A type.toml that cannot be used: where, and what is wrong."""


class _Table:
    """One TOML table, read key by key; what is left over at the end is a mistake."""

    def __init__(self, data: Any, where: str) -> None:
        if not isinstance(data, Mapping):
            raise SpecError(f"{where}: a table is needed")
        self.rest = dict(data)
        self.where = where

    def take(self, key: str, kind: type | tuple[type, ...], default: Any = ...) -> Any:
        value = self.rest.pop(key, default)
        if value is ...:
            raise SpecError(f"{self.where}: {key} is missing")
        if value is not default and (
            not isinstance(value, kind) or (kind is int and isinstance(value, bool))
        ):
            raise SpecError(f"{self.where}.{key}: wrong type {type(value).__name__}")
        return value

    def text(self, key: str, default: Any = ...) -> str:
        return str(self.take(key, str, default))

    def code(self, key: str = "code") -> str:
        value = self.text(key)
        if not _CODE.fullmatch(value):
            raise SpecError(f"{self.where}.{key}: {value!r} is no code")
        return value

    def one_of(self, key: str, allowed: Any, default: Any = ...) -> str:
        value = self.text(key, default)
        if value not in allowed:
            raise SpecError(f"{self.where}.{key}: {value!r} is none of {sorted(allowed)}")
        return value

    def hours(self, key: str) -> timedelta:
        value = self.take(key, (int, float))
        if not 0 < value <= 400:
            raise SpecError(f"{self.where}.{key}: between 0 and 400 office hours")
        return timedelta(hours=value)

    def tables(self, key: str) -> list["_Table"]:
        rows = self.take(key, list, [])
        return [_Table(row, f"{self.where}.{key}[{index}]") for index, row in enumerate(rows)]

    def done(self) -> None:
        if self.rest:
            raise SpecError(f"{self.where}: unknown {', '.join(sorted(self.rest))}")


def letter_type_from(data: Mapping[str, Any]) -> LetterType:
    """Read a type; raises SpecError for anything unknown, missing or outside the closed sets."""
    table = _Table(data, "type")
    result = table.one_of("result", kinds.RESULTS)
    letter = result == kinds.LETTER
    found = LetterType(
        code=table.code(),
        name=table.text("name"),
        short_name=table.text("short_name"),
        subject=table.one_of("subject", kinds.SUBJECTS),
        about=table.text("about", ""),
        minimum_age_years=table.take("minimum_age_years", int, 17),
        validity_months=table.take("validity_months", int) if letter else 0,
        renewal_window_days=table.take("renewal_window_days", int, 60) if letter else 0,
        grants_trade=table.take("grants_trade", bool),
        result=result,
        print_hours=table.hours("print_office_hours") if letter else timedelta(0),
        numbering=_numbering(table.take("numbering", dict)) if letter else None,
        sections=tuple(_section(one) for one in table.tables("sections")),
        fields=tuple(_field(one) for one in table.tables("fields")),
        documents=tuple(_document(one) for one in table.tables("documents")),
        steps=tuple(_step(one) for one in table.tables("steps")),
    )
    table.done()
    _check_whole(found)
    return found


def _numbering(data: Mapping[str, Any]) -> NumberingSpec:
    table = _Table(data, "type.numbering")
    numbering = NumberingSpec(class_code=table.text("class"), pattern=table.text("pattern"))
    table.done()
    try:
        check_pattern(numbering.pattern)
    except BadPattern as error:
        raise SpecError(f"type.numbering.pattern: {error}") from None
    return numbering


def _section(table: _Table) -> Section:
    section = Section(code=table.code(), title=table.text("title"))
    table.done()
    return section


def _field(table: _Table) -> FieldSpec:
    choices = tuple(
        Choice(value=one.text("value"), label=one.text("label"), hint=one.text("hint", ""))
        for one in table.tables("choices")
    )
    kind = table.one_of("kind", kinds.FIELD_KINDS)
    field = FieldSpec(
        code=table.code(),
        kind=kind,
        label=table.text("label"),
        section=table.text("section"),
        hint=table.text("hint", ""),
        required=table.take("required", bool, True),
        max_length=table.take("max_length", int, _LONGEST.get(kind, 120)),
        digits=table.take("digits", int, None),
        choices=choices,
        when=_condition(table.take("when", dict, None), table.where),
    )
    table.done()
    if (field.kind == kinds.CHOICE) != bool(field.choices):
        raise SpecError(f"{table.where}: a choice has choices, and nothing else has")
    return field


def _condition(data: Mapping[str, Any] | None, where: str) -> Condition | None:
    if data is None:
        return None
    table = _Table(data, f"{where}.when")
    condition = Condition(
        field=table.text("field"),
        op=table.one_of("op", kinds.OPERATORS),
        value=table.take("value", (str, int, bool, list), None),
    )
    table.done()
    if condition.op == kinds.ONE_OF and not isinstance(condition.value, list):
        raise SpecError(f"{table.where}: `in` needs a list")
    return condition


def _document(table: _Table) -> DocumentSpec:
    document = DocumentSpec(
        code=table.code(),
        kind=table.one_of("kind", kinds.DOCUMENT_KINDS),
        label=table.text("label"),
        hint=table.text("hint", ""),
        required=table.take("required", bool, True),
    )
    table.done()
    return document


def _step(table: _Table) -> StepSpec:
    checklist = tuple(CheckPoint(one.code(), one.text("text")) for one in table.tables("checklist"))
    step = StepSpec(
        code=table.code(),
        title=table.text("title"),
        action=table.one_of("action", kinds.STEP_ACTIONS),
        office=table.one_of("office", kinds.STEP_OFFICES),
        office_hours=table.hours("office_hours"),
        checklist=checklist,
    )
    table.done()
    return step


def _check_whole(found: LetterType) -> None:
    for what, codes in (
        ("fields", [one.code for one in found.fields] + [one.code for one in found.documents]),
        ("sections", [one.code for one in found.sections]),
        ("steps", [one.code for one in found.steps]),
    ):
        if len(set(codes)) != len(codes):
            raise SpecError(f"type.{what}: a code stands twice")
    sections = {one.code for one in found.sections}
    earlier: set[str] = set()
    for field in found.fields:
        if field.section not in sections:
            raise SpecError(f"type.fields.{field.code}: no section {field.section!r}")
        if field.when and field.when.field not in earlier:
            raise SpecError(
                f"type.fields.{field.code}: depends on {field.when.field!r}, which is not asked before"
            )
        earlier.add(field.code)
    needed = dict(IDENTITY_FIELDS)
    if found.subject == kinds.BUSINESS:
        needed |= BUSINESS_FIELDS
    if found.result == kinds.NIB_RECORD:
        needed |= NIB_FIELDS
    for code, kind in needed.items():
        field_found = found.field(code)
        if field_found is None or field_found.kind != kind or not field_found.required or field_found.when:
            raise SpecError(f"type.fields: {code} of kind {kind} is needed, always")
    _check_steps(found)
    if found.makes_a_letter and (found.validity_months < 1 or found.renewal_window_days < 0):
        raise SpecError("type: validity_months from 1, renewal_window_days from 0")


def _check_steps(found: LetterType) -> None:
    *before, last = [step.action for step in found.steps] or [""]
    if found.makes_a_letter:
        if last != kinds.APPROVE or not before or set(before) != {kinds.VERIFY}:
            raise SpecError("type.steps: verify at least once, then approve once, at the end")
    elif last != kinds.CONFIRM or not set(before) <= {kinds.VERIFY}:
        raise SpecError("type.steps: confirm once, at the end")
