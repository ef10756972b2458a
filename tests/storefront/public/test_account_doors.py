"""Every door of allauth under /akun/ opens or leads somewhere; nobody sees a raw page of allauth."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.urls import URLPattern, URLResolver, get_resolver

from tests.foundation.factories import an_account

pytestmark = pytest.mark.django_db

FILLED = {"key": "kunci-yang-salah", "uidb36": "zz"}
# What a visitor, and what somebody signed in, gets: a page, or the address that one is sent to.
DOORS = {
    "account_login": (200, "/akun/mulai/"),
    "account_logout": ("/", 200),
    "account_inactive": (200, 200),
    "account_signup": (200, "/akun/mulai/"),
    "account_reauthenticate": ("/akun/masuk/", 200),
    "account_email": ("/akun/masuk/", 200),
    "account_email_verification_sent": (200, 200),
    "account_confirm_email": (200, 200),
    "account_change_password": ("/akun/masuk/", 200),
    "account_set_password": ("/akun/masuk/", "/akun/kata-sandi/ganti/"),
    "account_reset_password": (200, 200),
    "account_reset_password_done": (200, 200),
    "account_reset_password_from_key": (200, 200),
    "account_reset_password_from_key_done": (200, 200),
    "mfa_index": ("/akun/masuk/", 200),
    "mfa_authenticate": ("/akun/masuk/", "/akun/mulai/"),
    "mfa_reauthenticate": ("/akun/masuk/", "/akun/pastikan/"),
    "mfa_activate_totp": ("/akun/masuk/", "/akun/pastikan/"),
    "mfa_deactivate_totp": ("/akun/masuk/", 404),
    "mfa_view_recovery_codes": ("/akun/masuk/", 404),
    "mfa_generate_recovery_codes": ("/akun/masuk/", "/akun/pastikan/"),
    "mfa_download_recovery_codes": ("/akun/masuk/", 404),
}


def patterns(found: list, before: str = "") -> Iterator[tuple[str, str]]:
    """(name, address) of every door that allauth opens."""
    for one in found:
        place = before + str(one.pattern).lstrip("^")
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, place)
        elif isinstance(one, URLPattern) and (one.name or "").startswith(("account_", "mfa_")):
            named = re.sub(r"\(\?P<(\w+)>[^)]*\)|<\w+:(\w+)>", lambda part: FILLED[part[1] or part[2]], place)
            yield one.name, "/" + named.rstrip("$")


ADDRESSES = dict(patterns(get_resolver().url_patterns))


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def test_every_door_of_allauth_is_known_here():
    assert ADDRESSES.keys() == DOORS.keys()
    assert {address.startswith("/akun/") for address in ADDRESSES.values()} == {True}


@pytest.mark.parametrize("name", DOORS)
@pytest.mark.parametrize("who", ["visitor", "signed in"])
def test_a_door_opens_or_leads_somewhere(client, name, who):
    if who == "signed in":
        client.force_login(an_account())

    answer = client.get(ADDRESSES[name])

    expected = DOORS[name][who == "signed in"]
    if isinstance(expected, int):
        assert answer.status_code == expected
    else:
        assert (answer.status_code, answer.url.partition("?")[0]) == (302, expected)
    if answer.status_code == 200:
        html = answer.content.decode()
        assert '<html lang="id">' in html and 'class="top"' in html and "<h1>" in html
        assert not re.search(r"<style|<script(?! src)| style=|Sign|Password|Menu:", html)


@pytest.mark.parametrize("name", [name for name, (visitor, _) in DOORS.items() if visitor == "/akun/masuk/"])
def test_a_closed_door_does_nothing_for_a_visitor(client, name):
    answer = client.post(ADDRESSES[name])

    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/akun/masuk/")
