from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from foundation.access.permissions import VERIFY_APPLICATIONS
from foundation.access.refusals import NotFound, Refusal
from foundation.accounts.counter_codes import code_words
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.views.residents import purpose_at_hand
from storefront.officer.wording import person
from village.residents.selectors import resident_for
from village.residents.services import give_counter_code


@office_page(access=VERIFY_APPLICATIONS, methods=("GET", "POST"))
def counter_code(request: HttpRequest, id: int) -> HttpResponse:
    """A code for a new password, for who stands at the counter; shown in this answer and nowhere else."""
    viewer = request.viewer
    purpose = purpose_at_hand(request, id)
    if not purpose:
        return redirect("officer:resident", id)
    resident = resident_for(officer=viewer, id=id, purpose=purpose, at=viewer.at)
    code, refusal = "", ""
    if request.method == "POST":
        try:
            code = give_counter_code(
                resident_id=id, seen=request.POST.get("seen") == "on", by=viewer, at=viewer.at
            )
        except NotFound:
            raise
        except Refusal as refused:
            refusal = str(refused)
    context = {
        "resident": resident,
        "name": person(resident.name),
        "code": code_words(code) if code else "",
        "refusal": refusal,
    }
    seat = seat_of(request, permission=VERIFY_APPLICATIONS, over=resident.region_id)
    return shown(request, "officer/counter_code.html", context, nav="residents", seat=seat)
