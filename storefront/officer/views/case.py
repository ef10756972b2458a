from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _

from foundation.access.permissions import (
    APPROVE_APPLICATIONS,
    HOLD_OFFICE,
    SUSPEND_LETTERS,
    VERIFY_APPLICATIONS,
)
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from storefront.officer.desk import level_of, seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.decisions import ApproveForm, VerifyForm
from storefront.officer.showing import case as words
from storefront.officer.showing.form import answers_as_facts
from storefront.officer.showing.history import history_of
from village.letters.selectors.applications import application_for, documents_of
from village.letters.selectors.cases import ApplicationCase, case_for
from village.letters.selectors.documents import document_for
from village.letters.selectors.papers import concept_pdf_for
from village.letters.states import APPROVE, CONFIRM, VERIFY, WITH_THE_OFFICE
from village.residents.states import CLAIMED


@office_page(access=HOLD_OFFICE)
def case(request: HttpRequest, id: int) -> HttpResponse:
    """One application beside the register, with what this officer can decide; opening it is logged."""
    return case_page(request, case_for(officer=request.viewer, id=id, at=request.viewer.at))


def case_page(
    request: HttpRequest, found: ApplicationCase, *, form: Any = None, refused: str = ""
) -> HttpResponse:
    """The page of a case; `form` is a decision that was refused, `refused` why it cannot be taken at all."""
    viewer, application = request.viewer, found.application
    action = action_of(found)
    form = form or blank_form(found)
    context = {
        "case": found,
        "application": application,
        "heading": words.heading_of(found),
        "deadline": words.deadline_of(found, at=viewer.at),
        "matches": words.matches(found),
        "rows": words.claim_rows(found),
        "notes": words.note_sentences(found),
        "answers": answers_as_facts(found.letter_type, found.answers),
        "documents": words.shown_documents(found),
        "history": history_of(found, at=viewer.at),
        "letter": getattr(application, "letter", None),
        "refusal": refused or words.refusal_words(found, viewer),
        "verifies": action in (VERIFY, CONFIRM),
        "confirms": action == CONFIRM,
        "stands_in": words.stands_in_words(found.taking.role, found.taking.why) if found.taking else "",
        "spans": words.spans_words(found),
        "record": application.nib_record,
        "nib": found.answers.text("nib") if action == CONFIRM else "",
        "withdraws_nib": withdraws_nib(viewer, application),
        "approves": action == APPROVE,
        "code_url": _code_url(found, viewer) if action == APPROVE else "",
        "form": form,
        "forward": forward_label(found, action),
        "next_words": words.next_words(found) if action else "",
        "unticked": _unticked(found, form) if action in (VERIFY, CONFIRM) else 0,
        "sees_concept": found.letter_type.makes_a_letter
        and application.state in WITH_THE_OFFICE
        and (viewer.may(VERIFY_APPLICATIONS) or viewer.may(APPROVE_APPLICATIONS)),
    }
    seat = seat_of(request, over=application.village_id)
    above = level_of(seat) == "regency"
    context["back"] = _("Permohonan") if above else _("Antrean")
    context["back_url"] = reverse("officer:applications" if above else "officer:queue")
    nav = "villages" if above else "queue"
    return shown(request, "officer/case.html", context, nav=nav, seat=seat)


def forward_label(found: ApplicationCase, action: str) -> str:
    """The words of the one button; an approval has its own."""
    if action == CONFIRM:
        return _("Catat NIB ini sudah diperiksa")
    return words.forward_label(found) if action == VERIFY else ""


def withdraws_nib(viewer: Viewer, application: Any) -> bool:
    """Whether this office may take the check of a NIB back: the service looks again, also for family."""
    record = application.nib_record
    if record is None or record.withdrawn_on is not None:
        return False
    return viewer.may(VERIFY_APPLICATIONS) or viewer.may(SUSPEND_LETTERS)


def action_of(found: ApplicationCase) -> str:
    """What this officer may do with the case now: verify, approve, or nothing."""
    waits = found.application.state in WITH_THE_OFFICE and found.refusal is None
    return found.step.action if waits and found.step else ""


def blank_form(found: ApplicationCase) -> Any:
    """The form of the decision at hand; None where there is none to take."""
    action = action_of(found)
    if action in (VERIFY, CONFIRM):
        return VerifyForm(step=found.step, asks_identity=asks_identity(found))
    return ApproveForm() if action == APPROVE else None


def asks_identity(found: ApplicationCase) -> bool:
    """Whether nobody has confirmed yet that the account belongs to the applicant."""
    return found.identity is not None and found.identity.state == CLAIMED


def _code_url(found: ApplicationCase, viewer: Viewer) -> str:
    """Where a signature's fresh second factor is asked for, and back; empty where none is needed now."""
    if viewer.fresh_second_factor or not settings.OFFICER_SECOND_FACTOR:
        return ""
    back = reverse("officer:case", args=[found.application.pk])
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': back})}"


def _unticked(found: ApplicationCase, form: Any) -> int:
    ticked = form.data.getlist("checked") if form.is_bound else ()
    return sum(point.code not in ticked for point in found.step.checklist) if found.step else 0


@office_page(access=HOLD_OFFICE)
def document(request: HttpRequest, id: int, document: int) -> HttpResponse:
    """One file of an application; opening it is logged."""
    viewer = request.viewer
    application = application_for(viewer=viewer, id=id)
    if document not in {one.pk for one in documents_of(application)}:
        raise NotFound()
    opened = document_for(viewer=viewer, id=document, at=viewer.at)
    is_image = opened.content_type.startswith("image/")
    return private_file(opened.content, opened.content_type, opened.file_name, attachment=not is_image)


@office_page(access=HOLD_OFFICE)
def concept(request: HttpRequest, id: int) -> HttpResponse:
    """The sheet as it would be signed, marked KONSEP; the look is logged."""
    content = concept_pdf_for(officer=request.viewer, id=id, at=request.viewer.at)
    return private_file(content, "application/pdf", f"konsep-{id}.pdf", attachment=False)


def private_file(content: bytes, content_type: str, name: str, *, attachment: bool) -> HttpResponse:
    """A private file as an answer; the door keeps it out of every cache."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Disposition"] = content_disposition_header(attachment, name)
    return response
