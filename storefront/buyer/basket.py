"""What a visitor's browser holds: the id of his cart, and the orders that it made.

Two signed cookies. The id of a cart is its capability, so no script reads them and no other site sends them.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from foundation.access.refusals import NotFound
from foundation.access.viewer import viewer_of
from foundation.clock import now
from marketplace.checkout.selectors import open_checkout_of
from marketplace.checkout.services import adopt_checkout
from marketplace.orders.services import adopt_orders

CART_COOKIE = "mall_cart"
ORDERS_COOKIE = "mall_orders"
KEPT_SECONDS = 60 * 60 * 24 * 90
ORDERS_KEPT = 12
HEX = 32
"""Letters of a UUID without hyphens."""


def held_cart(request: HttpRequest) -> UUID | None:
    """The cart that the browser holds, whether or not it is still open."""
    text = _kept(request, CART_COOKIE)
    return UUID(hex=text) if text else None


def cart_of(request: HttpRequest) -> UUID | None:
    """The cart to show: the account's own, or the one that a visitor's browser holds."""
    return open_checkout_of(request.viewer, held_cart(request))


def keep_cart(response: HttpResponse, request: HttpRequest, checkout_id: UUID) -> None:
    """Let a visitor's browser hold his cart; an account needs no cookie for it."""
    if not request.viewer.signed_in:
        _keep(response, CART_COOKIE, checkout_id.hex)


def checkout_key_of(request: HttpRequest, order_id: UUID) -> UUID | None:
    """The cart from which this browser made an order, as proof that it did; None if it did not."""
    return _kept_orders(request).get(order_id)


def keep_order(response: HttpResponse, request: HttpRequest, order_id: UUID, checkout_key: UUID) -> None:
    """Note that this browser made an order, beside the last ones that it made."""
    kept = {**_kept_orders(request), order_id: checkout_key}
    latest = list(kept.items())[-ORDERS_KEPT:]
    _keep(response, ORDERS_COOKIE, "".join(order.hex + key.hex for order, key in latest))


def bring_cart_along(request: HttpRequest | None, user: Any) -> None:
    """Somebody signs in: the cart that he filled as a visitor becomes his account's."""
    if request is None:
        return
    viewer = viewer_of(account_id=user.pk, name=user.full_name, at=now(), with_offices=False)
    adopt_orders(held=_kept_orders(request), by=viewer, at=viewer.at)
    held = held_cart(request)
    if held is None:
        return
    try:
        adopted = adopt_checkout(checkout_id=held, by=viewer, at=viewer.at)
    except NotFound:
        # It was ordered, forgotten, or is the cart of who used this browser before.
        return
    if adopted.merged:
        messages.info(request, _("Keranjang dari perangkat ini kami gabung dengan keranjang akun Anda."))
    if adopted.capped:
        goods = ", ".join(adopted.capped)
        messages.warning(
            request, _("Stok tidak cukup untuk jumlah keduanya: %s. Periksa jumlahnya di keranjang.") % goods
        )


def bring_orders_along(user: Any) -> None:
    """Somebody has proved his e-mail address: orders that he made with it as a guest become his."""
    viewer = viewer_of(account_id=user.pk, name=user.full_name, at=now(), with_offices=False)
    adopt_orders(by=viewer, at=viewer.at)


def _kept_orders(request: HttpRequest) -> dict[UUID, UUID]:
    """Order -> cart, oldest first."""
    text = _kept(request, ORDERS_COOKIE)
    ids = [UUID(hex=text[start : start + HEX]) for start in range(0, len(text), HEX)]
    return dict(zip(ids[::2], ids[1::2], strict=True))


def _kept(request: HttpRequest, name: str) -> str:
    """What a cookie of ours says; nothing where it is missing, too old or not signed by us."""
    return request.get_signed_cookie(name, default="", salt=name, max_age=KEPT_SECONDS) or ""


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_signed_cookie(
        name,
        value,
        salt=name,
        max_age=KEPT_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
