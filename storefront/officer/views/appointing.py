"""From a resident of the register to an officer: search, role and region, then an office or an invitation."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from foundation.access.permissions import MANAGE_OFFICERS
from foundation.access.refusals import NotFound, Refusal
from foundation.accounts.selectors import account_by_login
from foundation.clock import NO_END
from storefront.look.fields import picker_rows
from storefront.look.shapes import Option
from storefront.officer.desk import shown
from storefront.officer.door import office_page
from storefront.officer.forms.officers import AppointForm
from storefront.officer.searching import without_numbers
from storefront.officer.sending import tell
from storefront.officer.showing.officers import candidates_table
from storefront.officer.wording import person, place_words
from village.officers.rules import role_name
from village.officers.selectors import Candidate, candidate_for, candidates_for
from village.officers.services import appoint_officer, invite_officer
from village.territory.selectors import region, regions_matching

PICKED, QUERY, PRESS = "region", "region_q", "region_search"


@office_page(access=MANAGE_OFFICERS, methods=("GET", "POST"))
def appoint(request: HttpRequest) -> HttpResponse:
    """Find the person in the register, by name or NIK; what is typed never stands in an address."""
    viewer = request.viewer
    words, found, refusal = request.POST.get("cari", ""), None, None
    if request.method == "POST":
        try:
            found = candidates_for(manager=viewer, search=words, at=viewer.at)
        except Refusal as refused:
            refusal = refused
    context = {
        "query": without_numbers(words),
        "table": candidates_table(found) if found else None,
        "searched": found is not None,
        "refusal": refusal,
        "has_errors": refusal is not None,
    }
    return shown(request, "officer/officer_search.html", context, nav="officers")


@office_page(access=MANAGE_OFFICERS, methods=("GET", "POST"))
def candidate(request: HttpRequest, id: int) -> HttpResponse:
    """Give one resident a role in a region; this also confirms whose account it is. The look is logged."""
    viewer = request.viewer
    found = candidate_for(manager=viewer, id=id, at=viewer.at)
    searched = PRESS in request.POST
    initial: dict[str, Any] = {"active_from": viewer.today, "region": _asked_region(request)}
    has_account = found.account is not None
    form = AppointForm(
        request.POST if request.method == "POST" and not searched else None,
        initial={**initial, **(request.POST.dict() if searched else {})},
        has_account=has_account,
    )
    if request.method == "POST" and not searched and form.is_valid():
        try:
            return _appointed(request, form, found)
        except NotFound as refusal:
            form.add_error(None, str(refusal))
        except Refusal as refusal:
            tell(form, refusal, {"email": "login", "phone": "login"})
    query = request.POST.get(QUERY, "")
    context = {
        "form": form,
        "candidate": found,
        "name": person(found.resident.name),
        "place": place_words(found.resident.region),
        "offices": [
            f"{role_name(one.role, one.region.level)}, {place_words(one.region)}" for one in found.offices
        ],
        "query": query,
        "rows": _region_options(query, request.POST.get(PICKED, "") or initial["region"]),
    }
    return shown(request, "officer/officer_appoint.html", context, nav="officers")


def _appointed(request: HttpRequest, form: AppointForm, found: Candidate) -> HttpResponse:
    viewer, given = request.viewer, form.cleaned_data
    account = found.account or account_by_login(given["login"])
    role: dict[str, Any] = {
        "resident_id": found.resident.pk,
        "role": given["role"],
        "region_code": given["region"],
        "active_from": given["active_from"],
        "active_until": given["active_until"] or NO_END,
        "by": viewer,
        "at": viewer.at,
    }
    if account is None:
        login = given["login"]
        reached = {"email": login} if "@" in login else {"phone": login}
        invitation = invite_officer(**role, **reached)
        messages.success(
            request, _("Undangan untuk %(name)s sudah dibuat.") % {"name": person(found.resident.name)}
        )
        return redirect("officer:invitation", invitation.pk)
    officer = appoint_officer(account_id=account.pk, **role)
    said = _("%(role)s di %(place)s sudah diangkat.") % {
        "role": role_name(officer.role, officer.region.level),
        "place": place_words(officer.region),
    }
    messages.success(request, said)
    return redirect("officer:officers")


@office_page(access=MANAGE_OFFICERS)
def region_rows(request: HttpRequest) -> HttpResponse:
    """The rows of the picker as one types."""
    query = request.GET.get(QUERY, "")
    rows = picker_rows(name=PICKED, rows=_region_options(query, ""), query=query)
    return render(request, "components/picker_rows.html", rows)


def _asked_region(request: HttpRequest) -> str:
    with suppress(NotFound):
        return region(request.GET.get("wilayah", "")).code
    return ""


def _region_options(query: str, chosen: str) -> list[Option]:
    """What the words find; without words the region that is chosen already."""
    found = regions_matching(query, limit=9)
    if chosen and chosen not in {one.code for one in found}:
        with suppress(NotFound):
            found = [region(chosen), *found]
    return [
        Option(one.code, place_words(one), note=place_words(one.parent) if one.parent else "")
        for one in found
    ]
