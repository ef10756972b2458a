"""Who a page sees: the account of the session, its offices only after a second factor."""

from datetime import timedelta

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from foundation.accounts.tokens import SECOND_FACTOR_FRESH
from foundation.accounts.viewers import viewer_from_session
from tests.foundation.factories import an_account
from tests.village.factories import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def officers_have_a_second_factor(settings):
    settings.OFFICER_SECOND_FACTOR = True


def a_request(account, *methods):
    """A page's request in a session that passed these steps of signing in."""
    request = RequestFactory().get("/")
    request.session, request.user = SessionStore(), account
    for method in methods:
        record_authentication(request, account, method)
    return request


def aged(request, by):
    """The same session, its steps so much longer ago."""
    for record in request.session["account_authentication_methods"]:
        record["at"] -= by.total_seconds()
    return request


def test_a_visitor_is_nobody():
    request = a_request(AnonymousUser())

    assert viewer_from_session(request).account_id is None


def test_a_password_alone_brings_the_account_without_its_offices():
    officer = an_officer()

    viewer = viewer_from_session(a_request(officer.account, "password"))

    assert viewer.account_id == officer.account.pk
    assert (viewer.offices, viewer.permissions, viewer.fresh_second_factor) == ((), frozenset(), False)


def test_a_second_factor_brings_the_offices_and_is_fresh_for_a_quarter_of_an_hour():
    officer = an_officer()
    request = a_request(officer.account, "password", "mfa")

    at_once = viewer_from_session(request)
    later = viewer_from_session(aged(request, SECOND_FACTOR_FRESH))

    assert [office.officer_id for office in at_once.offices] == [officer.pk]
    assert at_once.fresh_second_factor is True
    assert later.offices == at_once.offices
    assert later.fresh_second_factor is False


def test_a_code_given_again_is_fresh_again():
    officer = an_officer()
    request = aged(a_request(officer.account, "password", "mfa"), timedelta(days=3))
    record_authentication(request, officer.account, "mfa", reauthenticated=True)

    assert viewer_from_session(request).fresh_second_factor is True


def test_the_steps_of_another_account_in_the_same_session_count_for_nothing():
    request = a_request(an_account(), "password", "mfa")
    officer = an_officer()
    request.user = officer.account

    viewer = viewer_from_session(request)

    assert (viewer.account_id, viewer.offices) == (officer.account.pk, ())
