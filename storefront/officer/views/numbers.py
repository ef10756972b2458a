from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from foundation.access.permissions import HOLD_OFFICE
from storefront.look.shapes import Tab
from storefront.officer.desk import level_of, seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.showing import numbers as words
from village.letters.selectors.service_figures import service_figures


@office_page(access=HOLD_OFFICE)
def numbers(request: HttpRequest) -> HttpResponse:
    """How quickly the offices of the regions serve, month by month."""
    viewer, seat = request.viewer, seat_of(request)
    months_ago = _months_ago(request.GET.get("bulan", ""))
    since, until = words.month_span(viewer.at, months_ago)
    figures = service_figures(viewer, since=since, until=until)
    here = reverse("officer:numbers")
    context = {
        "month": words.month_name(viewer.at, months_ago),
        "headline": words.headline_of(figures),
        "figures": words.facts_of(figures),
        "states": words.states_table(figures),
        "villages": words.villages_table(figures.villages)
        if figures.villages and level_of(seat) != "village"
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
