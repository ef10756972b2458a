"""A filled form in words."""

from collections.abc import Callable

from foundation.money import parse_rupiah, rupiah
from storefront.look.inputs import parse_day
from storefront.look.moments import day
from storefront.look.shapes import Fact
from storefront.seller.pickers import kbli_answer, village_answer
from village.letters.spec import Answers, FieldSpec, LetterType
from village.letters.spec import letter_type as kinds


def facts_of(letter_type: LetterType, answers: Answers, section: str | None = None) -> list[Fact]:
    """What was answered, in the order of the form; NIK and KK masked, what is empty left out."""
    asked = [
        spec
        for spec in letter_type.fields
        if section in (None, spec.section) and spec.asked(answers.plain()) and answers.text(spec.code)
    ]
    return [Fact(spec.label, answer_words(spec, answers)) for spec in asked]


def answer_words(spec: FieldSpec, answers: Answers) -> str:
    """One answer as people read it."""
    if spec.private:
        return str(answers[spec.code])
    typed = answers.text(spec.code)
    words = _WORDS.get(spec.kind)
    return words(spec, typed) if words else typed


def _day(spec: FieldSpec, typed: str) -> str:
    found = parse_day(typed)
    return day(found) if found else typed


def _choice(spec: FieldSpec, typed: str) -> str:
    return next((choice.label for choice in spec.choices if choice.value == typed), typed)


def _money(spec: FieldSpec, typed: str) -> str:
    try:
        return rupiah(parse_rupiah(typed))
    except ValueError:
        return typed


_WORDS: dict[str, Callable[[FieldSpec, str], str]] = {
    kinds.DATE: _day,
    kinds.CHOICE: _choice,
    kinds.MONEY: _money,
    kinds.KBLI: lambda spec, typed: kbli_answer(typed),
    kinds.REGION: lambda spec, typed: village_answer(typed),
}
