"""What holds for all doors at once: the declaration, the method, the token, the second factor."""

import json
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from foundation.access.declarations import addresses, undeclared_addresses
from foundation.access.pages import declared_access
from foundation.access.permissions import PUBLIC, SIGNED_IN, is_access
from foundation.accounts.models import RefreshToken
from foundation.accounts.tokens import start_session
from marketplace.schema import schema
from tests.access.content import changed, contents, files
from tests.access.fields import document
from tests.access.pages import Row, address, browser, data_of
from tests.access.people import PEOPLE, World
from tests.access.test_fields import ROWS as FIELD_ROWS
from tests.access.test_pages import ROWS

pytestmark = pytest.mark.django_db

WITHOUT_TOKEN = {"graphql", "public:verify_token", "public:language", "public:search"}
"""Nobody's session is asked there, so nobody's can be abused."""

INVITED = "officer:invited"
OFFICE = "{ identitiesAwaiting { totalCount } }"
SENT = "{ applications(first: 1) { totalCount } }"


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("isi")


urlpatterns = [
    path("akun/", include("storefront.public.account_urls")),
    path("telanjang/", bare, name="bare"),
]


def test_every_address_declares_its_access_or_is_djangos_own_account_door():
    undeclared = {name for name, _pattern, view in addresses() if not declared_access(view)}

    assert undeclared_addresses() == []
    # django-allauth: sign-in, sign-up, addresses, passwords, second factor. Each changes its own account
    # alone, asks for sign-in where it needs one, and has its rows in the matrix.
    assert {name.partition("_")[0] for name in undeclared} == {"account", "mfa"}


@override_settings(ROOT_URLCONF="tests.access.test_declarations")
def test_an_address_without_a_declaration_stops_the_start_and_opens_to_no_visitor():
    (error,) = undeclared_addresses()

    answer = Client().get("/telanjang/")

    assert error.msg == "The view of /telanjang/ does not declare its access"
    assert (answer.status_code, answer["Location"]) == (302, "/akun/masuk/?next=/telanjang/")


def test_every_root_field_declares_its_access():
    assert {name for name, access in schema.root_fields().items() if not is_access(access)} == set()


def first_rows(*, posts: bool) -> list[Row]:
    """One row of each address of ours, to know its keys."""
    rows = [row for row in ROWS if not posts or row.method == "POST"]
    return list({row.name: row for row in reversed(rows)}.values())


@pytest.mark.parametrize("row", first_rows(posts=False), ids=lambda row: row.name)
def test_an_address_answers_no_method_that_it_does_not_declare(world: World, row: Row):
    view = next(view for name, _pattern, view in addresses() if name == row.name)
    if declared_access(view) is None:
        return
    others = {"GET", "POST", "PUT", "PATCH", "DELETE"} - set(view.methods)
    url = address(world, row)

    answers = {
        (person, method): browser(world, person).generic(method, url).status_code
        for person in ("visitor", "seller", "operator", "regency")
        for method in others
    }

    assert set(answers.values()) <= {403, 405}
    assert {code for (person, _method), code in answers.items() if person == "visitor"} == {405}
    assert changed(world.contents, contents(world.tables)) == set()


@pytest.mark.parametrize("row", first_rows(posts=True), ids=lambda row: row.name)
def test_no_page_takes_a_form_without_its_token(world: World, row: Row):
    before = world.contents | files()
    person = next(
        (one for one, letter in zip(PEOPLE, row.outcomes, strict=True) if letter in "dcr2"), "visitor"
    )

    answer = browser(world, person, holds=row.holds, enforce_csrf=True).post(
        address(world, row), data_of(world, row.data)
    )

    assert (answer.status_code == 403) is (row.name not in WITHOUT_TOKEN)
    assert changed(before, contents(world.tables)) == set()


def asked(client: Client, text: str, token: str = "") -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = client.post(
        "/graphql/", json.dumps({"query": text}), content_type="application/json", headers=headers
    )
    return answer.json()


def code_of(answer: Any) -> str:
    return answer["errors"][0]["extensions"]["exception"]["code"]


def test_the_api_knows_nobody_by_a_session(world: World):
    with_session = browser(world, "operator")
    token, _refresh = start_session(user=world.accounts["operator"], at=world.at)

    assert asked(with_session, "{ me { email } }") == {"data": {"me": None}}
    assert code_of(asked(with_session, OFFICE)) == "PermissionDenied"
    assert (
        asked(Client(), "{ me { email } }", token)["data"]["me"]["email"] == world.accounts["operator"].email
    )
    assert asked(Client(), OFFICE, token) == {"data": {"identitiesAwaiting": {"totalCount": 1}}}


OFFICERS = ("operator", "operator_there", "head", "district", "regency")


@pytest.mark.parametrize("person", OFFICERS)
def test_where_a_second_factor_is_asked_a_session_without_one_holds_no_office(
    world: World, person: str, settings
):
    settings.OFFICER_SECOND_FACTOR = True
    # Whoever is invited holds no office yet: that page is for anybody signed in.
    rows = [row for row in ROWS if row.name.startswith("officer:") and row.name != INVITED]

    answers = {row.name: _opened(world, row, person).status_code for row in rows}

    assert set(answers.values()) == {403}
    assert changed(world.contents, contents(world.tables)) == set()


def _opened(world: World, row: Row, person: str) -> Any:
    client, url = browser(world, person), address(world, row)
    return client.get(url) if row.method == "GET" else client.post(url, data_of(world, row.data))


@pytest.mark.parametrize("person", OFFICERS)
def test_where_a_second_factor_is_asked_a_token_without_one_holds_no_office(
    world: World, person: str, settings
):
    settings.OFFICER_SECOND_FACTOR = True
    token, _refresh = start_session(user=world.accounts[person], at=world.at)
    before = contents(world.tables)
    closed = {name for name, access in schema.root_fields().items() if access not in (PUBLIC, SIGNED_IN)}
    rows = [row for row in FIELD_ROWS if row.entry in closed]

    refused = {row.entry: code_of(asked(Client(), document(world, row), token)) for row in rows}
    seen = asked(Client(), SENT, token)
    RefreshToken.objects.filter(user=world.accounts[person]).update(second_factor_at=world.at)
    seen_then = asked(Client(), SENT, token)

    assert refused == dict.fromkeys(closed, "PermissionDenied")
    assert changed(before, contents(world.tables)) == {"foundation_refreshtoken"}
    assert seen["data"]["applications"]["totalCount"] == 0
    assert seen_then["data"]["applications"]["totalCount"] > 0


def test_a_session_with_a_second_factor_holds_its_offices(world: World, settings):
    settings.OFFICER_SECOND_FACTOR = True
    client, request = browser(world, "operator"), HttpRequest()
    request.session, request.user = client.session, world.accounts["operator"]
    record_authentication(request, request.user, "mfa", type="totp")
    request.session.save()

    assert client.get("/kantor/").status_code == 200
