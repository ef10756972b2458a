"""What residents ask to have corrected: answered by a correction, or by a reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.refusals import Refusal
from storefront.look.moments import day, near_day
from storefront.look.shapes import Fact
from storefront.look.wording import RECORD_FIELDS
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.residents import AnswerForm
from storefront.officer.sending import tell, typed
from storefront.officer.showing.register_files import requests_table
from storefront.officer.views.residents import remember
from storefront.officer.wording import person
from village.residents.selectors import request_for, requests_awaiting, wanted_of
from village.residents.services import decline_request
from village.residents.states import ASKED


@office_page(access=RECORD_REGISTER_EVENTS)
def correction_requests(request: HttpRequest) -> HttpResponse:
    """What waits, the first due first."""
    found = requests_awaiting(request.viewer)
    context = {"table": requests_table(found, at=request.viewer.at) if found else None}
    seat = seat_of(request, permission=RECORD_REGISTER_EVENTS)
    return shown(request, "officer/correction_requests.html", context, nav="residents", seat=seat)


@office_page(access=RECORD_REGISTER_EVENTS, methods=("GET", "POST"))
def correction_request(request: HttpRequest, id: int) -> HttpResponse:
    """One request: open the record to correct it, or say why it stays."""
    viewer = request.viewer
    asked = request_for(officer=viewer, id=id)
    form = AnswerForm(typed(request) if request.POST.get("decision") == "decline" else None)
    if request.method == "POST" and request.POST.get("decision") == "correct" and asked.state == ASKED:
        remember(request, asked.resident_id, _("Menjawab permintaan perbaikan data"))
        url = reverse("officer:resident_correct", args=[asked.resident_id])
        return redirect(f"{url}?permintaan={asked.pk}")
    if request.method == "POST" and form.is_bound and form.is_valid():
        try:
            decline_request(request_id=id, answer=form.cleaned_data["answer"], by=viewer, at=viewer.at)
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Jawaban terkirim."))
            return redirect("officer:correction_requests")
    context = {
        "name": person(asked.resident.name),
        "facts": [
            Fact(_("Data yang salah"), str(RECORD_FIELDS[asked.field])),
            Fact(_("Yang benar, menurut warga"), wanted_of(asked)),
            Fact(_("Buktinya"), asked.proof or _("Tidak disebut")),
            Fact(_("Diminta"), day(asked.asked_at)),
            Fact(_("Jawaban paling lambat"), near_day(asked.due_at, now=viewer.at)),
        ],
        "open": asked.state == ASKED,
        "late": asked.state == ASKED and asked.due_at < viewer.at,
        "form": form,
    }
    seat = seat_of(request, permission=RECORD_REGISTER_EVENTS, over=asked.resident.region_id)
    return shown(request, "officer/correction_request.html", context, nav="residents", seat=seat)
