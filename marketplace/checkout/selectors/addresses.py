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

    `area` is "village, district"; without a comma `area` and `city` are read as village and district, as
    district and village, and each as a village alone. Where a name occurs more than once the postal code
    decides; a postal code alone will do if only one village has it.
    """
    if code:
        return code
    area_name, _comma, area_district = (_plain(part) for part in area.partition(","))
    city_name = _plain(city)
    readings = (
        [(area_name, area_district)]
        if area_district
        else [(area_name, city_name), (city_name, area_name), (area_name, ""), (city_name, "")]
    )
    for name, district in readings:
        found = _named(name, district, postal_code)
        if len(found) == 1:
            return found[0]
    if not area_name and postal_code:
        found = list(villages().filter(postal_code=postal_code).values_list("code", flat=True)[:2])
        if len(found) == 1:
            return found[0]
    raise NoSuchVillage()


def _plain(part: str) -> str:
    return KIND.sub("", part.strip())


def _named(name: str, district: str, postal_code: str) -> list[str]:
    if not name:
        return []
    found = villages().filter(name__iexact=name)
    if district:
        found = found.filter(parent__name__iexact=district)
    codes = dict(found.values_list("code", "postal_code"))
    if len(codes) > 1:
        codes = {one: postal for one, postal in codes.items() if postal == postal_code}
    return list(codes)
