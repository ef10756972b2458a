from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from foundation.access.permissions import APPROVE_APPLICATIONS, HOLD_OFFICE, VERIFY_APPLICATIONS
from foundation.access.refusals import Refusal
from foundation.access.viewer import Viewer
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.decisions import ApproveForm, RejectForm, ReturnForm, VerifyForm
from storefront.officer.sending import tell, typed
from storefront.officer.showing.case import office_words
from storefront.officer.views.case import action_of, asks_identity, case_page
from storefront.officer.wording import lower_first, person
from village.letters.rules.refusals import NotInThatState
from village.letters.selectors.applications import application_for, decisions_of
from village.letters.selectors.cases import ApplicationCase, case_for
from village.letters.selectors.letter_types import letter_type_of
from village.letters.services import (
    approve_application,
    confirm_nib,
    reject_application,
    return_application,
    verify_application,
)
from village.letters.states import APPROVE, CONFIRM, ISSUED, REJECT, RETURN, VERIFY, WITH_THE_OFFICE


@office_page(access=VERIFY_APPLICATIONS, methods=("GET", "POST"))
def verify(request: HttpRequest, id: int) -> HttpResponse:
    """Everything is checked: on to the next step."""
    if request.method == "GET":
        return redirect("officer:case", id)
    viewer = request.viewer
    found = case_for(officer=viewer, id=id, at=viewer.at)
    if _done_by(found.decisions, viewer, VERIFY) and action_of(found) != VERIFY:
        return redirect("officer:queue")
    if action_of(found) != VERIFY:
        return case_page(request, found, refused=_quicker(found))
    return _checked(request, found, verify_application, _forwarded(found))


@office_page(access=VERIFY_APPLICATIONS, methods=("GET", "POST"))
def confirm(request: HttpRequest, id: int) -> HttpResponse:
    """The NIB stands at oss.go.id: noted as checked, and the application is at its end."""
    if request.method == "GET":
        return redirect("officer:case", id)
    viewer = request.viewer
    found = case_for(officer=viewer, id=id, at=viewer.at)
    if found.application.state == ISSUED and _done_by(found.decisions, viewer, CONFIRM):
        return redirect("officer:queue")
    if action_of(found) != CONFIRM:
        return case_page(request, found, refused=_quicker(found))
    done = _said(found.application, _("NIB tercatat sudah diperiksa"))
    return _checked(request, found, confirm_nib, done)


def _checked(
    request: HttpRequest, found: ApplicationCase, service: Callable[..., Any], done: str
) -> HttpResponse:
    """The list ticked off and the person seen: the service takes it, or its refusal stands on the page."""
    form = VerifyForm(request.POST, step=found.step, asks_identity=asks_identity(found))
    if form.is_valid():
        try:
            service(
                application_id=found.application.pk,
                checked=form.cleaned_data["checked"],
                identity_method=form.cleaned_data.get("identity_method", ""),
                by=request.viewer,
                at=request.viewer.at,
            )
        except Refusal as refusal:
            tell(form, refusal, {"method": "identity_method"})
        else:
            messages.success(request, done)
            return redirect("officer:queue")
    return case_page(request, found, form=form)


def _forwarded(found: ApplicationCase) -> str:
    following = found.letter_type.step(found.application.step + 1)
    return _("%(name)s, %(number)s: diteruskan ke %(office)s.") % {
        "name": person(found.applicant.name),
        "number": found.application.number,
        "office": office_words(following.office, found.application.village),
    }


@office_page(access=APPROVE_APPLICATIONS, methods=("GET", "POST"))
def approve(request: HttpRequest, id: int) -> HttpResponse:
    """Yes, and the signature: number, letter and the application's end at once."""
    if request.method == "GET":
        return redirect("officer:case", id)
    viewer = request.viewer
    found = case_for(officer=viewer, id=id, at=viewer.at)
    if found.application.state == ISSUED and _done_by(found.decisions, viewer, APPROVE):
        return redirect("officer:letter", found.application.letter.pk)
    if action_of(found) != APPROVE:
        return case_page(request, found, refused=_quicker(found))
    form = ApproveForm(request.POST)
    if form.is_valid():
        try:
            letter = approve_application(
                application_id=id, password=form.cleaned_data["password"], by=viewer, at=viewer.at
            )
        except Refusal as refusal:
            tell(form, refusal)
        else:
            said = _("Surat %(number)s sudah Anda tandatangani. Pemohon kami kabari; cetakannya menyusul.")
            messages.success(request, said % {"number": letter.number})
            return redirect("officer:letter", letter.pk)
    return case_page(request, found, form=form)


@office_page(access=HOLD_OFFICE, methods=("GET", "POST"))
def give_back(request: HttpRequest, id: int) -> HttpResponse:
    """Back to the applicant, with what to repair and why."""
    viewer, application = request.viewer, application_for(viewer=request.viewer, id=id)
    over = _over(request, application, RETURN)
    if over:
        return over
    form = ReturnForm(typed(request), letter_type=letter_type_of(application.type_version))
    if request.method == "POST" and form.is_valid():
        try:
            return_application(
                application_id=id,
                reason=form.cleaned_data["reason"],
                items=form.items,
                by=viewer,
                at=viewer.at,
            )
        except Refusal as refusal:
            tell(form, refusal, {"items": "documents"})
        else:
            messages.success(request, _said(application, _("dikembalikan untuk diperbaiki")))
            return redirect("officer:queue")
    return _reason_page(request, "officer/return.html", application, form)


@office_page(access=HOLD_OFFICE, methods=("GET", "POST"))
def reject(request: HttpRequest, id: int) -> HttpResponse:
    """No, with the reason that the applicant reads."""
    viewer, application = request.viewer, application_for(viewer=request.viewer, id=id)
    over = _over(request, application, REJECT)
    if over:
        return over
    form = RejectForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            reject_application(application_id=id, reason=form.cleaned_data["reason"], by=viewer, at=viewer.at)
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _said(application, _("ditolak")))
            return redirect("officer:queue")
    return _reason_page(request, "officer/reject.html", application, form)


def _reason_page(request: HttpRequest, template: str, application: Any, form: Any) -> HttpResponse:
    letter_type = letter_type_of(application.type_version)
    context = {
        "application": application,
        "name": person(application.resident.name),
        "kind": lower_first(letter_type.short_name),
        "form": form,
    }
    return shown(request, template, context, nav="queue", seat=seat_of(request, over=application.village_id))


def _said(application: Any, done: str) -> str:
    return _("%(name)s, %(number)s: %(done)s. Pemohon kami kabari.") % {
        "name": person(application.resident.name),
        "number": application.number,
        "done": done,
    }


def _quicker(found: ApplicationCase) -> str:
    """Why a case cannot be decided so, where no rule says it: somebody was quicker."""
    return "" if found.refusal else str(NotInThatState())


def _done_by(decisions: Any, viewer: Viewer, action: str) -> bool:
    """Whether the last decision is this one, by the viewer: the button was pressed twice."""
    last = decisions[-1] if decisions else None
    return last is not None and last.action == action and last.by_id == viewer.account_id


def _over(request: HttpRequest, application: Any, action: str) -> HttpResponse | None:
    """Where to go when there is nothing left to decide: a second press finds its work done."""
    if application.state in WITH_THE_OFFICE:
        return None
    if request.method == "POST" and _done_by(decisions_of(application), request.viewer, action):
        return redirect("officer:queue")
    return redirect("officer:case", application.pk)
