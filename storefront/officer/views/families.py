"""Births, splits, corrections, arrivals, and taking an event back: each a form beside the open record."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.refusals import NotFound, Refusal
from storefront.look.wording import RECORD_FIELDS
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.residents import (
    ArrivalForm,
    BirthForm,
    CorrectionForm,
    SplitForm,
    UndoForm,
)
from storefront.officer.sending import tell, typed
from storefront.officer.views.register_events import members_of
from storefront.officer.views.residents import purpose_at_hand, remember
from storefront.officer.wording import EVENT_KINDS, person
from village.residents.selectors import history_of, request_for, resident_for, wanted_of
from village.residents.services import (
    Arrival,
    correct_resident,
    record_arrival,
    record_birth,
    split_family,
    undo_event,
)
from village.residents.states import ASKED, FEMALE, MALE

CORRECTED = ("name", "birth_place", "birth_date", "sex", "religion", "marital_status", "occupation")
CORRECTED += ("relation", "dusun", "rt", "rw")


def _opened(request: HttpRequest, id: int) -> Any:
    """The record that was opened for a purpose a short while ago; None: ask for the purpose first."""
    purpose = purpose_at_hand(request, id)
    if not purpose:
        return None
    viewer = request.viewer
    return resident_for(officer=viewer, id=id, purpose=purpose, at=viewer.at)


@office_page(access=RECORD_REGISTER_EVENTS, methods=("GET", "POST"))
def birth(request: HttpRequest, id: int) -> HttpResponse:
    """A newborn of this family."""
    viewer, resident = request.viewer, _opened(request, id)
    if resident is None:
        return redirect("officer:resident", id)
    form = BirthForm(
        typed(request),
        mothers=members_of(resident, sex=FEMALE, himself=True),
        fathers=members_of(resident, sex=MALE, himself=True),
    )
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        mother, father = data.pop("mother"), data.pop("father")
        try:
            record_birth(
                resident_id=id,
                mother_id=int(mother) if mother else None,
                father_id=int(father) if father else None,
                by=viewer,
                at=viewer.at,
                **data,
            )
        except Refusal as refusal:
            tell(form, refusal, {"members": "mother"})
        else:
            messages.success(
                request, _("Kelahiran %(name)s sudah tercatat.") % {"name": person(data["name"].upper())}
            )
            return redirect("officer:resident", id)
    heading = _("Catat kelahiran di keluarga %(name)s") % {"name": person(resident.name)}
    return _form_page(
        request, form, resident, heading, _("Catat kelahiran"), _("Anak masuk ke KK yang sama.")
    )


@office_page(access=RECORD_REGISTER_EVENTS, methods=("GET", "POST"))
def split(request: HttpRequest, id: int) -> HttpResponse:
    """Some of the family get a card of their own."""
    viewer, resident = request.viewer, _opened(request, id)
    if resident is None:
        return redirect("officer:resident", id)
    form = SplitForm(typed(request), members=members_of(resident, himself=True))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            split_family(
                resident_id=id,
                member_ids=[int(one) for one in data["members"]],
                head_id=int(data["head"]),
                stay_head_id=int(data["stay_head"]) if data["stay_head"] else None,
                new_kk=data["new_kk"],
                event_date=data["event_date"],
                source=data["source"],
                by=viewer,
                at=viewer.at,
            )
        except Refusal as refusal:
            tell(form, refusal, {"kk": "new_kk"})
        else:
            messages.success(
                request, _("KK baru sudah tercatat. Hubungan keluarga di kedua KK ikut disesuaikan.")
            )
            return redirect("officer:resident", id)
    heading = _("Pecah KK keluarga %(name)s") % {"name": person(resident.name)}
    consequence = _("Hubungan keluarga di KK lama dan KK baru disesuaikan dengan kepalanya.")
    return _form_page(request, form, resident, heading, _("Catat pecah KK"), consequence)


@office_page(access=RECORD_REGISTER_EVENTS, methods=("GET", "POST"))
def correct(request: HttpRequest, id: int) -> HttpResponse:
    """Put right what stands wrong; with `?permintaan=` it answers the resident's own request."""
    viewer, resident = request.viewer, _opened(request, id)
    if resident is None:
        return redirect("officer:resident", id)
    asked = _asked(request, resident)
    form = CorrectionForm(typed(request), initial={name: getattr(resident, name) for name in CORRECTED})
    if request.method == "POST" and form.is_valid():
        try:
            correct_resident(
                resident_id=id,
                changes=form.differing(resident),
                source=form.cleaned_data["source"],
                request_id=asked.pk if asked else None,
                by=viewer,
                at=viewer.at,
            )
        except Refusal as refusal:
            tell(form, refusal, {"head": "relation"})
        else:
            messages.success(request, _("Perbaikan data sudah tercatat."))
            return redirect("officer:resident", id)
    heading = _("Perbaiki data %(name)s") % {"name": person(resident.name)}
    consequence = _("Yang lama tetap tersimpan di riwayat, dan perbaikan bisa dibatalkan.")
    if asked:
        wish = {"field": RECORD_FIELDS[asked.field], "wanted": wanted_of(asked)}
        consequence = _("Permintaan warga, %(field)s: %(wanted)s") % wish
    return _form_page(request, form, resident, heading, _("Simpan perbaikan"), consequence)


def _asked(request: HttpRequest, resident: Any) -> Any:
    number = request.GET.get("permintaan", "")
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    found = request_for(officer=request.viewer, id=int(number))
    if found.resident_id != resident.pk or found.state != ASKED:
        raise NotFound()
    return found


@office_page(access=RECORD_REGISTER_EVENTS, methods=("GET", "POST"))
def undo(request: HttpRequest, id: int, event: int) -> HttpResponse:
    """Take an event back, with the reason."""
    viewer, resident = request.viewer, _opened(request, id)
    if resident is None:
        return redirect("officer:resident", id)
    past = next((one for one in history_of(resident) if one.event.pk == event), None)
    if past is None:
        raise NotFound()
    form = UndoForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            undo_event(event_id=event, source=form.cleaned_data["source"], by=viewer, at=viewer.at)
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Kejadian itu sudah dibatalkan; data kembali seperti sebelumnya."))
            return redirect("officer:resident", id)
    kind = str(EVENT_KINDS[past.event.kind]).lower()
    heading = _("Batalkan: %(kind)s, %(name)s") % {"kind": kind, "name": person(resident.name)}
    consequence = _("Data semua orang yang diubah kejadian itu kembali persis seperti sebelumnya.")
    return _form_page(request, form, resident, heading, _("Batalkan kejadian"), consequence, danger=True)


@office_page(access=RECORD_REGISTER_EVENTS, methods=("GET", "POST"))
def arrive(request: HttpRequest) -> HttpResponse:
    """Somebody moves into the village: new to the register, or back."""
    viewer = request.viewer
    seat = seat_of(request, permission=RECORD_REGISTER_EVENTS)
    form = ArrivalForm(typed(request))
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        event_date, source = data.pop("event_date"), data.pop("source")
        try:
            event = record_arrival(
                region_code=seat.region_code,
                arrival=Arrival(**data),
                event_date=event_date,
                source=source,
                by=viewer,
                at=viewer.at,
            )
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(
                request, _("Kedatangan %(name)s sudah tercatat.") % {"name": person(data["name"].upper())}
            )
            remember(request, event.resident_id, _("Mencatat kedatangan"))
            return redirect("officer:resident", event.resident_id)
    consequence = _("Orang yang dulu pindah dari kabupaten ini dikenali dari NIK-nya.")
    return _form_page(request, form, None, _("Catat warga datang"), _("Catat kedatangan"), consequence)


def _form_page(
    request: HttpRequest,
    form: forms.Form,
    resident: Any,
    heading: str,
    button: str,
    consequence: str,
    *,
    danger: bool = False,
) -> HttpResponse:
    context = {
        "form": form,
        "resident": resident,
        "name": person(resident.name) if resident else "",
        "heading": heading,
        "button": button,
        "consequence": consequence,
        "danger": danger,
    }
    over = resident.region_id if resident else ""
    seat = seat_of(request, permission=RECORD_REGISTER_EVENTS, over=over)
    return shown(request, "officer/register_form.html", context, nav="residents", seat=seat)
