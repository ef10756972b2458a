from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from foundation.audit.selectors import readings_of
from storefront.look.moments import moment
from storefront.seller.showing.applications import card_of, journey_of
from storefront.seller.showing.form import facts_of
from storefront.seller.steps import step_that_asks, step_url, steps_of
from storefront.seller.wording import size_words
from vendors.shops.selectors import businesses_without_shop
from village.letters.rules.spans import spans_of
from village.letters.selectors.applications import (
    answers_of,
    decisions_of,
    documents_of,
    last_return,
    my_application,
)
from village.letters.selectors.closed_days import closed_days
from village.letters.selectors.letter_types import letter_type_of
from village.letters.services import withdraw_application
from village.letters.signed import check_url
from village.letters.spec import form_problems
from village.letters.states import DRAFT, ISSUED, OPEN_STATES, REJECTED, RETURNED, WITH_THE_OFFICE, WITHDRAWN
from village.officers.rules import role_name
from village.territory.selectors import region


@page(access=SIGNED_IN)
def application(request: HttpRequest, id: int) -> HttpResponse:
    """Where an application is. A draft opens at the first page that lacks something."""
    found = my_application(viewer=request.viewer, id=id)
    if found.state == DRAFT:
        return redirect(_where_it_stopped(found, request))
    return status_page(request, found)


def status_page(request: HttpRequest, application: Any, *, refused: Refusal | None = None) -> HttpResponse:
    """The status of a sent application; `refused` is why it could not be withdrawn."""
    viewer = request.viewer
    letter_type = letter_type_of(application.type_version)
    decisions = decisions_of(application)
    returned, closed = last_return(application), closed_days(application.village_id or "")
    issued = application.state == ISSUED
    letter = application.letter if issued and letter_type.makes_a_letter else None
    record = application.nib_record if issued else None
    context = {
        "application": application,
        "card": card_of(application, at=viewer.at, returned=returned, closed=closed),
        "journey": journey_of(application, decisions, at=viewer.at, closed=closed),
        "facts": facts_of(letter_type, answers_of(application)),
        "readings": _readings(application, at=viewer.at),
        "spans": spans_of(application, decisions, at=viewer.at, closed=closed),
        "reason": _reason(application, decisions, returned),
        "letter": letter,
        "pdf_size": size_words(letter.pdf_bytes) if letter and letter.pdf_bytes else "",
        "check_url": check_url(bytes(letter.cose), base_url="") if letter and letter.cose else "",
        "shop_url": _shop_url(application, viewer) if letter or (record and not record.withdrawn_on) else "",
        "record": record,
        "is_letter": letter_type.makes_a_letter,
        "may_withdraw": application.state in OPEN_STATES,
        "waiting": application.state in WITH_THE_OFFICE,
        "apply_again": application.state == REJECTED,
        "withdrawn": application.state == WITHDRAWN,
        "grants_trade": letter_type.grants_trade,
        "refused": refused,
        "has_errors": refused is not None,
        "nav": "account",
    }
    response = render(request, "seller/application.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@page(access=SIGNED_IN, methods=("POST",))
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    """Take an application back; what was typed goes on as a draft."""
    viewer = request.viewer
    try:
        withdraw_application(application_id=id, by=viewer, at=viewer.at)
    except NotFound:
        raise
    except Refusal as refusal:
        return status_page(request, my_application(viewer=viewer, id=id), refused=refusal)
    messages.success(request, _("Permohonan sudah Anda tarik. Isian Anda tetap tersimpan sebagai konsep."))
    return redirect("seller:application", id)


def _where_it_stopped(draft: Any, request: HttpRequest) -> str:
    letter_type = letter_type_of(draft.type_version)
    problems = form_problems(
        letter_type,
        answers_of(draft),
        today=request.viewer.today,
        documents={one.code for one in documents_of(draft)},
    )
    code = problems[0].field if problems else ""
    return step_url(draft.pk, step_that_asks(letter_type, code) if code else steps_of(letter_type)[-1])


def _reason(application: Any, decisions: list[Any], returned: Any) -> str:
    """The office's own words, where it gave the form back or said no."""
    if application.state == RETURNED:
        return returned.reason if returned else ""
    return decisions[-1].reason if application.state == REJECTED and decisions else ""


def _readings(application: Any, *, at: Any) -> list[dict[str, str]]:
    """Who opened this application; whoever else looked at the record is for the confirmed resident to see."""
    own = [one for one in readings_of(application.resident_id) if application.number in one.purpose]
    places = {code: region(code) for code in {one.region_code for one in own}}
    return [
        {
            "who": f"{role_name(one.role, places[one.region_code].level)} {places[one.region_code].name}",
            "when": moment(one.at, now=at),
            "purpose": one.purpose,
        }
        for one in own
    ]


def _shop_url(application: Any, viewer: Any) -> str:
    """Where the shop of this business opens, while it has none."""
    open_to = businesses_without_shop(viewer).filter(pk=application.business_id).exists()
    return f"{reverse('seller:shop_open')}?usaha={application.business_id}" if open_to else ""
