from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from storefront.buyer.forms import CorrectionRequestForm
from storefront.buyer.refused import told_by
from village.residents.selectors import my_record
from village.residents.services import ask_correction, withdraw_request


@page(access=SIGNED_IN, methods=("GET", "POST"))
def ask(request: HttpRequest) -> HttpResponse:
    """Say what is wrong in the own record; the answer has a deadline."""
    viewer = request.viewer
    if my_record(viewer) is None:
        return redirect("buyer:my_record")
    form = CorrectionRequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_correction(by=viewer, at=viewer.at, **form.cleaned_data)
        except Refusal as refusal:
            if not told_by(form, refusal, {}):
                raise
        else:
            messages.success(request, _("Permintaan terkirim. Jawabannya muncul di sini dan di Kabar."))
            return redirect("buyer:my_record")
    return render(request, "buyer/correction.html", {"form": form, "nav": "account"})


@page(access=SIGNED_IN, methods=("POST",))
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    viewer = request.viewer
    try:
        withdraw_request(request_id=id, by=viewer, at=viewer.at)
    except NotFound:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Permintaan ditarik."))
    return redirect("buyer:my_record")
