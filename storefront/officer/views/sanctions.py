from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from foundation.access.permissions import LAY_SANCTIONS
from foundation.access.refusals import Refusal
from storefront.look.shapes import Tab
from storefront.officer.desk import level_of, seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.reasons import ReasonForm, SanctionForm
from storefront.officer.searching import chips_of, page_of, wanted, without
from storefront.officer.sending import tell, typed
from storefront.officer.showing.lists import sanctions_table
from vendors.shops.rules import AlreadyLifted
from vendors.shops.selectors import sanction_within, sanctions_within, shop_within
from vendors.shops.services import lay_sanction, lift_sanction

OVER = "selesai"


@office_page(access=LAY_SANCTIONS)
def sanctions(request: HttpRequest) -> HttpResponse:
    """What is in force today; beside it, what is over."""
    over = request.GET.get("keadaan") == OVER
    asked = wanted(request, ())
    page = page_of(request, sanctions_within(request.viewer, in_force=not over, region=asked.code))
    seat = seat_of(request, permission=LAY_SANCTIONS)
    context = {
        "page": page,
        "chips": chips_of(request, asked),
        "table": sanctions_table(page.object_list),
        "over": over,
        "tabs": [
            Tab(_("Berlaku sekarang"), without(request, "keadaan"), current=not over),
            Tab(_("Selesai"), without(request, keadaan=OVER), current=over),
        ],
    }
    return shown(
        request,
        "officer/sanctions.html",
        context,
        nav="sanctions" if level_of(seat) == "regency" else "shops",
        seat=seat,
    )


@office_page(access=LAY_SANCTIONS, methods=("GET", "POST"))
def lay(request: HttpRequest, id: int) -> HttpResponse:
    """Forbid a shop to sell: its window is empty for the next request."""
    viewer = request.viewer
    found = shop_within(viewer, shop_id=id)
    if found.sanction is not None:
        # A second press finds it laid; another one on top would only hide the first.
        return redirect("officer:shop", id)
    form = SanctionForm(typed(request), hint=_("Pemilik toko membaca kalimat ini."))
    if request.method == "POST" and form.is_valid():
        try:
            lay_sanction(
                shop_id=id,
                reason=form.cleaned_data["reason"],
                ends_on=form.cleaned_data["ends_on"],
                by=viewer,
                at=viewer.at,
            )
        except Refusal as refusal:
            tell(form, refusal)
        else:
            said = _("%(shop)s dilarang berjualan sejak sekarang. Pemiliknya kami kabari.")
            messages.success(request, said % {"shop": found.shop.name})
            return redirect("officer:shop", id)
    context = {"form": form, "shop": found.shop, "sells": found.sells}
    seat = seat_of(request, permission=LAY_SANCTIONS, over=found.shop.business.village_id)
    return shown(request, "officer/sanction_lay.html", context, nav="shops", seat=seat)


@office_page(access=LAY_SANCTIONS, methods=("GET", "POST"))
def lift(request: HttpRequest, id: int) -> HttpResponse:
    """Let a shop sell again, if nothing else forbids it."""
    viewer = request.viewer
    sanction = sanction_within(viewer, id=id)
    form = ReasonForm(typed(request), hint=_("Pemilik toko membaca kalimat ini."))
    if sanction.lifted_at is not None:
        return redirect("officer:shop", sanction.shop_id)
    if request.method == "POST" and form.is_valid():
        try:
            lift_sanction(sanction_id=id, reason=form.cleaned_data["reason"], by=viewer, at=viewer.at)
        except AlreadyLifted:
            return redirect("officer:shop", sanction.shop_id)
        except Refusal as refusal:
            tell(form, refusal)
        else:
            said = _("Larangan atas %(shop)s dicabut. Pemiliknya kami kabari.")
            messages.success(request, said % {"shop": sanction.shop.name})
            return redirect("officer:shop", sanction.shop_id)
    context = {"form": form, "sanction": sanction, "shop": sanction.shop}
    seat = seat_of(request, permission=LAY_SANCTIONS, over=sanction.shop.business.village_id)
    return shown(request, "officer/sanction_lift.html", context, nav="sanctions", seat=seat)
