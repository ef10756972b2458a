"""Who holds which office, for the regency: the list, an appointment, an end."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.permissions import MANAGE_OFFICERS
from foundation.access.refusals import NotFound, Refusal
from foundation.clock import NO_END
from storefront.look.fields import picker_rows
from storefront.look.moments import day
from storefront.look.shapes import Cell, Column, FoldTable, Option
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.officers import AppointForm, DismissForm
from storefront.officer.sending import tell, typed
from storefront.officer.wording import person, place_words
from village.officers.rules import role_name
from village.officers.selectors import account_and_resident, officer_for, officers_for
from village.officers.services import appoint_officer, dismiss_officer
from village.territory.selectors import region, regions_matching

PICKED, QUERY, PRESS = "region", "region_q", "region_search"


@office_page(access=MANAGE_OFFICERS)
def officers(request: HttpRequest) -> HttpResponse:
    """Everybody who holds an office today."""
    viewer = request.viewer
    found = officers_for(manager=viewer, on_day=viewer.today)
    context = {"count": len(found), "table": _table(found)}
    return shown(request, "officer/officers.html", context, nav="officers")


def _table(officers: Sequence[Any]) -> FoldTable:
    columns = [
        Column(_("Nama"), lead=True),
        Column(_("Peran")),
        Column(_("Wilayah")),
        Column(_("Sejak")),
        Column(_("Sampai")),
    ]
    rows = [
        [
            Cell(person(one.resident.name), reverse("officer:officer_dismiss", args=[one.pk])),
            role_name(one.role, one.region.level),
            place_words(one.region),
            day(one.active_from),
            _("Tanpa batas") if one.active_until == NO_END else day(one.active_until),
        ]
        for one in officers
    ]
    return FoldTable(_("Petugas"), columns, rows)


@office_page(access=MANAGE_OFFICERS, methods=("GET", "POST"))
def appoint(request: HttpRequest) -> HttpResponse:
    """Give a resident a role in a region; this also confirms whose account it is."""
    viewer = request.viewer
    searched = PRESS in request.POST
    initial = {"active_from": viewer.today}
    form = AppointForm(request.POST if request.method == "POST" and not searched else None, initial=initial)
    if searched:
        # Looking up a region is no attempt to send: what was typed stays, nothing is judged.
        form = AppointForm(initial={**initial, **request.POST.dict()})
    elif request.method == "POST" and form.is_valid():
        try:
            said = _appointed(form, request)
        except NotFound as refusal:
            # Who or what is named in the form does not exist: that is said in the form.
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, said)
            return redirect("officer:officers")
    query = request.POST.get(QUERY, "")
    context = {"form": form, "query": query, "rows": _region_options(query, request.POST.get(PICKED, ""))}
    return shown(request, "officer/officer_appoint.html", context, nav="officers")


def _appointed(form: AppointForm, request: HttpRequest) -> str:
    viewer, given = request.viewer, form.cleaned_data
    account_id, resident_id = account_and_resident(login=given["login"], nik=given["nik"])
    officer = appoint_officer(
        account_id=account_id,
        resident_id=resident_id,
        role=given["role"],
        region_code=given["region"],
        active_from=given["active_from"],
        active_until=given["active_until"] or NO_END,
        by=viewer,
        at=viewer.at,
    )
    return _("%(role)s di %(place)s sudah diangkat.") % {
        "role": role_name(officer.role, officer.region.level),
        "place": place_words(officer.region),
    }


@office_page(access=MANAGE_OFFICERS)
def region_rows(request: HttpRequest) -> HttpResponse:
    """The rows of the picker as one types."""
    query = request.GET.get(QUERY, "")
    rows = picker_rows(name=PICKED, rows=_region_options(query, ""), query=query)
    return render(request, "components/picker_rows.html", rows)


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


@office_page(access=MANAGE_OFFICERS, methods=("GET", "POST"))
def dismiss(request: HttpRequest, id: int) -> HttpResponse:
    """End an office after a day."""
    viewer = request.viewer
    officer = officer_for(manager=viewer, id=id)
    form = DismissForm(typed(request), initial={"last_day": viewer.today})
    if request.method == "POST" and form.is_valid():
        try:
            dismiss_officer(
                officer_id=id,
                last_day=form.cleaned_data["last_day"],
                reason=form.cleaned_data["reason"],
                by=viewer,
                at=viewer.at,
            )
        except Refusal as refusal:
            tell(form, refusal, {"active_until": "last_day"})
        else:
            said = _("Jabatan %(name)s berakhir %(day)s.")
            last = day(form.cleaned_data["last_day"])
            messages.success(request, said % {"name": person(officer.resident.name), "day": last})
            return redirect("officer:officers")
    context = {
        "form": form,
        "officer": officer,
        "name": person(officer.resident.name),
        "role": role_name(officer.role, officer.region.level),
        "place": place_words(officer.region),
    }
    seat = seat_of(request, permission=MANAGE_OFFICERS)
    return shown(request, "officer/officer_dismiss.html", context, nav="officers", seat=seat)
