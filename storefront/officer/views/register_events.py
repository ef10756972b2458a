"""Events of the register: what it hears, and what changes or falls with it at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.refusals import Refusal
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.residents import LeavingForm
from storefront.officer.sending import tell, typed
from storefront.officer.views.residents import purpose_at_hand
from storefront.officer.wording import RELATIONS, person
from vendors.shops.selectors import shops_of_owner
from village.residents.selectors import household_of, resident_for
from village.residents.services import record_death, record_move_out
from village.residents.states import DIED, HEAD, MOVED


@dataclass(frozen=True, slots=True)
class Event:
    """One kind of event as its page says it."""

    service: Callable[..., Any]
    to_status: str
    heading: str | Promise
    consequence: str | Promise
    button: str | Promise
    done: str | Promise


EVENTS = {
    "meninggal": Event(
        record_death,
        DIED,
        gettext_lazy("Catat kematian %(name)s"),
        gettext_lazy("Permohonan yang berjalan ditutup. Suami atau istri tercatat cerai mati."),
        gettext_lazy("Catat kematian"),
        gettext_lazy("Kematian %(name)s sudah tercatat."),
    ),
    "pindah": Event(
        record_move_out,
        MOVED,
        gettext_lazy("Catat kepindahan %(name)s"),
        gettext_lazy("Hanya untuk pindah ke luar kabupaten. Permohonan yang berjalan ditutup."),
        gettext_lazy("Catat kepindahan"),
        gettext_lazy("Kepindahan %(name)s sudah tercatat."),
    ),
}
FIELDS = {"head": "new_head", "members": "with_ids"}


@office_page(access=RECORD_REGISTER_EVENTS, methods=("GET", "POST"))
def event(request: HttpRequest, id: int, kind: str) -> HttpResponse:
    """Date, source and a last look; the shops of the person close in the same moment."""
    viewer, told = request.viewer, EVENTS[kind]
    purpose = purpose_at_hand(request, id)
    if not purpose:
        return redirect("officer:resident", id)
    resident = resident_for(officer=viewer, id=id, purpose=purpose, at=viewer.at)
    if resident.status in (DIED, told.to_status):
        # A second press finds it recorded.
        return redirect("officer:resident", id)
    name = person(resident.name)
    shops = [shop for shop in shops_of_owner(viewer, owner_id=id) if shop.sells_on(viewer.today)]
    form = LeavingForm(
        typed(request),
        others=members_of(resident),
        asks_head=resident.relation == HEAD,
        takes_others=told.to_status == MOVED,
    )
    if request.method == "POST" and form.is_valid():
        try:
            told.service(resident_id=id, by=viewer, at=viewer.at, **form.chosen())
        except Refusal as refusal:
            tell(form, refusal, FIELDS)
        else:
            messages.success(request, _done(told, name, shops))
            return redirect("officer:resident", id)
    context = {
        "form": form,
        "resident": resident,
        "name": name,
        "heading": told.heading % {"name": name},
        "consequence": told.consequence,
        "button": told.button,
        "shops": shops,
    }
    seat = seat_of(request, permission=RECORD_REGISTER_EVENTS, over=resident.region_id)
    return shown(request, "officer/register_event.html", context, nav="residents", seat=seat)


def members_of(resident: Any, *, sex: str = "", himself: bool = False) -> list[tuple[str, str]]:
    """The family as choices: key and name with the place on the card."""
    return [
        (str(one.pk), f"{person(one.name)} · {RELATIONS[one.relation]}")
        for one in household_of(resident)
        if (himself or one.pk != resident.pk) and sex in ("", one.sex)
    ]


def _done(told: Event, name: str, shops: list[Any]) -> str:
    said = str(told.done % {"name": name})
    if not shops:
        return said
    closed = _("Toko %(names)s berhenti berjualan sejak sekarang.")
    return f"{said} {closed % {'names': ', '.join(shop.name for shop in shops)}}"
