"""Django looks here for models; the features own them. Loading them also tells who holds which office."""

from foundation.access.viewer import register_office_source
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
from village.officers.selectors import offices_held
from village.residents.models import IdentityBinding, ImportBatch, RegisterEvent, Resident
from village.territory.models import Region

register_office_source(offices_held)

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
