"""One page of a letter's form, made from the letter type's fields. It takes whatever is typed: a draft may
be wrong, and what is wrong is said by the letter type's own rules.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from storefront.look.inputs import parse_day
from storefront.look.moments import day
from village.letters.spec import Answers, FieldSpec, FormProblem, LetterType
from village.letters.spec import letter_type as kinds

NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}
WIDTHS = {kinds.NIK: "m", kinds.KK: "m", kinds.DATE: "m", kinds.PHONE: "m", kinds.MONEY: "s"}
AUTOCOMPLETE = {"name": "name", "birth_date": "bday", "phone": "tel"}
SHORT_NUMBER = 4
NO_BREAK = "\N{NO-BREAK SPACE}"
NOT_PICKED = {
    kinds.KBLI: _lazy("Pilih jenis usaha dari daftar."),
    kinds.REGION: _lazy("Pilih desa atau kelurahan dari daftar."),
}


@dataclass(frozen=True, slots=True)
class SectionRow:
    """How one field is drawn. A `kbli` row may have swallowed the text field before it: its `words`."""

    kind: str
    bound: BoundField
    label: str
    hint: str
    width: str = ""
    affix: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    words: FieldSpec | None = None
    query_name: str = ""
    query: str = ""


class SectionForm(forms.Form):
    """`answers` is what is stored; `data` what was just typed, if anything was."""

    def __init__(
        self,
        letter_type: LetterType,
        section: str,
        answers: Answers,
        *,
        data: Any = None,
        repair: Collection[str] = (),
    ) -> None:
        super().__init__(data)
        self.repair = repair
        self.answers = answers
        self.specs = [one for one in letter_type.fields_of(section) if one.asked(answers.plain())]
        for spec in self.specs:
            self.fields[spec.code] = _field(spec)
            if not spec.private:
                self.initial[spec.code] = _shown(spec, answers.text(spec.code))

    def complain(self, problems: Iterable[FormProblem]) -> None:
        """Put each problem at its field: an empty field says so in the look's own words."""
        self.is_valid()
        swallowed = {row.words.code: row.bound.name for row in self.rows() if row.words}
        kind_of = {spec.code: spec.kind for spec in self.specs}
        for problem in problems:
            code = swallowed.get(problem.field, problem.field)
            if self.answers.text(problem.field):
                self.add_error(code, problem.message)
            elif not self.has_error(code):
                told = NOT_PICKED.get(kind_of[problem.field], problem.message)
                self.add_error(code, forms.ValidationError(told, code=_code_of(kind_of[problem.field])))

    def rows(self) -> list[SectionRow]:
        """The fields as they are drawn, in order."""
        rows: list[SectionRow] = []
        for spec, before in zip(self.specs, [None, *self.specs[:-1]], strict=True):
            words = before if spec.kind == kinds.KBLI and before and before.kind == kinds.TEXT else None
            if words is not None:
                rows.pop()
            rows.append(self._row(spec, words))
        return rows

    def _row(self, spec: FieldSpec, words: FieldSpec | None) -> SectionRow:
        query_name = words.code if words else f"{spec.code}_q"
        stored = self.answers.text(words.code) if words else ""
        return SectionRow(
            kind=spec.kind,
            bound=self[spec.code],
            label=words.label if words else spec.label,
            hint=self._hint(words or spec),
            width=_width(spec),
            affix="Rp" if spec.kind == kinds.MONEY else "",
            notes={choice.value: choice.hint for choice in spec.choices if choice.hint},
            words=words,
            query_name=query_name,
            query=str(self.data.get(query_name, stored)).strip(),
        )

    def _hint(self, spec: FieldSpec) -> str:
        hint = spec.hint
        if not spec.required and "kosong" not in f"{spec.hint} {spec.label}".lower():
            hint = f"{hint} {_('Boleh kosong.')}".strip()
        if spec.private and self.answers.text(spec.code):
            kept = _("Tersimpan: %(masked)s. Kosongkan bila tidak berubah.")
            hint = f"{hint} {kept % {'masked': str(self.answers[spec.code]).replace(' ', NO_BREAK)}}".strip()
        if spec.code in self.repair:
            hint = f"{_('Perlu diperbaiki.')} {hint}".strip()
        return hint


def typed_answers(letter_type: LetterType, section: str, data: Any, answers: Answers) -> dict[str, str]:
    """What a page's fields say now. An empty NIK or KK leaves the one that is stored: it is never shown."""
    typed: dict[str, str] = {}
    for spec in letter_type.fields_of(section):
        if spec.code not in data and not spec.asked(answers.plain()):
            continue
        value = str(data.get(spec.code, "")).strip()
        if spec.private and not value and answers.text(spec.code):
            continue
        typed[spec.code] = _stored(spec, value)
    return typed


def searched(form: SectionForm, data: Any) -> bool:
    """Whether the page was sent by the press of a picker's search."""
    return any(f"{spec.code}_search" in data for spec in form.specs)


def _field(spec: FieldSpec) -> forms.Field:
    options: dict[str, Any] = {"label": spec.label, "required": False}
    if spec.kind == kinds.CHOICE:
        choices = [(choice.value, choice.label) for choice in spec.choices]
        return forms.CharField(widget=forms.RadioSelect(choices=choices), **options)
    if spec.kind == kinds.LONG_TEXT:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **options)
    attrs = dict(NUMERIC) if spec.kind in (kinds.NIK, kinds.KK, kinds.NUMBER, kinds.MONEY) else {}
    if spec.kind == kinds.PHONE:
        attrs["type"] = "tel"
    if spec.code in AUTOCOMPLETE:
        attrs["autocomplete"] = AUTOCOMPLETE[spec.code]
    return forms.CharField(widget=forms.TextInput(attrs=attrs), **options)


def _code_of(kind: str) -> str:
    """`required` lets the look say it in the words of the field's kind."""
    return "invalid" if kind in NOT_PICKED else "required"


def _width(spec: FieldSpec) -> str:
    if spec.kind == kinds.NUMBER:
        return "s" if (spec.digits or spec.max_length) <= SHORT_NUMBER else "m"
    return WIDTHS.get(spec.kind, "")


def _stored(spec: FieldSpec, typed: str) -> str:
    """Days go in as the letters room knows them; what is no day stays as typed, and is told so later."""
    found = parse_day(typed) if spec.kind == kinds.DATE else None
    return found.isoformat() if found else typed


def _shown(spec: FieldSpec, stored: str) -> str:
    found = parse_day(stored) if spec.kind == kinds.DATE else None
    return day(found) if found else stored
