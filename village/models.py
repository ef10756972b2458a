"""Django looks here for models; the features own them."""

from village.businesses.models import Business, Kbli, NibRecord
from village.letters.models import (
    Application,
    ApplicationCounter,
    ApplicationDocument,
    Letter,
    LetterCounter,
    LetterTypeVersion,
    Numbering,
    SigningKey,
    StepDecision,
)
from village.officers.models import Officer
from village.residents.models import IdentityBinding, ImportBatch, RegisterEvent, Resident
from village.territory.models import Region

__all__ = [
    "Application",
    "ApplicationCounter",
    "ApplicationDocument",
    "Business",
    "IdentityBinding",
    "ImportBatch",
    "Kbli",
    "Letter",
    "LetterCounter",
    "LetterTypeVersion",
    "NibRecord",
    "Numbering",
    "Officer",
    "Region",
    "RegisterEvent",
    "Resident",
    "SigningKey",
    "StepDecision",
]
