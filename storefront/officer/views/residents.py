"""The register: search by name or NIK, and one record, opened with a purpose that its owner can read."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from foundation.access.permissions import READ_RESIDENTS, RECORD_REGISTER_EVENTS, VERIFY_APPLICATIONS
from foundation.access.refusals import Refusal
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.residents import NarrowForm, PurposeForm
from storefront.officer.searching import without_numbers
from storefront.officer.sending import tell, typed
from storefront.officer.showing import residents as words
from storefront.officer.wording import person
from vendors.shops.selectors import shops_of_owner
from village.businesses.selectors import businesses_of
from village.residents.rules.register import SearchTooShort, purpose_words
from village.residents.selectors import (
    events_of,
    hamlets_of,
    history_of,
    household_of,
    identity_of,
    requests_awaiting,
    resident_for,
    residents_for,
)
from village.residents.states import DIED, RESIDENT, STRUCK

MOST_LINES = 20
OPENED = "officer_resident"
OPEN_SECONDS = 30 * 60


@office_page(access=READ_RESIDENTS, methods=("GET", "POST"))
def residents(request: HttpRequest) -> HttpResponse:
    """The search is a POST, so that a NIK stands in no address; what was found is masked."""
    viewer = request.viewer
    records = viewer.may(RECORD_REGISTER_EVENTS)
    context: dict[str, Any] = {
        "query": "",
        "table": None,
        "refusal": "",
        "searched": False,
        "form": NarrowForm(typed(request), hamlets=hamlets_of(viewer)),
        "records": records,
        "waiting_requests": len(requests_awaiting(viewer)) if records else 0,
    }
    if request.method == "POST":
        context |= _found(request, request.POST.get("search", ""), context["form"])
    return shown(request, "officer/residents.html", context, nav="residents")


def _found(request: HttpRequest, words_typed: str, form: NarrowForm) -> dict[str, Any]:
    narrowed = form.cleaned_data if form.is_valid() else {}
    try:
        lines = residents_for(officer=request.viewer, search=words_typed, limit=MOST_LINES + 1, **narrowed)
    except SearchTooShort as refusal:
        return {"query": words_typed, "refusal": str(refusal)}
    return {
        "query": without_numbers(words_typed),
        "near_only": bool(lines) and lines[0].near,
        "searched": True,
        "more": len(lines) > MOST_LINES,
        "table": words.lines_table(lines[:MOST_LINES]) if lines else None,
    }


@office_page(access=READ_RESIDENTS, methods=("GET", "POST"))
def resident(request: HttpRequest, id: int) -> HttpResponse:
    """First the purpose, then the record; each opening is logged with it."""
    if request.method == "POST":
        form = PurposeForm(request.POST)
        if form.is_valid():
            try:
                purpose = purpose_words(form.cleaned_data["purpose"])
            except Refusal as refusal:
                tell(form, refusal)
            else:
                remember(request, id, purpose)
                return redirect("officer:resident", id)
        return _ask(request, form)
    purpose = purpose_at_hand(request, id)
    if not purpose:
        return _ask(request, PurposeForm(initial={"purpose": _last_purpose(request)}))
    return _record(request, id, purpose)


def _ask(request: HttpRequest, form: PurposeForm) -> HttpResponse:
    return shown(request, "officer/resident_purpose.html", {"form": form}, nav="residents")


def _record(request: HttpRequest, id: int, purpose: str) -> HttpResponse:
    viewer = request.viewer
    found = resident_for(officer=viewer, id=id, purpose=purpose, at=viewer.at)
    identity = identity_of(found)
    context = {
        "resident": found,
        "name": person(found.name),
        "status": words.status_of(found),
        "purpose": purpose,
        "facts": words.facts_of(found),
        "household": words.household_table(household_of(found), of=found, on_day=viewer.today),
        "history": words.history_lines(history_of(found)) if viewer.may(RECORD_REGISTER_EVENTS) else (),
        "events": words.events_as_steps(events_of(found)),
        "account": words.account_words(identity),
        "businesses": businesses_of(found),
        "shops": shops_of_owner(viewer, owner_id=found.pk),
        "records": viewer.may(RECORD_REGISTER_EVENTS) and found.status != STRUCK,
        "gives_code": viewer.may(VERIFY_APPLICATIONS) and identity is not None,
        "lives_here": found.status == RESIDENT,
        "records_death": viewer.may(RECORD_REGISTER_EVENTS) and found.status not in (DIED, STRUCK),
        "records_move": viewer.may(RECORD_REGISTER_EVENTS) and found.status == RESIDENT,
    }
    seat = seat_of(request, permission=READ_RESIDENTS, over=found.region_id)
    return shown(request, "officer/resident.html", context, nav="residents", seat=seat)


def purpose_at_hand(request: HttpRequest, resident_id: int) -> str:
    """The purpose for which this record was opened a short while ago; empty: ask."""
    opened = request.session.get(OPENED) or {}
    if opened.get("id") != resident_id or _now(request) > opened.get("until", 0):
        return ""
    return str(opened["purpose"])


def _last_purpose(request: HttpRequest) -> str:
    """A family is looked at for one purpose: it need not be typed again, only pressed."""
    return str((request.session.get(OPENED) or {}).get("purpose", ""))


def remember(request: HttpRequest, resident_id: int, purpose: str) -> None:
    """Keep the purpose at hand while the officer works on the record."""
    request.session[OPENED] = {
        "id": resident_id,
        "purpose": purpose,
        "until": _now(request) + OPEN_SECONDS,
    }


def _now(request: HttpRequest) -> float:
    at: datetime = request.viewer.at
    return at.timestamp()
