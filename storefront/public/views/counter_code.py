from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from foundation.access.refusals import Refusal
from foundation.accounts.counter_codes import set_password_by_code
from storefront.public.forms.counter_code import CounterCodeForm


@page(access=PUBLIC, methods=("GET", "POST"))
def counter_code(request: HttpRequest) -> HttpResponse:
    """A forgotten password without e-mail: the code from the village office and a new password."""
    form = CounterCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            set_password_by_code(
                address=request.META.get("REMOTE_ADDR", ""), at=request.viewer.at, **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Kata sandi baru tersimpan. Masuk dengan kata sandi itu."))
            return redirect("account_login")
    response = render(request, "account/counter_code.html", {"form": form})
    response.headers["Cache-Control"] = "no-store"
    return response
