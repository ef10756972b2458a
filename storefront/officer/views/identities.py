from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.permissions import VERIFY_APPLICATIONS
from foundation.access.refusals import Refusal
from storefront.look.moments import day
from storefront.look.shapes import Fact
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.identities import ConfirmIdentityForm
from storefront.officer.forms.reasons import ReasonForm
from storefront.officer.sending import tell, typed
from storefront.officer.wording import person, place_words
from village.letters.rules.places import place_text
from village.letters.selectors.overseen import OPEN, applications_overseen
from village.residents.selectors import IdentityCase, identity_case_for
from village.residents.services import confirm_identity, release_identity
from village.residents.states import CLAIMED


@office_page(access=VERIFY_APPLICATIONS, methods=("GET", "POST"))
def identity(request: HttpRequest, id: int) -> HttpResponse:
    """An account says that it is somebody: confirm it, or end the claim."""
    viewer = request.viewer
    found = identity_case_for(officer=viewer, id=id, at=viewer.at)
    releases = request.POST.get("decision") == "release"
    confirm_form = ConfirmIdentityForm(None if releases else typed(request))
    release_form = ReasonForm(request.POST if releases else None, hint=_("Pemilik akun membaca kalimat ini."))
    form = release_form if releases else confirm_form
    if request.method == "POST" and form.is_valid():
        try:
            if releases:
                release_identity(binding_id=id, reason=form.cleaned_data["reason"], by=viewer, at=viewer.at)
            else:
                confirm_identity(binding_id=id, method=form.cleaned_data["method"], by=viewer, at=viewer.at)
        except Refusal as refusal:
            tell(form, refusal)
        else:
            name = person(found.binding.resident.name)
            said = (
                _("Pengakuan akun atas %(name)s diakhiri.")
                if releases
                else _("Akun %(name)s sudah dipastikan.")
            )
            messages.success(request, said % {"name": name})
            return redirect("officer:queue")
    context = {
        "binding": found.binding,
        "name": person(found.binding.resident.name),
        "others": found.others,
        "facts": _facts(found),
        "open": found.binding.state == CLAIMED,
        "applications": _applications(request, found),
        "confirm_form": confirm_form,
        "release_form": release_form,
        "form": form,
    }
    seat = seat_of(request, permission=VERIFY_APPLICATIONS, over=found.binding.resident.region_id)
    return shown(request, "officer/identity.html", context, nav="queue", seat=seat)


def _facts(found: IdentityCase) -> list[Fact]:
    resident = found.binding.resident
    address = ", ".join(
        part
        for part in (place_text(resident.dusun, resident.rt, resident.rw), place_words(resident.region))
        if part
    )
    return [
        Fact(_("Nama di akun"), found.binding.account.full_name),
        Fact(_("Mengaku sebagai"), resident.name),
        Fact(_("NIK"), found.nik_masked, numeric=True),
        Fact(_("Tanggal lahir"), day(resident.birth_date)),
        Fact(_("Alamat"), address),
        Fact(_("Sejak"), day(found.binding.claimed_at)),
    ]


def _applications(request: HttpRequest, found: IdentityCase) -> list[Fact]:
    """The applications that this account has sent as this person: their photos help to decide."""
    sent = applications_overseen(request.viewer, state=OPEN, applicant_id=found.binding.account_id)
    return [Fact(one.number, one.business.name, reverse("officer:case", args=[one.pk])) for one in sent]
