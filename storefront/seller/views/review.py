from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.refusals import Refusal
from storefront.seller.form_page import FormPage
from storefront.seller.showing.form import facts_of
from storefront.seller.steps import DOCUMENTS, SECTION, step_that_asks, step_url
from village.letters.rules.refusals import FormIncomplete
from village.letters.selectors.applications import documents_of
from village.letters.services import submit_application
from village.letters.spec import FormProblem, form_problems
from village.residents.rules.matching import NotMatched

FIELDS = {"kbli_code": "kbli", "village": "region"}
"""What the rooms below call a field, and the form's name for it."""


def review_page(request: HttpRequest, shown: FormPage) -> HttpResponse:
    """The whole form once more, and sending it. The register answers at once."""
    viewer, refused, problems = request.viewer, None, []
    attached = documents_of(shown.application)
    if request.method == "POST":
        try:
            submit_application(
                application_id=shown.application.pk,
                by=viewer,
                at=viewer.at,
                address=request.META.get("REMOTE_ADDR", ""),
            )
            return redirect("seller:application", shown.application.pk)
        except FormIncomplete as refusal:
            problems = list(refusal.problems)
        except Refusal as refusal:
            refused = refusal
    else:
        problems = form_problems(
            shown.letter_type, shown.answers, today=viewer.today, documents={one.code for one in attached}
        )
    context = {
        "shown": shown,
        "sections": _sections(shown),
        "files": _files(shown, attached),
        "files_url": _files_url(shown),
        "problems": [_problem(shown, problem) for problem in problems],
        "refused": refused,
        "repair_at": _repair_at(shown, refused),
        "has_errors": bool(refused or (problems and request.method == "POST")),
    }
    return render(request, "seller/form_review.html", context)


def _sections(shown: FormPage) -> list[dict[str, Any]]:
    return [
        {
            "title": step.title,
            "facts": facts_of(shown.letter_type, shown.answers, step.code),
            "url": step_url(shown.application.pk, step),
        }
        for step in shown.steps
        if step.kind == SECTION
    ]


def _files(shown: FormPage, attached: list[Any]) -> list[dict[str, Any]]:
    kept = {one.code: one for one in attached}
    return [
        {
            "label": document.label,
            "url": reverse(
                "seller:application_document", args=[shown.application.pk, kept[document.code].pk]
            ),
            "is_image": kept[document.code].content_type.startswith("image/"),
        }
        for document in shown.letter_type.documents
        if document.code in kept
    ]


def _files_url(shown: FormPage) -> str:
    return next((step_url(shown.application.pk, step) for step in shown.steps if step.kind == DOCUMENTS), "")


def _problem(shown: FormPage, problem: FormProblem) -> dict[str, str]:
    step = step_that_asks(shown.letter_type, problem.field)
    spec = shown.letter_type.field(problem.field) or shown.letter_type.document(problem.field)
    empty = not shown.answers.text(problem.field)
    label = spec.label if spec else ""
    return {
        "text": problem.message if empty or not label else f"{label}: {problem.message}",
        "url": step_url(shown.application.pk, step, problem.field),
    }


def _repair_at(shown: FormPage, refusal: Refusal | None) -> dict[str, str] | None:
    """Where a refused form is put right: the page of the field at fault, for a mismatch that of the NIK."""
    if refusal is None:
        return None
    field = refusal.field or ("nik" if isinstance(refusal, NotMatched) else "")
    code = FIELDS.get(field, field)
    step = step_that_asks(shown.letter_type, code)
    if step == shown.step:
        return None
    return {
        "text": _("Periksa %(page)s") % {"page": step.title_inside},
        "url": step_url(shown.application.pk, step, code),
    }
