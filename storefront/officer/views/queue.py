from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.permissions import HOLD_OFFICE, VERIFY_APPLICATIONS
from foundation.access.viewer import Viewer
from storefront.look.shapes import Tab
from storefront.officer.desk import home_of, level_of, seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.showing.queue import figures_of, groups_of, heading_of, next_of
from storefront.officer.wording import person
from village.letters.selectors.queue import OfficeDesk, desk_of
from village.letters.states import APPROVE
from village.residents.selectors import identities_awaiting

OTHERS = "lain"


@office_page(access=HOLD_OFFICE)
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for this officer by its deadline; with `?lihat=lain` what waits for others around him."""
    viewer, seat = request.viewer, seat_of(request)
    level = level_of(seat)
    if level == "regency":
        return redirect(home_of(seat))
    desk = desk_of(viewer)
    others = request.GET.get("lihat") == OTHERS
    lines = desk.others if others else desk.mine
    context = {
        "heading": _("Menunggu petugas lain") if others else heading_of(desk.mine),
        "groups": groups_of(lines, at=viewer.at, with_village=level == "district"),
        "lines": lines,
        "others": others,
        "next_url": "" if others else next_of(desk.mine),
        "figures": figures_of(desk.figures),
        "elsewhere": _elsewhere(desk, viewer),
        "tabs": _tabs(desk, others),
        "claims": _claims(desk, viewer) if level == "village" else (),
    }
    return shown(request, "officer/queue.html", context, nav="queue", seat=seat, waiting=desk.mine)


def _tabs(desk: OfficeDesk, others: bool) -> list[Tab]:
    here = reverse("officer:queue")
    return [
        Tab(_("Menunggu Anda"), here, current=not others, count=len(desk.mine)),
        Tab(_("Menunggu petugas lain"), f"{here}?lihat={OTHERS}", current=others, count=len(desk.others)),
    ]


def _elsewhere(desk: OfficeDesk, viewer: Viewer) -> dict[str, Any] | None:
    """The panel about what waits for another: for an operator mostly the head's signature."""
    if not desk.others:
        return None
    for_the_head = viewer.may(VERIFY_APPLICATIONS) and all(line.action == APPROVE for line in desk.others)
    return {
        "count": len(desk.others),
        "for_the_head": for_the_head,
        "url": f"{reverse('officer:queue')}?lihat={OTHERS}",
    }


def _claims(desk: OfficeDesk, viewer: Viewer) -> list[dict[str, Any]]:
    """Claims that no application in the queue brings along; those are confirmed with the application."""
    with_application = {(line.applicant_id, line.resident_id) for line in (*desk.mine, *desk.others)}
    return [
        {
            "url": reverse("officer:identity", args=[claim.pk]),
            "name": person(claim.resident.name),
            "claimed_at": claim.claimed_at,
            "contested": claim.contested,
        }
        for claim in identities_awaiting(viewer)
        if claim.contested or (claim.account_id, claim.resident_id) not in with_application
    ]
