"""Complaints at the desks of district and regency: the list by deadline, and one with its answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from foundation.access.permissions import HANDLE_COMPLAINTS
from foundation.access.refusals import NotFound, Refusal
from foundation.audit.selectors import transitions_of
from marketplace.complaints.selectors import OPEN, complaint_for, complaint_photo, complaints_for
from marketplace.complaints.services import (
    answer_complaint,
    hand_up_complaint,
    pass_on_complaint,
    take_up_complaint,
)
from marketplace.complaints.states import OPEN_STATES, RECEIVED
from storefront.look.shapes import Tab
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.complaints import AnswerForm
from storefront.officer.searching import chips_of, page_of, to_address, wanted, without
from storefront.officer.sending import tell, typed
from storefront.officer.showing.complaints import FILTERS, STATES, complaints_table, facts_of, state_cell
from storefront.officer.views.case import private_file

ALL = "semua"


@office_page(access=HANDLE_COMPLAINTS, methods=("GET", "POST"))
def complaints(request: HttpRequest) -> HttpResponse:
    """What waits, by deadline; beside it everything."""
    viewer, refusal = request.viewer, None
    if request.method == "POST":
        answer = to_address(request)
        if not isinstance(answer, Refusal):
            return answer
        refusal = answer
    asked = wanted(request, (*FILTERS, ALL))
    state = "" if asked.state == ALL else asked.state or OPEN
    found = complaints_for(viewer, search=asked.words, region=asked.code, state=state, month=asked.month)
    page = page_of(request, found)
    context = {
        "page": page,
        "table": complaints_table(page.object_list, at=viewer.at),
        "query": request.POST.get("cari", asked.words),
        "refusal": refusal,
        "chips": chips_of(request, asked),
        "tabs": [
            *(
                Tab(str(FILTERS[key]), without(request, keadaan=key), current=state == key)
                for key in (OPEN, "late")
            ),
            Tab(_("Semua"), without(request, keadaan=ALL), current=not state),
        ],
    }
    seat = seat_of(request, permission=HANDLE_COMPLAINTS)
    return shown(request, "officer/complaints.html", context, nav="complaints", seat=seat)


@office_page(access=HANDLE_COMPLAINTS, methods=("GET", "POST"))
def complaint(request: HttpRequest, id: int) -> HttpResponse:
    """One complaint: what was written, its answer; or the form for it."""
    viewer = request.viewer
    found = complaint_for(viewer, id=id)
    form = AnswerForm(typed(request) if "act" in request.POST else None)
    if request.method == "POST" and form.is_valid():
        try:
            said = _acted(request, id, form)
        except NotFound:
            raise
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, said)
            return redirect("officer:complaint", id)
    context = {
        "complaint": found,
        "facts": facts_of(found),
        "state": state_cell(found, at=viewer.at),
        "form": form,
        "open": found.state in OPEN_STATES,
        "new": found.state == RECEIVED,
        "hands_up": found.desk.parent_id is not None,
        "history": [{"step": step, "words": STATES[step.to_state][0]} for step in transitions_of(found)],
    }
    seat = seat_of(request, permission=HANDLE_COMPLAINTS, over=found.desk_id)
    return shown(request, "officer/complaint.html", context, nav="complaints", seat=seat)


def _acted(request: HttpRequest, id: int, form: AnswerForm) -> str:
    """Do what the pressed button says; what happened, in words."""
    viewer, given = request.viewer, form.cleaned_data
    act = request.POST.get("act")
    if act == "take_up":
        take_up_complaint(complaint_id=id, by=viewer, at=viewer.at)
        return _("Pengaduan ini sekarang diperiksa. Orangnya kami kabari.")
    if act == "hand_up":
        hand_up_complaint(complaint_id=id, reason=given["answer"], by=viewer, at=viewer.at)
        return _("Pengaduan sudah di meja kabupaten.")
    if given["passed_to"].strip():
        pass_on_complaint(
            complaint_id=id, passed_to=given["passed_to"], answer=given["answer"], by=viewer, at=viewer.at
        )
        return _("Pengaduan diteruskan, dan orangnya kami kabari.")
    answer_complaint(complaint_id=id, answer=given["answer"], by=viewer, at=viewer.at)
    return _("Jawaban terkirim.")


@office_page(access=HANDLE_COMPLAINTS)
def photo(request: HttpRequest, id: int) -> HttpResponse:
    """The photo that came with it."""
    content = complaint_photo(request.viewer, id=id)
    return private_file(content, "image/jpeg", f"pengaduan-{id}.jpg", attachment=False)
