"""From an address as people type it to the village that it names. Regions are public."""

import re

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from village.territory.selectors import villages

KIND = re.compile(r"^(desa|kelurahan|kel\.?|kecamatan|kec\.?)\s+", re.IGNORECASE)


class NoSuchVillage(Refusal):
    code = "INVALID"
    field = "city_area"
    message = _("Tulis nama desa atau kelurahan di Banyuwangi, lalu koma dan kecamatannya.")


def village_of_address(*, code: str | None, area: str, city: str, postal_code: str) -> str:
    """The code of the one village that is meant; raises NoSuchVillage for none and for several.

    `area` is "village" or "village, district" (else `city` is read so); where a name occurs more than once
    the district or the postal code decides. A postal code alone will do if only one village has it.
    """
    if code:
        return code
    for text in (area, city):
        found = _named(text, postal_code)
        if len(found) == 1:
            return found[0]
    if not area and postal_code:
        found = list(villages().filter(postal_code=postal_code).values_list("code", flat=True)[:2])
        if len(found) == 1:
            return found[0]
    raise NoSuchVillage()


def _named(text: str, postal_code: str) -> list[str]:
    name, _comma, district = (KIND.sub("", part.strip()) for part in text.partition(","))
    if not name:
        return []
    found = villages().filter(name__iexact=name)
    if district:
        found = found.filter(parent__name__iexact=district)
    codes = dict(found.values_list("code", "postal_code"))
    if len(codes) > 1:
        codes = {one: postal for one, postal in codes.items() if postal == postal_code}
    return list(codes)
