"""Where the mall asks officers for a second factor, a signature asks for a fresh one."""

from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from foundation.accounts.second_factor import confirm_second_factor
from foundation.accounts.tokens import SECOND_FACTOR_FRESH, decode, start_session
from foundation.accounts.viewers import viewer_of_session
from foundation.ids import global_id
from tests.village.factories import an_officer
from tests.village.letters.factories import NOON, PASSWORD, a_verified, everything
from tests.village.letters.schema_of_letters import schema
from village.letters.models import Letter
from village.officers.states import HEAD

pytestmark = pytest.mark.django_db

APPROVE = """mutation ($id: ID!, $password: String!) { applicationApprove(id: $id, password: $password) {
    application { state } letter { number } errors { field code message } } }"""


@pytest.fixture(autouse=True)
def officers_have_a_second_factor(settings):
    settings.OFFICER_SECOND_FACTOR = True


def approve(application, by):
    variables = {"id": global_id("Application", application.pk), "password": PASSWORD}
    return schema.run(APPROVE, variables, viewer=by)


def signed_in_with_a_code(account, at):
    """An API sign-in that gave one of the account's recovery codes."""
    (code, *_others) = RecoveryCodes.activate(account).get_unused_codes()
    _access, refresh = start_session(user=account, at=at)
    session_id = decode(refresh, kind="refresh", at=at)["sid"]
    return confirm_second_factor(account_id=account.pk, session_id=session_id, code=code, at=at)


def test_a_head_who_gave_a_code_a_moment_ago_signs():
    application, head = a_verified(), an_officer(HEAD)
    session = signed_in_with_a_code(head.account, NOON - SECOND_FACTOR_FRESH + timedelta(seconds=1))
    by = viewer_of_session(user=head.account, second_factor_at=session.second_factor_at, at=NOON)

    payload = approve(application, by)["data"]["applicationApprove"]

    assert payload == {
        "application": {"state": "ISSUED"},
        "letter": {"number": Letter.objects.get().number},
        "errors": [],
    }


def test_a_code_of_a_quarter_of_an_hour_ago_signs_nothing():
    application, head = a_verified(), an_officer(HEAD)
    session = signed_in_with_a_code(head.account, NOON - SECOND_FACTOR_FRESH)
    by = viewer_of_session(user=head.account, second_factor_at=session.second_factor_at, at=NOON)
    before = everything()

    payload = approve(application, by)["data"]["applicationApprove"]

    assert payload == {
        "application": None,
        "letter": None,
        "errors": [
            {
                "field": None,
                "code": "SECOND_FACTOR_REQUIRED",
                "message": "Tanda tangan perlu kode pengaman kedua yang baru."
                " Masukkan kode dari ponsel Anda, lalu setujui lagi.",
            }
        ],
    }
    assert everything() == before


def test_a_head_who_signed_in_by_password_alone_holds_no_office():
    application, head = a_verified(), an_officer(HEAD)
    by = viewer_of_session(user=head.account, second_factor_at=None, at=NOON)
    before = everything()

    answer = approve(application, by)

    assert answer["data"] == {"applicationApprove": None}
    assert answer["errors"][0]["extensions"] == {"exception": {"code": "PermissionDenied"}}
    assert everything() == before
