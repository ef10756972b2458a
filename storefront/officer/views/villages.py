from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.permissions import OVERSEE_VILLAGES
from foundation.access.refusals import NotFound
from storefront.officer.desk import level_of, seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.searching import wanted
from storefront.officer.showing.villages import district_rows, rows_table, totals_of, village_rows
from storefront.officer.wording import place_words
from vendors.shops.selectors import selling_tallies
from village.letters.selectors.overseen import village_tallies
from village.territory.rules import covers
from village.territory.selectors import districts, region, villages_within
from village.territory.states import DISTRICT


@office_page(access=OVERSEE_VILLAGES)
def villages(request: HttpRequest) -> HttpResponse:
    """A district's villages; for the regency first its districts, then the villages of the chosen one."""
    viewer, seat = request.viewer, seat_of(request, permission=OVERSEE_VILLAGES)
    chosen = _chosen(request, seat.region_code)
    place = chosen or region(seat.region_code)
    tallies = village_tallies(viewer, region=place.code)
    selling = selling_tallies(viewer, region=place.code)
    if level_of(seat) == "regency" and chosen is None:
        rows = district_rows(districts(), tallies, selling)
        table = rows_table(rows, caption=_("Kecamatan"), lead=_("Kecamatan"))
    else:
        rows = village_rows(villages_within(place.code), tallies, selling)
        table = rows_table(rows, caption=_("Desa dan kelurahan"), lead=_("Desa"))
    context = {
        "heading": place_words(place),
        "back_url": reverse("officer:villages") if chosen else "",
        "table": table,
        "totals": totals_of(rows),
    }
    return shown(request, "officer/villages.html", context, nav="villages", seat=seat)


def _chosen(request: HttpRequest, seat_code: str) -> Any:
    """The district that the address names, if it lies in the regency of the office; raises NotFound."""
    place = wanted(request, ()).place
    if place is None or place.code == seat_code:
        return None
    if place.level != DISTRICT or not covers(seat_code, place.code):
        raise NotFound()
    return place
