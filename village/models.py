"""Django looks here for models; the features own them. Loading them also tells who holds which office."""

from foundation.access.viewer import register_office_source
from village.businesses.models import Business, Kbli, NibRecord, Succession
from village.letters.models import (
    Absence,
    Application,
    ApplicationCounter,
    ApplicationDocument,
    ClosedDay,
    Letter,
    LetterCounter,
    Letterhead,
    LetterReminder,
    LetterTypeVersion,
    Numbering,
    SigningKey,
    StepDecision,
)
from village.officers.models import Officer, OfficerInvitation
from village.officers.selectors import offices_held, operator_residents
from village.residents.models import (
    CorrectionRequest,
    IdentityBinding,
    ImportBatch,
    RegisterChange,
    RegisterEvent,
    RegisterImport,
    Resident,
)
from village.residents.rules.identities import register_operator_source
from village.territory.models import Region

register_office_source(offices_held)
register_operator_source(operator_residents)

__all__ = [
    "Absence",
    "Application",
    "ApplicationCounter",
    "ApplicationDocument",
    "Business",
    "ClosedDay",
    "CorrectionRequest",
    "IdentityBinding",
    "ImportBatch",
    "Kbli",
    "Letter",
    "LetterCounter",
    "LetterReminder",
    "LetterTypeVersion",
    "Letterhead",
    "NibRecord",
    "Numbering",
    "Officer",
    "OfficerInvitation",
    "Region",
    "RegisterChange",
    "RegisterEvent",
    "RegisterImport",
    "Resident",
    "SigningKey",
    "StepDecision",
    "Succession",
]
