"""Villages without operator or head, and who stands in until somebody is appointed."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from foundation.access.permissions import MANAGE_OFFICERS, OVERSEE_VILLAGES
from foundation.access.refusals import NotFound, Refusal
from storefront.look.moments import day
from storefront.officer.desk import level_of, seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.officers import StandInForm
from storefront.officer.searching import chips_of, wanted
from storefront.officer.sending import tell, typed
from storefront.officer.showing.officers import vacancies_table
from storefront.officer.wording import person, place_words
from village.officers.rules import STAND_IN_DAYS, role_name
from village.officers.selectors import lenders_for, vacancies_for
from village.officers.services import stand_in as lend
from village.officers.states import VILLAGE_ROLES
from village.residents.rules.register import office_seeing
from village.territory.rules import UnknownVillage
from village.territory.selectors import village


@office_page(access=OVERSEE_VILLAGES)
def vacancies(request: HttpRequest) -> HttpResponse:
    """Every empty office of the regions; its steps go up to the district meanwhile."""
    viewer, seat = request.viewer, seat_of(request, permission=OVERSEE_VILLAGES)
    asked = wanted(request, ())
    found = vacancies_for(officer=viewer, region=asked.code)
    context = {
        "count": sum(len(vacancy.roles) for vacancy in found),
        "table": vacancies_table(found, manages=viewer.may(MANAGE_OFFICERS)),
        "chips": chips_of(request, asked),
    }
    nav = "officers" if level_of(seat) == "regency" else "villages"
    return shown(request, "officer/vacancies.html", context, nav=nav, seat=seat)


@office_page(access=MANAGE_OFFICERS, methods=("GET", "POST"))
def stand_in(request: HttpRequest, code: str, role: str) -> HttpResponse:
    """Lend an officer of a neighbouring village to one that lacks that role."""
    viewer = request.viewer
    try:
        place = village(code)
    except UnknownVillage:
        raise NotFound() from None
    if role not in VILLAGE_ROLES:
        raise NotFound()
    office_seeing(viewer, MANAGE_OFFICERS, code)
    lenders = list(lenders_for(manager=viewer, village=place, role=role))
    options = [(str(one.pk), f"{person(one.resident.name)}, {place_words(one.region)}") for one in lenders]
    form = StandInForm(
        typed(request), officers=options, initial={"last_day": viewer.today + timedelta(days=30)}
    )
    words = {"role": role_name(role, place.level), "place": place_words(place)}
    if request.method == "POST" and form.is_valid():
        try:
            officer = lend(
                officer_id=int(form.cleaned_data["officer"]),
                region_code=code,
                last_day=form.cleaned_data["last_day"],
                by=viewer,
                at=viewer.at,
            )
        except Refusal as refusal:
            tell(form, refusal, {"active_until": "last_day"})
        else:
            said = _("%(role)s %(place)s dititipkan sampai %(day)s.")
            messages.success(request, said % {**words, "day": day(officer.active_until)})
            return redirect("officer:vacancies")
    context = {**words, "form": form, "lenders": lenders, "most": STAND_IN_DAYS, "code": code}
    return shown(request, "officer/stand_in.html", context, nav="officers")
