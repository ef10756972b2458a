"""Files for a spreadsheet: what an office overseeing villages takes along."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from foundation.access.permissions import OVERSEE_VILLAGES
from foundation.access.refusals import NotFound
from foundation.clock import month_of, months_before
from foundation.sheets import csv_file
from storefront.officer.desk import level_of, seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.reports import ReportForm
from storefront.officer.searching import month_typed
from storefront.officer.showing.reports import FILES, Asked
from storefront.officer.views.case import private_file
from storefront.officer.wording import place_words
from village.residents.rules.register import office_seeing
from village.territory.selectors import districts, region

MONTHS_BACK = 11


@office_page(access=OVERSEE_VILLAGES)
def reports(request: HttpRequest) -> HttpResponse:
    """Which files there are, for which region and months."""
    seat = seat_of(request, permission=OVERSEE_VILLAGES)
    first, last = _months(request)
    code = request.GET.get("wilayah") or seat.region_code
    place = region(code)
    office_seeing(request.viewer, OVERSEE_VILLAGES, code)
    query = urlencode({"wilayah": code, "dari": f"{first:%Y-%m}", "sampai": f"{last:%Y-%m}"})
    regions = [(seat.region_code, place_words(region(seat.region_code)))]
    if level_of(seat) == "regency":
        regions += [(one.code, place_words(one)) for one in districts()]
    context = {
        "form": ReportForm(
            initial={"wilayah": code, "dari": f"{first:%Y-%m}", "sampai": f"{last:%Y-%m}"},
            regions=regions,
            today=request.viewer.today,
        ),
        "place": place_words(place),
        "files": [
            {"words": words, "monthly": monthly, "url": f"{reverse('officer:report', args=[key])}?{query}"}
            for key, (_rows, words, monthly) in FILES.items()
        ],
    }
    nav = "reports" if level_of(seat) == "regency" else "numbers"
    return shown(request, "officer/reports.html", context, nav=nav, seat=seat)


@office_page(access=OVERSEE_VILLAGES)
def report(request: HttpRequest, kind: str) -> HttpResponse:
    """One file. No NIK or KK is in it, and nothing in it runs."""
    if kind not in FILES:
        raise NotFound()
    seat = seat_of(request, permission=OVERSEE_VILLAGES)
    code = request.GET.get("wilayah") or seat.region_code
    region(code)
    office_seeing(request.viewer, OVERSEE_VILLAGES, code)
    first, last = _months(request)
    rows: Any = FILES[kind][0]
    columns, lines = rows(Asked(request.viewer, code, first, last))
    name = f"{kind}-{code}-{first:%Y%m}-{last:%Y%m}.csv"
    return private_file(csv_file(columns, lines), "text/csv; charset=utf-8", name, attachment=True)


def _months(request: HttpRequest) -> tuple[date, date]:
    """The months asked for, a year if none are; never backwards."""
    present = month_of(request.viewer.today)
    last = month_typed(request.GET.get("sampai", "")) or present
    first = month_typed(request.GET.get("dari", "")) or months_before(last, MONTHS_BACK)
    return min(first, last), max(first, last)
