"""What an office sets for its letters: numbers, letterhead, closed days; and who is away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from foundation.access.permissions import HOLD_OFFICE, SUSPEND_LETTERS
from foundation.access.refusals import NotFound, Refusal
from foundation.access.viewer import Office
from storefront.look.moments import day
from storefront.look.shapes import Fact
from storefront.officer.desk import level_of, seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.office_settings import AbsenceForm, ClosedDayForm, LetterheadForm, NumberingForm
from storefront.officer.sending import tell, typed
from storefront.officer.wording import place_words
from village.letters.rules.office_settings import MOST_LOGO_BYTES
from village.letters.selectors.closed_days import closed_days_noted
from village.letters.selectors.office_settings import (
    NumberingSetting,
    absences_seen_by,
    letterhead_of,
    numbering_preview,
    numbering_setting,
)
from village.letters.services import (
    close_day,
    end_absence,
    note_absence,
    open_day,
    set_letterhead,
    set_numbering,
)
from village.officers.rules import role_name
from village.territory.selectors import region

LETTER_TYPE = "sku"


@office_page(access=HOLD_OFFICE)
def settings(request: HttpRequest) -> HttpResponse:
    """Everything that is set, each with the way to change it."""
    return settings_page(request)


def settings_page(request: HttpRequest, *, day_form: Any = None, absence_form: Any = None) -> HttpResponse:
    """The page; a form is one that was refused."""
    viewer, seat = request.viewer, seat_of(request)
    sets = _sets(request, seat)
    in_village = sets and level_of(seat) == "village"
    context = {
        "place": place_words(region(seat.region_code)),
        "sets": sets,
        "in_village": in_village,
        "closed_days": closed_days_noted(seat.region_code, since=viewer.today),
        "own_region": seat.region_code,
        "day_form": day_form or ClosedDayForm(),
        "absences": [
            {
                "pk": one.pk,
                "who": one.officer.account.full_name,
                "role": role_name(one.officer.role, one.officer.region.level),
                "span": _("%(first)s sampai %(last)s")
                % {"first": day(one.first_day), "last": day(one.last_day)},
                "reason": one.reason,
            }
            for one in absences_seen_by(viewer, today=viewer.today)
        ],
        "absence_form": absence_form or AbsenceForm(initial={"first_day": viewer.today}),
    }
    if in_village:
        setting = numbering_setting(officer=viewer, village_code=seat.region_code, letter_type=LETTER_TYPE)
        context["example"] = numbering_preview(setting, letter_type=LETTER_TYPE, day=viewer.today)
        context["pattern"] = setting.pattern
        head = letterhead_of(seat.region_code)
        context["letterhead"] = _letterhead_facts(head) if head else []
    return shown(request, "officer/letter_settings.html", context, nav="letters", seat=seat)


def _letterhead_facts(head: Any) -> list[Fact]:
    facts = [
        Fact(_("Alamat"), head.address),
        Fact(_("Telepon"), head.phone),
        Fact(_("Surel"), head.email),
        Fact(_("Sebutan penanda tangan"), head.head_title),
        Fact(_("Gelar"), " … ".join(part for part in (head.name_before, head.name_after) if part)),
        Fact(_("Logo"), _("Ada") if head.logo else ""),
    ]
    return [fact for fact in facts if fact.text]


def _sets(request: HttpRequest, seat: Office) -> bool:
    return seat in request.viewer.offices_with(SUSPEND_LETTERS)


def _village_seat(request: HttpRequest) -> Office:
    """The seat of a head: only a village numbers and prints letters."""
    seat = seat_of(request, permission=SUSPEND_LETTERS)
    if level_of(seat) != "village":
        raise NotFound()
    return seat


@office_page(access=SUSPEND_LETTERS, methods=("GET", "POST"))
def numbering(request: HttpRequest) -> HttpResponse:
    """How the village numbers its letters, with an example before anything is kept."""
    viewer, seat = request.viewer, _village_seat(request)
    code = seat.region_code
    held = numbering_setting(officer=viewer, village_code=code, letter_type=LETTER_TYPE)
    initial = {"class_code": held.class_code, "office_part": held.office_part, "pattern": held.pattern}
    form = NumberingForm(typed(request), initial=initial)
    setting = held
    if request.method == "POST" and form.is_valid():
        setting = NumberingSetting(**form.cleaned_data)
        if "preview" not in request.POST:
            try:
                set_numbering(
                    village_code=code, letter_type=LETTER_TYPE, by=viewer, at=viewer.at, **form.cleaned_data
                )
            except Refusal as refusal:
                tell(form, refusal)
            else:
                messages.success(request, _("Pengaturan nomor tersimpan. Nomor urutnya terus berjalan."))
                return redirect("officer:letter_settings")
    example = numbering_preview(setting, letter_type=LETTER_TYPE, day=viewer.today)
    if request.method == "POST" and not example and form.is_valid():
        form.add_error(
            "pattern", _("Pola nomor belum benar. Harus ada {class}, {seq}, {office}, dan {year}.")
        )
    context = {"form": form, "example": example}
    return shown(request, "officer/numbering.html", context, nav="letters", seat=seat)


@office_page(access=SUSPEND_LETTERS, methods=("GET", "POST"))
def letterhead(request: HttpRequest) -> HttpResponse:
    """What stands at the head and the foot of the printed letters."""
    viewer, seat = request.viewer, _village_seat(request)
    head = letterhead_of(seat.region_code)
    names = ("address", "phone", "email", "head_title", "name_before", "name_after")
    form = LetterheadForm(
        typed(request),
        request.FILES or None,
        initial={name: getattr(head, name) for name in names} if head else {},
        has_logo=bool(head and head.logo),
    )
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["logo"]
        try:
            set_letterhead(
                village_code=seat.region_code,
                **{name: form.cleaned_data[name] for name in names},
                logo=file.read(MOST_LOGO_BYTES + 1) if file else None,
                without_logo=form.cleaned_data.get("without_logo", False),
                by=viewer,
                at=viewer.at,
            )
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Kop surat tersimpan. Surat yang sudah terbit tidak berubah."))
            return redirect("officer:letter_settings")
    return shown(request, "officer/letterhead.html", {"form": form}, nav="letters", seat=seat)


@office_page(access=SUSPEND_LETTERS, methods=("GET", "POST"))
def add_closed_day(request: HttpRequest) -> HttpResponse:
    """The office stays closed on a day: deadlines move."""
    if request.method == "GET":
        return redirect("officer:letter_settings")
    viewer, seat = request.viewer, seat_of(request, permission=SUSPEND_LETTERS)
    form = ClosedDayForm(request.POST)
    if form.is_valid():
        try:
            close_day(region_code=seat.region_code, by=viewer, at=viewer.at, **form.cleaned_data)
        except Refusal as refusal:
            tell(form, refusal)
        else:
            said = _("%(day)s tercatat libur. Batas waktu permohonan ikut bergeser.")
            messages.success(request, said % {"day": day(form.cleaned_data["day"])})
            return redirect("officer:letter_settings")
    return settings_page(request, day_form=form)


@office_page(access=SUSPEND_LETTERS, methods=("POST",))
def drop_closed_day(request: HttpRequest, id: int) -> HttpResponse:
    """The office is open after all."""
    try:
        open_day(closed_day_id=id, by=request.viewer, at=request.viewer.at)
    except NotFound:
        raise
    except Refusal as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("Hari itu buka seperti biasa."))
    return redirect("officer:letter_settings")


@office_page(access=HOLD_OFFICE, methods=("GET", "POST"))
def add_absence(request: HttpRequest) -> HttpResponse:
    """The officer at this desk is away for some days."""
    if request.method == "GET":
        return redirect("officer:letter_settings")
    viewer, seat = request.viewer, seat_of(request)
    form = AbsenceForm(request.POST)
    if form.is_valid():
        try:
            note_absence(officer_id=seat.officer_id, by=viewer, at=viewer.at, **form.cleaned_data)
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Tercatat. Selama itu permohonan Anda beralih ke penggantinya."))
            return redirect("officer:letter_settings")
    return settings_page(request, absence_form=form)


@office_page(access=HOLD_OFFICE, methods=("POST",))
def drop_absence(request: HttpRequest, id: int) -> HttpResponse:
    """The officer is back."""
    end_absence(absence_id=id, by=request.viewer, at=request.viewer.at)
    messages.success(request, _("Ketidakhadiran dihapus."))
    return redirect("officer:letter_settings")
