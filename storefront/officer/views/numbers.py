from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from foundation.access.permissions import HOLD_OFFICE, OVERSEE_VILLAGES
from storefront.look.moments import local_day
from storefront.look.shapes import Tab
from storefront.officer.desk import level_of, seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.showing import numbers as words
from storefront.officer.showing.villages import months_table
from vendors.oversight.selectors import figures_by_month
from village.letters.selectors.service_figures import service_figures


@office_page(access=HOLD_OFFICE)
def numbers(request: HttpRequest) -> HttpResponse:
    """How quickly the offices of the regions serve, month by month."""
    viewer, seat = request.viewer, seat_of(request)
    months_ago = _months_ago(request.GET.get("bulan", ""))
    since, until = words.month_span(viewer.at, months_ago)
    figures = service_figures(viewer, since=since, until=until)
    month, here = local_day(since), reverse("officer:numbers")
    oversees = viewer.may(OVERSEE_VILLAGES) and level_of(seat) != "village"
    context = {
        "month": words.month_name(viewer.at, months_ago),
        "headline": words.headline_of(figures),
        "figures": words.facts_of(figures, month=month),
        "states": words.states_table(figures, month=month),
        "villages": words.villages_table(figures.villages, month=month)
        if figures.villages and level_of(seat) != "village"
        else None,
        "months": months_table(figures_by_month(viewer, region=seat.region_code), seat.region_code)
        if oversees
        else None,
        "fewest": words.FEWEST_LETTERS,
        "tabs": [
            Tab(words.month_name(viewer.at, back), f"{here}?bulan={back}", current=back == months_ago)
            for back in range(words.MONTHS_SHOWN)
        ],
    }
    return shown(request, "officer/numbers.html", context, nav="numbers", seat=seat)


def _months_ago(typed: str) -> int:
    return min(int(typed), words.MONTHS_SHOWN - 1) if typed.isdecimal() else 0
