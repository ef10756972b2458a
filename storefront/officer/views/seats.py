from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from foundation.access.permissions import HOLD_OFFICE
from foundation.access.refusals import NotFound
from storefront.officer.desk import SEAT, home_of
from storefront.officer.door import office_page


@office_page(access=HOLD_OFFICE, methods=("POST",))
def choose(request: HttpRequest) -> HttpResponse:
    """Sit down in another of one's offices: its tabs and its place stand above the next pages."""
    typed = request.POST.get("office", "")
    office = next((one for one in request.viewer.offices if str(one.officer_id) == typed), None)
    if office is None:
        raise NotFound()
    request.session[SEAT] = office.officer_id
    return redirect(home_of(office))
