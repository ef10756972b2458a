"""What templates of every area may show of the buyer: the number at the cart's icon."""

from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from marketplace.checkout.selectors import pieces_in_cart
from storefront.buyer.basket import held_cart


def cart_count(request: HttpRequest) -> dict[str, Any]:
    """`cart_count`, counted once a template shows it; a visitor without a cart costs no query."""
    return {"cart_count": SimpleLazyObject(lambda: _pieces(request))}


def _pieces(request: HttpRequest) -> int:
    # The session names the account; asking `viewer` would read its offices for a number at an icon.
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    account_id = request.session.get(SESSION_KEY) if has_session else None
    return pieces_in_cart(account_id=int(account_id) if account_id else None, held=held_cart(request))
