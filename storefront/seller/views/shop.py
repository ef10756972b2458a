from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from catalog.media.formats import picture_url
from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from marketplace.delivery.selectors import delivery_terms
from storefront.look.moments import day
from storefront.seller.forms.shop import OpenShopForm, SwitchForm
from storefront.seller.keeping import Keeping, for_keepers, keeping_of, ready_businesses, take_in_hand
from storefront.seller.refused import tell
from storefront.seller.showing.permits import permit_card
from storefront.seller.showing.sanctions import sanction_cards
from storefront.seller.wording import phone_words, village_kind
from vendors.banking.selectors import own_bank_account
from vendors.shops import services
from vendors.shops.rules import AlreadyClosed, AlreadyOpen, ClosedUntilOutOfBounds
from vendors.shops.selectors import kept_shop, sanctions_on
from village.letters.selectors.applications import my_applications
from village.letters.selectors.letters import permit_of
from village.letters.states import ISSUED

FACE = 256


@page(access=SIGNED_IN)
def shop(request: HttpRequest) -> HttpResponse:
    """The shop in hand: does it sell, what it says of itself, how goods reach buyers."""
    keeping = keeping_of(request)
    if keeping is None:
        # What the law calls for first: a permit, then the shop.
        return redirect("seller:shop_open" if ready_businesses(request.viewer) else "seller:home")
    return shop_page(request, keeping)


def shop_page(
    request: HttpRequest, keeping: Keeping, *, switch_form: SwitchForm | None = None
) -> HttpResponse:
    viewer, found = request.viewer, keeping.shop
    issued = {one.letter.pk: one.pk for one in my_applications(viewer) if one.state == ISSUED}
    village = found.business.village
    context = {
        "keeping": keeping,
        "shop": found,
        "village": village,
        "village_kind": village_kind(village.level),
        "sells": found.sells_on(viewer.today),
        "lawful": found.lawful_on(viewer.today),
        "permit": permit_card(
            permit_of(found.pk, today=viewer.today), today=viewer.today, applications=issued
        ),
        "sanctions": sanction_cards(sanctions_on(viewer, found.pk)),
        "terms": delivery_terms(found.pk),
        "face_url": picture_url(found.logo_key, FACE) if found.logo_key else "",
        "form": switch_form or SwitchForm(),
        "phone": phone_words(found.contact_phone),
        "bank": own_bank_account(viewer, found.pk) if keeping.is_owner else None,
        "may_open": ready_businesses(viewer),
        "nav": "shop",
    }
    return render(request, "seller/shop.html", context)


@page(access=SIGNED_IN, methods=("GET", "POST"))
def open_shop(request: HttpRequest) -> HttpResponse:
    """Open the shop of a business whose permit stands."""
    viewer = request.viewer
    businesses = ready_businesses(viewer)
    asked = request.GET.get("usaha", "")
    if asked.isdecimal():
        businesses = [one for one in businesses if one.pk == int(asked)] or businesses
    if not businesses:
        return redirect("seller:shop" if keeping_of(request) else "seller:home")
    first = businesses[0]
    initial = {"name": first.name, "description": first.description, "business": first.pk}
    form = OpenShopForm(request.POST or None, businesses=businesses, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            opened = services.open_shop(
                business_id=form.cleaned_data["business"],
                name=form.cleaned_data["name"],
                description=form.cleaned_data["description"],
                by=viewer,
                at=viewer.at,
            )
        except Refusal as refusal:
            tell(form, refusal)
        else:
            take_in_hand(request, opened.pk)
            messages.success(request, _("Toko Anda sudah buka. Tambah barang pertama."))
            return redirect("seller:home")
    context = {"form": form, "businesses": businesses, "keeping": keeping_of(request), "nav": "shop"}
    return render(request, "seller/shop_open.html", context)


@page(access=SIGNED_IN, methods=("POST",))
@for_keepers
def switch(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """Open or close the window by the seller's own wish; a second press finds it done."""
    opens = request.POST.get("open") == "1"
    form = SwitchForm(None if opens else request.POST)
    if not opens and not form.is_valid():
        return shop_page(request, keeping, switch_form=form)
    until = None if opens else form.cleaned_data["closed_until"]
    try:
        services.switch_shop(
            shop_id=_shop_id(request), open=opens, closed_until=until, by=request.viewer, at=request.viewer.at
        )
    except (AlreadyOpen, AlreadyClosed) as refusal:
        messages.info(request, str(refusal))
    except ClosedUntilOutOfBounds as refusal:
        tell(form, refusal)
        return shop_page(request, keeping, switch_form=form)
    else:
        messages.success(request, _switched(opens, until))
    return redirect("seller:shop")


def _switched(opens: bool, until: Any) -> str:
    if opens:
        return _("Toko Anda sudah buka.")
    if until is not None:
        return _("Toko Anda libur sampai %(day)s, lalu buka sendiri. Pesanan yang ada tetap jalan.") % {
            "day": day(until)
        }
    return _("Toko Anda tutup sementara. Barang tidak tampil; pesanan yang ada tetap jalan.")


@page(access=SIGNED_IN, methods=("POST",))
def choose(request: HttpRequest) -> HttpResponse:
    """Take another of one's shops in hand."""
    take_in_hand(request, kept_shop(request.viewer, _shop_id(request)).pk)
    return redirect("seller:home")


def _shop_id(request: HttpRequest) -> int:
    """The shop that a form is about: named in it, so that another tab cannot change it meanwhile."""
    typed = request.POST.get("shop", "")
    if not typed.isdecimal():
        raise NotFound()
    return int(typed)
