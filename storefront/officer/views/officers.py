"""Who holds which office, for the regency: the list, and an end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.permissions import MANAGE_OFFICERS
from foundation.access.refusals import Refusal
from foundation.accounts.selectors import with_second_factor
from storefront.look.moments import day
from storefront.look.shapes import Tab
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.officers import DismissForm
from storefront.officer.searching import chips_of, page_of, to_address, wanted, without
from storefront.officer.sending import tell, typed
from storefront.officer.showing.officers import officers_table, role_chips
from storefront.officer.wording import person, place_words
from village.officers.rules import role_name
from village.officers.selectors import COMING, ENDED, HELD, holders, officer_for, officers_for
from village.officers.selectors.vacancies import NEEDED_ROLES
from village.officers.services import dismiss_officer
from village.officers.states import ROLES

COMING_KEY, ENDED_KEY = "nanti", "berakhir"
STANDINGS = {"": HELD, COMING_KEY: COMING, ENDED_KEY: ENDED}


@office_page(access=MANAGE_OFFICERS, methods=("GET", "POST"))
def officers(request: HttpRequest) -> HttpResponse:
    """Everybody who holds an office today, will hold one, or has held one; kept by role, place and name."""
    viewer, refusal = request.viewer, None
    if request.method == "POST":
        answer = to_address(request)
        if not isinstance(answer, Refusal):
            return answer
        refusal = answer
    asked = wanted(request, (COMING_KEY, ENDED_KEY))
    role = request.GET.get("peran", "")
    role = role if role in ROLES else ""
    found = officers_for(
        manager=viewer,
        on_day=viewer.today,
        standing=STANDINGS[asked.state],
        role=role,
        region=asked.code,
        search=asked.words,
    )
    page = page_of(request, found)
    rows = list(page.object_list)
    context = {
        "page": page,
        "table": officers_table(rows, secured=with_second_factor(one.account_id for one in rows)),
        "query": request.POST.get("cari", asked.words),
        "refusal": refusal,
        "chips": chips_of(request, asked),
        "roles": role_chips(request, role),
        "tabs": [
            Tab(_("Menjabat"), without(request, "keadaan"), current=not asked.state),
            Tab(_("Akan mulai"), without(request, keadaan=COMING_KEY), current=asked.state == COMING_KEY),
            Tab(_("Berakhir"), without(request, keadaan=ENDED_KEY), current=asked.state == ENDED_KEY),
        ],
    }
    return shown(request, "officer/officers.html", context, nav="officers")


@office_page(access=MANAGE_OFFICERS, methods=("GET", "POST"))
def dismiss(request: HttpRequest, id: int) -> HttpResponse:
    """End an office after a day; says first what the place is left with."""
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
        "ended": officer.active_until < viewer.today,
        "secured": bool(with_second_factor([officer.account_id])),
        "alone": officer.role in NEEDED_ROLES
        and len(holders(region_code=officer.region_id, roles=[officer.role], on_day=viewer.today)) == 1,
        "vacancy_url": f"{reverse('officer:vacancies')}?wilayah={officer.region_id}",
    }
    seat = seat_of(request, permission=MANAGE_OFFICERS)
    return shown(request, "officer/officer_dismiss.html", context, nav="officers", seat=seat)
