"""The whole form in words, beyond what is compared with the register."""

from storefront.look.inputs import parse_day
from storefront.look.moments import day
from storefront.look.shapes import Fact
from storefront.officer.wording import place_words
from village.businesses.selectors import kbli_title
from village.letters.spec import Answers, FieldSpec, LetterType
from village.letters.spec import letter_type as kinds
from village.territory.selectors import region


def answers_as_facts(letter_type: LetterType, answers: Answers) -> list[Fact]:
    """What was answered, in the order of the form; NIK and KK masked, what is empty left out."""
    return [
        Fact(spec.label, _words(spec, answers), numeric=spec.private)
        for spec in letter_type.fields
        if spec.asked(answers.plain()) and answers.text(spec.code)
    ]


def _words(spec: FieldSpec, answers: Answers) -> str:
    typed = answers.text(spec.code)
    if spec.private:
        return str(answers[spec.code])
    if spec.kind == kinds.CHOICE:
        return next((choice.label for choice in spec.choices if choice.value == typed), typed)
    if spec.kind == kinds.DATE:
        found = parse_day(typed)
        return day(found) if found else typed
    if spec.kind == kinds.KBLI:
        year, _colon, code = typed.partition(":")
        return f"{kbli_title(int(year), code)} (KBLI {year}: {code})"
    if spec.kind == kinds.REGION:
        return place_words(region(typed))
    return typed
