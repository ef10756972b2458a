from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from foundation.access.refusals import NotFound, Refusal
from marketplace.checkout.rules import LineRefusal, Unobtainable
from marketplace.checkout.selectors import cart_view
from marketplace.checkout.services import (
    NewLine,
    add_lines,
    create_checkout,
    settle_checkout,
    update_lines,
)
from storefront.buyer.basket import cart_of, keep_cart
from storefront.buyer.forms import AddForm, LineForm
from storefront.buyer.showing.cart import cart_page


@page(access=PUBLIC)
def cart(request: HttpRequest) -> HttpResponse:
    """The cart: what changed first, then the goods by shop and their sum."""
    return _shown(request)


@page(access=PUBLIC, methods=("POST",))
def cart_add(request: HttpRequest) -> HttpResponse:
    """From a product page into the cart; back to where `next` says, else to the cart."""
    form = AddForm(request.POST)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse("buyer:cart")
    if not form.is_valid():
        messages.error(request, _("Pilih dulu barangnya, lalu tekan sekali lagi."))
        return redirect(back)
    wanted = NewLine(form.cleaned_data["variant"], form.cleaned_data["quantity"] or 1)
    held = cart_of(request)
    try:
        if held is None:
            held = create_checkout(lines=(wanted,), by=request.viewer, at=request.viewer.at).pk
        else:
            add_lines(checkout_id=held, lines=(wanted,), by=request.viewer, at=request.viewer.at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    messages.success(request, _("Sudah di keranjang."))
    response = redirect(back)
    keep_cart(response, request, held)
    return response


@page(access=PUBLIC, methods=("GET", "POST"))
def cart_change(request: HttpRequest) -> HttpResponse:
    """Another number of one line, or out with it; what cannot be is said at the line."""
    form, held = LineForm(request.POST), cart_of(request)
    if request.method == "GET" or held is None or not form.is_valid():
        return redirect("buyer:cart")
    line_id, quantities = form.cleaned_data["line"], form.quantities()
    try:
        update_lines(checkout_id=held, quantities=quantities, by=request.viewer, at=request.viewer.at)
    except NotFound:
        return redirect("buyer:cart")
    except Refusal as refusal:
        return _shown(request, refused={line_id: str(refusal)})
    place = f"#line-{line_id}" if quantities[line_id] else ""
    return redirect(reverse("buyer:cart") + place)


@page(access=PUBLIC, methods=("GET", "POST"))
def cart_settle(request: HttpRequest) -> HttpResponse:
    """On to the checkout with what changed agreed to; `drop` takes out what cannot be had."""
    held, drop = cart_of(request), "drop" in request.POST
    if request.method == "GET" or held is None:
        return redirect("buyer:cart")
    shown = request.POST.get("shown", "")
    try:
        settle_checkout(
            checkout_id=held,
            shown_total=int(shown) if shown.isdecimal() else None,
            drop_unobtainable=drop,
            by=request.viewer,
            at=request.viewer.at,
        )
    except NotFound:
        return redirect("buyer:cart")
    except Unobtainable:
        return _shown(request, stopped=True)
    except LineRefusal as refusal:
        return _shown(request, told=str(refusal))
    return redirect("buyer:cart" if drop else "buyer:checkout")


def _shown(
    request: HttpRequest,
    *,
    refused: dict[UUID, str] | None = None,
    told: str = "",
    stopped: bool = False,
) -> HttpResponse:
    held = cart_of(request)
    context: dict[str, Any] = {"nav": "cart", "told": told, "stopped": stopped}
    if held is not None:
        context["cart"] = cart_page(cart_view(held, request.viewer), refused=refused)
    context["has_errors"] = bool(refused or told or stopped)
    response = render(request, "buyer/cart.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response
