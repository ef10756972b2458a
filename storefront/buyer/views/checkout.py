from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from foundation.access.refusals import NotFound, Refusal
from foundation.accounts.selectors import own_account
from marketplace.checkout.selectors import CartView, cart_view
from marketplace.checkout.services import settle_checkout
from marketplace.delivery.selectors import delivery_options_by_shop
from marketplace.orders.selectors import last_address_of, order_of_checkout
from marketplace.orders.services import place_order
from marketplace.payments.states import BANK_TRANSFER, CASH_ON_DELIVERY
from storefront.buyer.basket import cart_of, keep_order
from storefront.buyer.forms import CheckoutForm, delivery_name
from storefront.buyer.refused import told_by
from storefront.buyer.showing.checkout import checkout_page
from storefront.buyer.showing.places import village_named, village_options
from storefront.look.fields import picker_rows
from storefront.look.wording import phone_words
from vendors.banking.selectors import shops_taking_transfer

VILLAGE_COOKIE = "mall_village"
"""Where the public pages keep the village that goods are priced for."""

FIELDS = {"shipping_address": "street", "payment_gateway": "gateway"}
"""What the services call a field, where the form calls it otherwise."""


@page(access=PUBLIC, methods=("GET", "POST"))
def checkout(request: HttpRequest) -> HttpResponse:
    """Address, delivery by shop, payment and sum on one page; nothing typed is lost or costs more unasked.

    A second submit, however late, leads to the order that the first one made.
    """
    sent = _uuid(request.POST.get("checkout", ""))
    placed = order_of_checkout(sent) if sent else None
    if placed is not None:
        return redirect("buyer:order", placed)
    held = cart_of(request)
    if held is None or (sent and sent != held):
        return redirect("buyer:cart")
    cart = cart_view(held, request.viewer)
    if not cart.lines:
        return redirect("buyer:cart")
    if request.method == "GET":
        return _shown(request, cart, _unsent(cart, _known(request, cart)))
    if "order" in request.POST:
        return _ordered(request, cart)
    if "drop" in request.POST:
        cart = _without_missing(request, cart)
    return _shown(request, cart, _unsent(cart, request.POST)) if cart.lines else redirect("buyer:cart")


@page(access=PUBLIC)
def village_rows(request: HttpRequest) -> HttpResponse:
    """Rows of the village picker, as they are typed."""
    query = request.GET.get("village_q", "")
    rows = picker_rows(name="village", rows=village_options(query), query=query)
    return render(request, "components/picker_rows.html", rows)


def _ordered(request: HttpRequest, cart: CartView) -> HttpResponse:
    typed, viewer = request.POST, request.viewer
    if typed.get("village") and typed.get("village") != typed.get("priced"):
        return _shown(request, cart, _unsent(cart, typed), priced=True)
    form = _form(cart, typed.get("village", ""), data=typed)
    if not form.is_valid():
        return _shown(request, cart, form)
    given = form.cleaned_data
    try:
        order = place_order(
            checkout_id=cart.id,
            recipient=given["recipient"],
            phone=given["phone"],
            email=given["email"],
            street=given["street"],
            note=given["note"],
            village_code=given["village"],
            deliveries=form.methods(given),
            gateway=given["gateway"],
            agreed_goods=_number(typed.get("goods", "")),
            agreed_total=_number(typed.get("agreed", "")),
            address=request.META.get("REMOTE_ADDR", ""),
            by=viewer,
            at=viewer.at,
        )
    except NotFound:
        return redirect("buyer:cart")
    except Refusal as refusal:
        return _refused(request, cart.id, refusal)
    messages.success(request, _("Pesanan dibuat. Penjual sudah kami kabari."))
    response = redirect("buyer:order", order.pk)
    keep_order(response, request, order.pk, cart.id)
    return response


def _refused(request: HttpRequest, cart_id: UUID, refusal: Refusal) -> HttpResponse:
    """The same page with what was typed, what stands in the way, and the sums of now."""
    cart = cart_view(cart_id, request.viewer)
    form = _form(cart, request.POST.get("village", ""), data=request.POST)
    told = "" if told_by(form, refusal, FIELDS) else str(refusal)
    return _shown(request, cart, form, told=told)


def _without_missing(request: HttpRequest, cart: CartView) -> CartView:
    """The cart with what can be had of it, as the page has told."""
    try:
        settle_checkout(
            checkout_id=cart.id,
            shown_total=_number(request.POST.get("goods", "")),
            drop_unobtainable=True,
            by=request.viewer,
            at=request.viewer.at,
        )
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return cart_view(cart.id, request.viewer)


def _known(request: HttpRequest, cart: CartView) -> dict[str, str]:
    """What the form begins with: the cart's own, then the last order's, then the account's."""
    viewer = request.viewer
    known = {
        "recipient": cart.recipient,
        "phone": cart.phone,
        "email": cart.email,
        "street": cart.street,
        "note": cart.note,
        "village": cart.village_code,
    }
    if viewer.signed_in and not cart.recipient:
        last = last_address_of(viewer)
        if last is not None:
            known |= {"recipient": last.recipient, "street": last.street, "village": last.village_code}
            known["phone"], known["email"] = cart.phone or last.phone, cart.email or last.email
        account = own_account(viewer)
        known["recipient"] = known["recipient"] or f"{account.first_name} {account.last_name}".strip()
        known["phone"] = known["phone"] or account.phone or ""
        known["email"] = known["email"] or account.email or ""
    known["village"] = known["village"] or request.COOKIES.get(VILLAGE_COOKIE, "")
    return {**known, "phone": phone_words(known["phone"])}


def _unsent(cart: CartView, typed: Mapping[str, str]) -> CheckoutForm:
    """The form with what is known, without complaints: to look, to search a village, to ask for prices."""
    code = typed.get("village", "")
    if not code:
        # One village alone is meant: nobody has to press it.
        found = village_options(typed.get("village_q", ""))
        code = found[0].value if len(found) == 1 else ""
    form = _form(cart, code, initial={**{name: typed.get(name, "") for name in typed}, "village": code})
    for shop in cart.shops:
        name, options = delivery_name(shop.shop_id), form.offers.get(shop.shop_id, ())
        before = typed.get(name) or (shop.chosen.method if shop.chosen else "")
        methods = [option.method for option in options]
        if methods:
            form.initial[name] = before if before in methods else methods[0]
    return form


def _form(cart: CartView, village_code: str, **given: Any) -> CheckoutForm:
    """The form with the deliveries that the shops offer to a village; none before one is chosen."""
    destination = village_named(village_code)
    if destination is None:
        offers = {}
    elif village_code == cart.village_code:
        offers = {shop.shop_id: shop.options for shop in cart.shops}
    else:
        weights = {shop.shop_id: shop.weight_grams for shop in cart.shops}
        goods = {shop.shop_id: shop.subtotal for shop in cart.shops}
        offers = delivery_options_by_shop(weights, village_code, goods=goods)
    taking = shops_taking_transfer([shop.shop_id for shop in cart.shops])
    return CheckoutForm(
        shops=cart.shops,
        offers=offers,
        destination=destination,
        takes_transfer=all(shop.shop_id in taking for shop in cart.shops),
        **given,
    )


def _shown(
    request: HttpRequest, cart: CartView, form: CheckoutForm, *, told: str = "", priced: bool = False
) -> HttpResponse:
    chosen = form.destination
    typed = request.POST.get("village_q", "")
    context = {
        "form": form,
        "checkout": checkout_page(cart, form, at=request.viewer.at),
        "cart_id": cart.id,
        "village": chosen,
        "village_query": typed or (chosen.name if chosen else ""),
        "village_rows": village_options(typed, chosen),
        "gateway_notes": {
            CASH_ON_DELIVERY: _("Tunai ke kurir atau di toko, tiap toko sendiri-sendiri"),
            BANK_TRANSFER: _("Dalam 24 jam, langsung ke tiap toko. Nomornya tampil setelah memesan."),
        },
        "no_transfer": BANK_TRANSFER not in dict(form.fields["gateway"].choices),
        "told": told,
        "priced": priced,
        "has_errors": bool(told or (form.is_bound and form.errors)),
    }
    response = render(request, "buyer/checkout.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None
