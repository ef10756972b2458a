"""How a row of the matrix of pages is asked, and how its answers are told apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from foundation.access.pages import declared_access
from foundation.access.permissions import PUBLIC
from marketplace.checkout.models import Checkout
from storefront.buyer.basket import CART_COOKIE
from tests.access.content import LOOKS, changed, contents, files
from tests.access.people import PEOPLE, World
from tests.access.private_words import told_words
from tests.village.letters.factories import a_photo

PHOTO = "a photo"
"""Stands in the data of a row for a fresh upload."""

LETTER_OF_STATUS = {200: "2", 400: "b", 401: "u", 403: "3", 404: "4", 405: "5", 409: "f", 410: "g", 422: "e"}
PERSONAL = ("buyer:cart", "buyer:checkout", "buyer:order")
"""Pages that anybody may open, and that show what is one's own."""
FOR_ALL = ("media", "public:keys")
"""The same bytes for everybody, whatever the cookies."""


@dataclass(frozen=True)
class Row:
    """One way to open an address, and what each of the nine gets. `first` (name, form) is posted before."""

    name: str
    method: str
    outcomes: tuple[str, ...]
    where: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    first: tuple[str, Mapping[str, Any]] | None = None
    holds: str = ""

    @property
    def entry(self) -> tuple[str, str]:
        return (self.name, self.method)


def page(entry: str, outcomes: str, **rest: Any) -> Row:
    """`entry` is "GET public:home". In addresses and forms `"@name"` is a thing's key, `"@name.x"` its text.

    `holds` names the cart that the visitor's browser holds.
    """
    method, _space, name = entry.partition(" ")
    letters = tuple(outcomes.split())
    if len(letters) != len(PEOPLE):
        raise ValueError(f"{entry}: {len(letters)} outcomes for {len(PEOPLE)} people")
    return Row(name, method, letters, **rest)


def address(world: World, asked: Row, name: str = "") -> str:
    """The address of a row, or another one with the same keys."""
    url = reverse(
        name or asked.name, kwargs={key: _meant(world, value) for key, value in asked.where.items()}
    )
    query = urlencode({key: _meant(world, value) for key, value in asked.query.items()})
    return f"{url}?{query}" if query else url


def _meant(world: World, value: Any) -> Any:
    if value == PHOTO:
        return SimpleUploadedFile("foto.jpg", a_photo(), "image/jpeg")
    if not (isinstance(value, str) and value.startswith("@")):
        return value
    name, _dot, attribute = value[1:].partition(".")
    thing = world.things[name]
    if isinstance(thing, str):
        return thing
    return getattr(thing, attribute) if attribute else thing.pk


def data_of(world: World, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The form as it is sent; `"delivery_@shop"` names a field of a thing's key."""

    def key(name: str) -> str:
        before, at, thing = name.partition("@")
        return f"{before}{world.things[thing].pk}" if at else name

    return {key(name): _meant(world, value) for name, value in typed.items()}


@cache
def _handler(enforce_csrf: bool) -> Any:
    """One for all browsers: making it looks through all static files."""
    return Client(enforce_csrf_checks=enforce_csrf).handler


def browser(world: World, person: str, *, holds: str = "", enforce_csrf: bool = False) -> Client:
    """The browser of a person who is signed in; a visitor's holds a cart where it is named."""
    client = Client()
    client.handler = _handler(enforce_csrf)
    if person != "visitor":
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[person]
    elif holds:
        cart: Checkout = world.things[holds]
        kept = HttpResponse()
        kept.set_signed_cookie(CART_COOKIE, cart.pk.hex, salt=CART_COOKIE)
        client.cookies[CART_COOKIE] = kept.cookies[CART_COOKIE].value
    return client


def faults(world: World, asked: Row, person: str, wanted: str) -> list[str]:
    """Open the address as a person, then roll back: what is not as the row and the rules of all rows say."""
    client, url = browser(world, person, holds=asked.holds), address(world, asked)
    with transaction.atomic():
        if asked.first:
            client.post(address(world, asked, asked.first[0]), data_of(world, asked.first[1]))
        before = (contents(world.tables) if asked.first else world.contents) | files()
        response = client.get(url) if asked.method == "GET" else client.post(url, data_of(world, asked.data))
        moved = changed(before, contents(world.tables))
        transaction.set_rollback(True)
    letter, told = (
        _letter(response, moved),
        told_words(world, person, _text(response), known=f"{url} {asked.holds}"),
    )
    found = []
    if letter != wanted:
        found.append(f"{person} gets {letter}, but the row says {wanted}")
    if moved and letter not in ("d", "c", "l"):
        found.append(f"{person} is refused and yet changes {moved}")
    if told:
        found.append(f"{person} reads {told}")
    if not _kept_rightly(asked, response, person):
        found.append(f"{person} is told Cache-Control {response.headers.get('Cache-Control')!r}")
    return found


def _letter(response: Any, moved: set[str]) -> str:
    if response.status_code == 302:
        if response["Location"].startswith(f"{reverse(settings.LOGIN_URL)}?"):
            return ">"
        return "d" if moved else "r"
    if response.status_code == 200 and moved:
        return "l" if moved == {LOOKS} else "c"
    return LETTER_OF_STATUS[response.status_code]


def _text(response: Any) -> str:
    """What a person can read of an answer. Papers and pictures are not text."""
    kind = response.headers.get("Content-Type", "")
    return response.content.decode() if kind.startswith(("text/", "application/json")) else ""


def _kept_rightly(asked: Row, response: Any, person: str) -> bool:
    """Closed pages and what is one's own are kept by nobody; what has cookies by no shared cache."""
    said = {one.strip() for one in response.headers.get("Cache-Control", "").split(",")}
    closed = declared_access(resolve(response.wsgi_request.path).func) != PUBLIC
    if closed or (asked.name in PERSONAL and response.status_code == 200):
        return {"private", "no-store"} <= said
    return person == "visitor" or asked.name in FOR_ALL or bool({"private", "no-store", "no-cache"} & said)
