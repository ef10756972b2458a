from village.letters.models.applications import (
    Application,
    ApplicationCounter,
    ApplicationDocument,
    StepDecision,
)
from village.letters.models.letter_types import LetterTypeVersion
from village.letters.models.letters import Letter, LetterReminder
from village.letters.models.numbers import LetterCounter, Numbering
from village.letters.models.offices import Absence, ClosedDay, Letterhead
from village.letters.models.signing_keys import SigningKey

__all__ = [
    "Absence",
    "Application",
    "ApplicationCounter",
    "ApplicationDocument",
    "ClosedDay",
    "Letter",
    "LetterCounter",
    "LetterReminder",
    "LetterTypeVersion",
    "Letterhead",
    "Numbering",
    "SigningKey",
    "StepDecision",
]
