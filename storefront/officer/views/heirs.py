from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from foundation.access.permissions import VERIFY_APPLICATIONS
from foundation.access.refusals import NotFound, Refusal
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.heirs import HeirForm
from storefront.officer.sending import tell, typed
from storefront.officer.wording import person
from vendors.shops.rules import OWNER_DIED
from vendors.shops.selectors import shop_within
from village.businesses.succession import record_heir


@office_page(access=VERIFY_APPLICATIONS, methods=("GET", "POST"))
def record(request: HttpRequest, id: int) -> HttpResponse:
    """A shop whose owner died passes to an heir, by a paper that the office has seen."""
    viewer = request.viewer
    found = shop_within(viewer, shop_id=id)
    if OWNER_DIED not in found.reasons:
        # Of the living nobody inherits; a second press finds it done.
        return redirect("officer:shop", id)
    form = HeirForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            succession = record_heir(
                business_id=id,
                heir_nik=form.cleaned_data["heir_nik"],
                document=form.cleaned_data["document"],
                by=viewer,
                at=viewer.at,
            )
        except NotFound:
            raise
        except Refusal as refusal:
            tell(form, refusal)
        else:
            said = _("%(shop)s sekarang atas nama %(heir)s. Toko berjualan lagi begitu surat barunya terbit.")
            messages.success(request, said % {"shop": found.shop.name, "heir": person(succession.heir.name)})
            return redirect("officer:shop", id)
    context = {"form": form, "shop": found.shop, "owner": person(found.shop.business.owner.name)}
    seat = seat_of(request, permission=VERIFY_APPLICATIONS, over=found.shop.business.village_id)
    return shown(request, "officer/heir.html", context, nav="shops", seat=seat)
