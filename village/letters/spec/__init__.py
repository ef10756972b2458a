"""A letter type as data: `type.toml` read into frozen dataclasses, and a filled form checked against it."""

from village.letters.spec.answers import Answers, PrivateNumber
from village.letters.spec.checking import FormProblem, cleaned_answers, form_problems
from village.letters.spec.letter_type import (
    Choice,
    Condition,
    DocumentSpec,
    FieldSpec,
    LetterType,
    NumberingSpec,
    Section,
    StepSpec,
    UnknownStep,
)
from village.letters.spec.reading import SpecError, letter_type_from

__all__ = [
    "Answers",
    "Choice",
    "Condition",
    "DocumentSpec",
    "FieldSpec",
    "FormProblem",
    "LetterType",
    "NumberingSpec",
    "PrivateNumber",
    "Section",
    "SpecError",
    "StepSpec",
    "UnknownStep",
    "cleaned_answers",
    "form_problems",
    "letter_type_from",
]
