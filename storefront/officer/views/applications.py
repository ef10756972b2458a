from django.http import HttpRequest, HttpResponse

from foundation.access.permissions import HOLD_OFFICE
from foundation.access.refusals import Refusal
from storefront.officer.desk import level_of, seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.searching import chips_of, page_of, to_address, wanted
from storefront.officer.showing.lists import applications_table
from storefront.officer.wording import APPLICATION_FILTERS
from village.letters.selectors.overseen import applications_overseen


@office_page(access=HOLD_OFFICE, methods=("GET", "POST"))
def applications(request: HttpRequest) -> HttpResponse:
    """Every application of the regions, found by name or number, kept by state or place."""
    refusal = None
    if request.method == "POST":
        answer = to_address(request)
        if not isinstance(answer, Refusal):
            return answer
        refusal = answer
    asked = wanted(request, tuple(APPLICATION_FILTERS))
    page = page_of(
        request,
        applications_overseen(
            request.viewer, search=asked.words, region=asked.code, state=asked.state, month=asked.month
        ),
    )
    context = {
        "page": page,
        "table": applications_table(page.object_list, at=request.viewer.at),
        "query": request.POST.get("cari", asked.words),
        "refusal": refusal,
        "chips": chips_of(request, asked, APPLICATION_FILTERS),
    }
    seat = seat_of(request)
    nav = "villages" if level_of(seat) == "regency" else "queue"
    return shown(request, "officer/applications.html", context, nav=nav, seat=seat)
