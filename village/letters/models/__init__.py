from village.letters.models.applications import (
    Application,
    ApplicationCounter,
    ApplicationDocument,
    StepDecision,
)
from village.letters.models.letter_types import LetterTypeVersion
from village.letters.models.letters import Letter
from village.letters.models.numbers import LetterCounter, Numbering
from village.letters.models.signing_keys import SigningKey

__all__ = [
    "Application",
    "ApplicationCounter",
    "ApplicationDocument",
    "Letter",
    "LetterCounter",
    "LetterTypeVersion",
    "Numbering",
    "SigningKey",
    "StepDecision",
]
