from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from foundation.access.permissions import MANAGE_OFFICERS, OVERSEE_VILLAGES
from foundation.access.refusals import NotFound
from foundation.clock import month_of
from storefront.officer.desk import level_of, seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.searching import wanted
from storefront.officer.showing import villages as words
from storefront.officer.showing.staff import register_facts, staff_facts
from storefront.officer.wording import place_words
from vendors.oversight.selectors import figures_by_month, figures_by_village, total_of
from village.officers.selectors import staff_of
from village.residents.rules.register import office_seeing
from village.residents.selectors import register_size
from village.territory.rules import covers
from village.territory.selectors import districts, region
from village.territory.states import DISTRICT


@office_page(access=OVERSEE_VILLAGES)
def villages(request: HttpRequest) -> HttpResponse:
    """A district's villages; for the regency first its districts, then the villages of the chosen one."""
    viewer, seat = request.viewer, seat_of(request, permission=OVERSEE_VILLAGES)
    chosen = _chosen(request, seat.region_code)
    place = chosen or region(seat.region_code)
    rows = figures_by_village(viewer, region=place.code)
    month = month_of(viewer.today)
    if level_of(seat) == "regency" and chosen is None:
        table = words.districts_table(list(districts()), rows, month=month)
    else:
        table = words.villages_table(rows, month=month)
    context = {
        "heading": place_words(place),
        "back_url": reverse("officer:villages") if chosen else "",
        "table": table,
        "totals": words.facts_of(total_of(rows), place.code),
    }
    return shown(request, "officer/villages.html", context, nav="villages", seat=seat)


@office_page(access=OVERSEE_VILLAGES)
def village(request: HttpRequest, code: str) -> HttpResponse:
    """One village: its figures, month by month, who holds its offices, its register in numbers."""
    viewer = request.viewer
    place = region(code)
    office_seeing(viewer, OVERSEE_VILLAGES, code)
    if not place.is_village:
        raise NotFound()
    rows = figures_by_village(viewer, region=code)
    context = {
        "heading": place_words(place),
        "district": place.parent,
        "totals": words.facts_of(total_of(rows), code),
        "months": words.months_table(figures_by_month(viewer, region=code), code),
        "staff": staff_facts(staff_of(region_code=code, on_day=viewer.today), place),
        "missing": rows[0].missing,
        "register": register_facts(register_size(viewer, region=code)),
        "appoint_url": f"{reverse('officer:officer_appoint')}?wilayah={code}"
        if viewer.may(MANAGE_OFFICERS)
        else "",
        "vacancy_url": f"{reverse('officer:vacancies')}?wilayah={code}",
        "public_url": reverse("public:village", args=[code]),
    }
    seat = seat_of(request, permission=OVERSEE_VILLAGES, over=code)
    return shown(request, "officer/village.html", context, nav="villages", seat=seat)


def _chosen(request: HttpRequest, seat_code: str) -> Any:
    """The district that the address names, if it lies in the regency of the office; raises NotFound."""
    place = wanted(request, ()).place
    if place is None or place.code == seat_code:
        return None
    if place.level != DISTRICT or not covers(seat_code, place.code):
        raise NotFound()
    return place
