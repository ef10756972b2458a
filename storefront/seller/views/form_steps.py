from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import Refusal
from storefront.look.fields import picker_rows
from storefront.seller.form_page import FormPage, form_page
from storefront.seller.forms.section import SectionForm, searched, typed_answers
from storefront.seller.pickers import kbli_options, village_options
from storefront.seller.steps import DOCUMENTS, SECTION
from storefront.seller.views.documents import documents_page
from storefront.seller.views.leaving import left
from storefront.seller.views.review import review_page
from village.letters.rules.refusals import NotEditable
from village.letters.services import save_draft
from village.letters.spec import form_problems
from village.letters.spec import letter_type as kinds
from village.letters.states import EDITABLE_STATES


@page(access=SIGNED_IN, methods=("GET", "POST"))
def application_step(request: HttpRequest, id: int, step: int) -> HttpResponse:
    """One page of the form; what was sent leads to the page that says where it is."""
    shown = form_page(request.viewer, id, step)
    if shown is None:
        raise Http404
    if shown.application.state not in EDITABLE_STATES:
        if request.method == "POST":
            messages.info(request, str(NotEditable()))
        return redirect("seller:application", id)
    if shown.step.kind == SECTION:
        response = _section_page(request, shown)
    elif shown.step.kind == DOCUMENTS:
        response = documents_page(request, shown)
    else:
        response = review_page(request, shown)
    # Somebody else's phone may be the one it was typed on.
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _section_page(request: HttpRequest, shown: FormPage) -> HttpResponse:
    letter_type, section, viewer = shown.letter_type, shown.step.code, request.viewer
    if request.method == "GET":
        return _show(request, shown, SectionForm(letter_type, section, shown.answers, repair=shown.repair))
    typed = typed_answers(letter_type, section, request.POST, shown.answers)
    answers = shown.answers.merged(typed)
    form = SectionForm(letter_type, section, answers, data=request.POST, repair=shown.repair)
    try:
        saved = save_draft(application_id=shown.application.pk, answers=typed, by=viewer, at=viewer.at)
    except Refusal as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return _show(request, shown, form)
    shown.application.saved_at = saved.saved_at
    if "exit" in request.POST:
        return left(request, shown.application)
    if searched(form, request.POST):
        return _show(request, shown, form)
    problems = form_problems(letter_type, answers, today=viewer.today, section=section)
    if problems:
        form.complain(problems)
        return _show(request, shown, form)
    return redirect(shown.next_url)


def _show(request: HttpRequest, shown: FormPage, form: SectionForm) -> HttpResponse:
    rows = [(row, _options(row)) for row in form.rows()]
    # Short numbers that follow each other (RT and RW) stand side by side.
    groups = [list(group) for _short, group in groupby(rows, key=lambda one: one[0].width == "s" or id(one))]
    return render(request, "seller/form_section.html", {"shown": shown, "form": form, "groups": groups})


def _options(row: Any) -> list[Any]:
    chosen = row.bound.value() or ""
    if row.kind == kinds.KBLI:
        return kbli_options(row.query, chosen)
    return village_options(row.query, chosen) if row.kind == kinds.REGION else []


@page(access=SIGNED_IN)
def kbli_rows(request: HttpRequest, field: str) -> HttpResponse:
    """Rows of the kinds of business, as they are typed."""
    query = _typed(request)
    return render(
        request,
        "components/picker_rows.html",
        picker_rows(name=field, rows=kbli_options(query), query=query),
    )


@page(access=SIGNED_IN)
def village_rows(request: HttpRequest, field: str) -> HttpResponse:
    """Rows of the villages, as they are typed."""
    query = _typed(request)
    return render(
        request,
        "components/picker_rows.html",
        picker_rows(name=field, rows=village_options(query), query=query),
    )


def _typed(request: HttpRequest) -> str:
    """The one search field of a picker, whatever it is called."""
    return next(iter(request.GET.values()), "").strip()
