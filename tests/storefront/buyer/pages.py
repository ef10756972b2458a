"""People at the buyer's pages, and what a test reads of an answer."""

import re
from html import unescape
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.test import Client

from foundation.accounts.models import User
from marketplace.checkout.models import Checkout
from marketplace.orders.models import Order
from storefront.buyer.basket import CART_COOKIE, ORDERS_COOKIE, held_cart

CART = "/keranjang/"
CHANGE = "/keranjang/ubah/"
SETTLE = "/keranjang/lanjut/"
CHECKOUT = "/bayar/"


def somebody() -> Client:
    """A browser of nobody in particular; it speaks Indonesian."""
    return Client(headers={"accept-language": "id"})


def signed_in(account: User) -> Client:
    client = somebody()
    client.force_login(account)
    return client


def holding(cart: Checkout) -> Client:
    """A visitor's browser that holds a cart."""
    client = somebody()
    client.cookies[CART_COOKIE] = signed(CART_COOKIE, cart.pk.hex)
    return client


def maker_of(order: Order) -> Client:
    """The visitor's browser that made an order."""
    client = somebody()
    client.cookies[ORDERS_COOKIE] = signed(ORDERS_COOKIE, order.pk.hex + order.checkout_key.hex)
    return client


def signed(name: str, value: str) -> str:
    """The text of a cookie as the mall sets it."""
    answer = HttpResponse()
    answer.set_signed_cookie(name, value, salt=name)
    return answer.cookies[name].value


def held_by(client: Client) -> UUID | None:
    """The cart in a browser's cookie."""
    request = HttpRequest()
    request.COOKIES = {name: cookie.value for name, cookie in client.cookies.items()}
    return held_cart(request)


def text_of(response) -> str:
    """What a reader sees: no tags, single spaces, none before a full stop."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r" ([.,])", r"\1", " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split()))


def alarms_of(response) -> list[str]:
    """The sentences of the error summary and of the notices that alarm."""
    found = re.findall(r'role="alert".*?</div></div>', response.content.decode(), flags=re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", "<" + one)).split()) for one in found]


def value_of(response, name: str) -> str | None:
    """What stands in an input of the page, text or hidden."""
    for tag in re.findall(r"<input\b[^>]*>", response.content.decode()):
        if f'name="{name}"' in tag and 'type="radio"' not in tag:
            return unescape((re.search(r'value="([^"]*)"', tag) or ["", ""])[1])
    return None


def chosen_of(response, name: str) -> str | None:
    """The chosen radio of a group."""
    for tag in re.findall(r'<input type="radio"[^>]*>', response.content.decode()):
        if f'name="{name}"' in tag and " checked" in tag:
            return unescape(re.search(r'value="([^"]*)"', tag)[1])
    return None


def offered_of(response, name: str) -> list[str]:
    """The values of a radio group, in the order of the page."""
    return re.findall(rf'<input type="radio"[^>]*name="{name}" value="([^"]*)"', response.content.decode())
