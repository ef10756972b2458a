from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from foundation.access.permissions import HOLD_OFFICE
from foundation.access.refusals import NotFound, Refusal
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.reasons import ReasonForm
from storefront.officer.sending import tell, typed
from storefront.officer.views.case import withdraws_nib
from storefront.officer.wording import person
from village.businesses.services import withdraw_nib
from village.letters.selectors.applications import application_for


@office_page(access=HOLD_OFFICE, methods=("GET", "POST"))
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    """Take the check of a NIB back, with the reason that its owner reads; `id` is the application's."""
    viewer = request.viewer
    application = application_for(viewer=viewer, id=id)
    record = application.nib_record
    if record is None or application.applicant_id == viewer.account_id:
        raise NotFound()
    if not withdraws_nib(viewer, application):
        # It was taken back already, or a second press came: the case tells how it stands.
        return redirect("officer:case", id)
    form = ReasonForm(typed(request), hint=_("Pemilik usaha membaca kalimat ini."))
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_nib(nib_record_id=record.pk, reason=form.cleaned_data["reason"], by=viewer, at=viewer.at)
        except Refusal as refusal:
            tell(form, refusal)
        else:
            said = _("NIB %(number)s tidak dihitung lagi. Pemiliknya kami kabari.")
            messages.success(request, said % {"number": record.nib})
            return redirect("officer:case", id)
    context = {
        "form": form,
        "application": application,
        "record": record,
        "name": person(application.resident.name),
    }
    seat = seat_of(request, over=application.village_id)
    return shown(request, "officer/nib_withdraw.html", context, nav="queue", seat=seat)
