from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import Refusal
from foundation.accounts.selectors import own_account
from foundation.accounts.services import edit_account, end_sign_ins, set_phone
from marketplace.leaving.selectors import own_data
from marketplace.leaving.services import leave_mall
from storefront.buyer.forms_account import LanguageForm, LeaveForm, PhoneForm
from storefront.buyer.refused import told_by
from storefront.look.languages import remember_language


@page(access=SIGNED_IN, methods=("GET", "POST"))
def settings(request: HttpRequest) -> HttpResponse:
    """Phone number, language, and the end of all sign-ins."""
    viewer, user = request.viewer, own_account(request.viewer)
    act = request.POST.get("act", "")
    phone = PhoneForm(request.POST if act == "phone" else None, initial={"phone": user.phone or ""})
    language = LanguageForm(request.POST if act == "language" else None, initial={"language": user.language})
    if act == "end":
        end_sign_ins(by=viewer, at=viewer.at)
        logout(request)
        messages.success(request, _("Semua perangkat sudah keluar. Masuk lagi dengan kata sandi Anda."))
        return redirect("account_login")
    if act == "language" and language.is_valid():
        chosen = language.cleaned_data["language"]
        edit_account(language=chosen, by=viewer, at=viewer.at)
        response = redirect("buyer:settings")
        remember_language(response, request, chosen)
        return response
    if act == "phone" and phone.is_valid():
        try:
            set_phone(by=viewer, at=viewer.at, **phone.cleaned_data)
        except Refusal as refusal:
            if not told_by(phone, refusal, {}):
                raise
        else:
            messages.success(request, _("Nomor HP tersimpan."))
            return redirect("buyer:settings")
    context = {"phone_form": phone, "language_form": language, "user_email": user.email, "nav": "account"}
    return _private(render(request, "buyer/settings.html", context))


@page(access=SIGNED_IN)
def copy_of_data(request: HttpRequest) -> HttpResponse:
    """What the mall holds about the account, to take along."""
    response = JsonResponse(own_data(request.viewer), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="data-saya.json"'
    return _private(response)


@page(access=SIGNED_IN, methods=("GET", "POST"))
def leave(request: HttpRequest) -> HttpResponse:
    """The end of the account, with the password; what goes and what the law keeps stands beside it."""
    viewer, problem = request.viewer, ""
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            leave_mall(password=form.cleaned_data["password"], by=viewer, at=viewer.at)
        except Refusal as refusal:
            if not told_by(form, refusal, {}):
                problem = str(refusal)
        else:
            logout(request)
            messages.success(request, _("Akun Anda sudah dihapus. Terima kasih sudah berbelanja di sini."))
            return redirect("public:home")
    context: dict[str, Any] = {
        "form": form,
        "problem": problem,
        "has_errors": bool(problem),
        "nav": "account",
    }
    return _private(render(request, "buyer/leave.html", context))


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    return response
