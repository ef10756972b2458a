from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from marketplace.checkout.selectors.address_book import my_address, my_addresses
from marketplace.checkout.services.address_book import (
    SHIPPING,
    remove_address,
    save_address,
    set_default_address,
)
from storefront.buyer.forms_account import AddressForm
from storefront.buyer.refused import told_by
from storefront.buyer.showing.places import village_named, village_options
from storefront.look.wording import phone_words, village_words


@page(access=SIGNED_IN, methods=("GET", "POST"))
def addresses(request: HttpRequest) -> HttpResponse:
    """The address book: the default first; another default and taking one out by one press."""
    viewer = request.viewer
    if request.method == "POST":
        address_id, act = request.POST.get("address", ""), request.POST.get("act", "")
        if not address_id.isdecimal() or len(address_id) > 18 or act not in ("remove", "default"):
            raise Http404
        if act == "remove":
            remove_address(address_id=int(address_id), by=viewer, at=viewer.at)
            messages.success(request, _("Alamat dihapus."))
        else:
            set_default_address(address_id=int(address_id), default_for=SHIPPING, by=viewer, at=viewer.at)
            messages.success(request, _("Alamat utama diganti."))
        return redirect("buyer:addresses")
    rows = [
        {
            "id": one.pk,
            "recipient": one.recipient,
            "phone": phone_words(one.phone),
            "lines": [one.street, village_words(one.village), f"Kec. {one.village.parent.name}"],
            "note": one.note,
            "default": one.is_default,
        }
        for one in my_addresses(viewer)
    ]
    return _private(render(request, "buyer/addresses.html", {"rows": rows, "nav": "account"}))


@page(access=SIGNED_IN, methods=("GET", "POST"))
def address(request: HttpRequest, id: int | None = None) -> HttpResponse:
    """Write an address down, or change one."""
    viewer, problem = request.viewer, ""
    kept = my_address(viewer, id) if id is not None else None
    initial = {
        "recipient": kept.recipient if kept else viewer.name,
        "phone": kept.phone if kept else "",
        "village": kept.village_id if kept else "",
        "street": kept.street if kept else "",
        "note": kept.note if kept else "",
        "default": kept.is_default if kept else False,
    }
    searching = "village_search" in request.POST
    form = AddressForm(request.POST or None, initial=initial)
    query = request.POST.get("village_q", "").strip()
    chosen = village_named(str(form["village"].value() or ""))
    if request.method == "POST" and not searching and form.is_valid():
        given: dict[str, Any] = dict(form.cleaned_data)
        try:
            save_address(
                recipient=given["recipient"],
                village_code=given["village"],
                street=given["street"],
                note=given["note"],
                phone=given["phone"],
                default_for=SHIPPING if given["default"] else "",
                address_id=id,
                by=viewer,
                at=viewer.at,
            )
        except NotFound:
            raise
        except Refusal as refusal:
            if not told_by(form, refusal, {"village_code": "village", "region": "village"}):
                problem = str(refusal)
        else:
            messages.success(request, _("Alamat tersimpan."))
            return redirect("buyer:addresses")
    if searching:
        # A press on the search is no attempt to save: nothing is wrong yet.
        form = AddressForm(initial={**initial, **request.POST.dict()})
    context = {
        "form": form,
        "kept": kept,
        "problem": problem,
        "has_errors": bool(problem),
        "village_query": query or (chosen.name if chosen else ""),
        "village_rows": village_options(query, chosen) if query or chosen else [],
        "nav": "account",
    }
    return _private(render(request, "buyer/address.html", context))


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    return response
