"""How the one who signs is named on the letter."""

from foundation.access.viewer import Office
from village.officers.states import DEPUTY, DISTRICT
from village.territory.models import Region
from village.territory.states import KELURAHAN


def village_office(village: Region) -> str:
    """`Desa Kemiren`, `Kelurahan Kepatihan`."""
    return f"{'Kelurahan' if village.level == KELURAHAN else 'Desa'} {village.name}"


def head_title(village: Region) -> str:
    """`Kepala Desa Kemiren`, `Lurah Kepatihan`."""
    return f"{'Lurah' if village.level == KELURAHAN else 'Kepala Desa'} {village.name}"


def signer_title(office: Office, village: Region, district_name: str) -> str:
    """The title under which an office signs; the deputy and the district sign on the head's behalf."""
    if office.role == DEPUTY:
        secretary = "Sekretaris Kelurahan" if village.level == KELURAHAN else "Sekretaris Desa"
        return f"a.n. {head_title(village)}, {secretary}"
    if office.role == DISTRICT:
        return f"a.n. Camat {district_name}"
    return head_title(village)
