from datetime import datetime

from village.letters.services.signing_keys import ensure_signing_key
from village.letters.services.sync_letter_types import sync_letter_types
from village.territory.models import Region
from village.territory.states import REGENCY


def prepare_letters(*, at: datetime) -> None:
    """What a deployment needs before the first letter: the types of this release and the regency's key."""
    sync_letter_types(at=at)
    for code in Region.objects.filter(level=REGENCY).values_list("code", flat=True):
        ensure_signing_key(region_code=code, at=at)
