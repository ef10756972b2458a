"""Who sits at the desk: the office in which a page is read, its tabs, and what waits in its queue."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from foundation.access.permissions import HOLD_OFFICE
from foundation.access.viewer import Office, Viewer
from storefront.look.shapes import OfficeBar
from storefront.officer.wording import place_words
from village.letters.selectors.queue import applications_awaiting
from village.officers.rules import role_name
from village.officers.states import DISTRICT, REGENCY
from village.territory.rules import covers
from village.territory.selectors import region

SEAT = "officer_seat"
LEVEL_OF_ROLE = {DISTRICT: "district", REGENCY: "regency"}


def seat_of(request: HttpRequest, *, permission: str = HOLD_OFFICE, over: str = "") -> Office:
    """The office of a page: with the permission, over the region if one is; the last chosen, if it can be."""
    held = request.viewer.offices_with(permission) or request.viewer.offices
    fitting = [office for office in held if not over or covers(office.region_code, over)] or list(held)
    chosen = request.session.get(SEAT)
    return next((office for office in fitting if office.officer_id == chosen), fitting[0])


def level_of(office: Office) -> str:
    """village, district or regency: which tabs an office has."""
    return LEVEL_OF_ROLE.get(office.role, "village")


def home_of(office: Office) -> str:
    """Where an office begins: the regency has no queue of its own."""
    return reverse("officer:numbers" if level_of(office) == "regency" else "officer:queue")


def shown(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    nav: str,
    seat: Office | None = None,
    waiting: Sequence[Any] | None = None,
) -> HttpResponse:
    """A page with its office bar. `waiting` are the lines of the queue where the page has them already."""
    viewer, seat = request.viewer, seat or seat_of(request)
    if waiting is None and level_of(seat) != "regency":
        waiting = applications_awaiting(viewer)
    whole = {
        **context,
        "nav": nav,
        "office": _bar(viewer, seat, waiting or ()),
        "seats": seats_of(viewer, seat) if len(viewer.offices) > 1 else (),
    }
    return render(request, template, whole)


def seats_of(viewer: Viewer, seat: Office) -> list[tuple[int, str, bool]]:
    """Every office of the viewer: id, in words, whether it is the present one."""
    return [(office.officer_id, seat_words(office), office == seat) for office in viewer.offices]


def seat_words(office: Office) -> str:
    """`Operator desa, Desa Grogol`"""
    place = region(office.region_code)
    return f"{role_name(office.role, place.level)}, {place_words(place)}"


def _bar(viewer: Viewer, seat: Office, waiting: Sequence[Any]) -> OfficeBar:
    place = region(seat.region_code)
    return OfficeBar(
        level=level_of(seat),
        place=place_words(place),
        name=viewer.name,
        role=role_name(seat.role, place.level).lower(),
        waiting=len(waiting),
        late=any(line.late for line in waiting),
        url=home_of(seat),
    )
