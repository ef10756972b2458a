"""How the one who signs is named on the letter."""

from foundation.access.viewer import Office
from village.officers.states import DEPUTY, DISTRICT, HEAD
from village.territory.models import Region
from village.territory.states import KELURAHAN


def village_office(village: Region) -> str:
    """`Desa Kemiren`, `Kelurahan Kepatihan`."""
    return f"{'Kelurahan' if village.level == KELURAHAN else 'Desa'} {village.name}"


def head_title(village: Region, own: str = "") -> str:
    """`Kepala Desa Kemiren`, `Lurah Kepatihan`; with the village's own words `Pj. Kepala Desa Kemiren`."""
    return f"{own or ('Lurah' if village.level == KELURAHAN else 'Kepala Desa')} {village.name}"


def signer_name(office: Office, name: str, *, before: str = "", after: str = "") -> str:
    """The name under the signature: the head's with what the village prints before and after it."""
    if office.role != HEAD:
        return name
    whole = f"{before} {name}".strip()
    return f"{whole}, {after}" if after else whole


def signer_title(office: Office, village: Region, district_name: str, *, own: str = "") -> str:
    """The title under which an office signs; the deputy and the district sign on the head's behalf.

    `own` is what the village calls its head.
    """
    if office.role == DEPUTY:
        secretary = "Sekretaris Kelurahan" if village.level == KELURAHAN else "Sekretaris Desa"
        return f"a.n. {head_title(village, own)}, {secretary}"
    if office.role == DISTRICT:
        return f"a.n. Camat {district_name}"
    return head_title(village, own)
