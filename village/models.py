"""Django looks here for models; the features own them."""

from village.businesses.models import Business, Kbli, NibRecord
from village.officers.models import Officer
from village.residents.models import IdentityBinding, ImportBatch, RegisterEvent, Resident
from village.territory.models import Region

__all__ = [
    "Business",
    "IdentityBinding",
    "ImportBatch",
    "Kbli",
    "NibRecord",
    "Officer",
    "Region",
    "RegisterEvent",
    "Resident",
]
