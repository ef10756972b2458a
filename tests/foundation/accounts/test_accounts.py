from datetime import timedelta

import pytest

from foundation.access.attempts import TooManyAttempts
from foundation.access.refusals import Forbidden
from foundation.access.viewer import visitor
from foundation.accounts.models import RefreshToken, User
from foundation.accounts.reset import (
    ForeignAddress,
    ResetLinkSpent,
    mail_reset_link,
    request_password_reset,
    set_password,
)
from foundation.accounts.rules import (
    AlreadyRegistered,
    InvalidCredentials,
    NameTooLong,
    NotAPhoneNumber,
    TokenExpired,
    TokenRefused,
    Unreachable,
    WeakPassword,
)
from foundation.accounts.selectors import own_account
from foundation.accounts.services import (
    SIGN_INS,
    change_password,
    check_sign_in,
    register_account,
    set_name,
)
from foundation.accounts.tokens import decode, refresh_session, standing_session, start_session
from foundation.clock import now
from tests.foundation.factories import PASSWORD, an_account, viewer_for

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("login", ["sri@contoh.test", "SRI@Contoh.test", "081234567890", "+62 812-3456-7890"])
def test_one_signs_in_by_email_or_phone_however_written(login):
    user = register_account(email="Sri@contoh.test", phone="0812 3456 7890", password=PASSWORD, at=now())

    assert check_sign_in(login=login, password=PASSWORD, at=now()) == user


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({}, Unreachable),
        ({"phone": "12"}, NotAPhoneNumber),
        ({"email": "sri@contoh.test", "password": "pendek"}, WeakPassword),
        ({"email": "sri@contoh.test", "password": "123456789012"}, WeakPassword),
        ({"email": "SUDAH@contoh.test"}, AlreadyRegistered),
        ({"phone": "081234567890"}, AlreadyRegistered),
    ],
)
def test_a_refused_registration_leaves_no_account(given, refusal):
    register_account(email="sudah@contoh.test", phone="081234567890", password=PASSWORD, at=now())

    with pytest.raises(refusal):
        register_account(**{"password": PASSWORD, **given}, at=now())

    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("login", "password"),
    [("sri@contoh.test", "salah-sekali"), ("tidak-ada@contoh.test", PASSWORD), ("0899", PASSWORD)],
)
def test_a_wrong_password_and_an_unknown_login_get_one_answer(login, password):
    an_account(email="sri@contoh.test")

    with pytest.raises(InvalidCredentials) as refusal:
        check_sign_in(login=login, password=password, at=now())

    assert str(refusal.value) == "Email, nomor ponsel, atau kata sandi tidak cocok. Periksa, lalu coba lagi."


def test_a_closed_account_does_not_sign_in():
    user = an_account(email="sri@contoh.test")
    User.objects.filter(pk=user.pk).update(is_active=False)

    with pytest.raises(InvalidCredentials):
        check_sign_in(login="sri@contoh.test", password=PASSWORD, at=now())


def test_tries_to_sign_in_are_limited_even_for_the_right_password():
    an_account(email="sri@contoh.test")
    at = now()
    for _ in range(SIGN_INS):
        with pytest.raises(InvalidCredentials):
            check_sign_in(login="sri@contoh.test", password="salah-sekali", at=at)

    with pytest.raises(TooManyAttempts, match=r"Coba lagi pukul \d\d\.\d\d"):
        check_sign_in(login="sri@contoh.test", password=PASSWORD, at=at)
    assert check_sign_in(login="sri@contoh.test", password=PASSWORD, at=at + timedelta(minutes=15)).pk


def test_a_new_password_ends_every_api_sign_in():
    user, at = an_account(), now()
    _access, refresh = start_session(user=user, at=at)

    change_password(account_id=user.pk, old_password=PASSWORD, new_password="ombak-pulau-merah", at=at)

    with pytest.raises(TokenRefused):
        refresh_session(token=refresh, at=at)


def test_a_wrong_old_password_changes_nothing():
    user, at = an_account(), now()
    start_session(user=user, at=at)

    with pytest.raises(InvalidCredentials):
        change_password(
            account_id=user.pk, old_password="salah-sekali", new_password="ombak-pulau-merah", at=at
        )

    assert User.objects.get(pk=user.pk).check_password(PASSWORD)
    assert RefreshToken.objects.get().revoked_at is None


def test_an_access_token_ends_after_five_minutes_and_its_refresh_token_makes_another():
    user, at = an_account(), now()
    access, refresh = start_session(user=user, at=at)

    assert standing_session(decode(access, kind="access", at=at), at=at).user == user
    later = at + timedelta(minutes=5, seconds=1)
    with pytest.raises(TokenExpired):
        decode(access, kind="access", at=later)
    renewed = refresh_session(token=refresh, at=later)
    assert decode(renewed, kind="access", at=later)["sub"] == str(user.pk)


def test_a_refresh_token_is_no_access_token_and_a_forged_one_is_nothing():
    user, at = an_account(), now()
    access, refresh = start_session(user=user, at=at)
    head, _body, signature = access.split(".")

    for token in (refresh, f"{head}.e30.{signature}", access[:-2], "x", ""):
        with pytest.raises(TokenRefused):
            decode(token, kind="access", at=at)


def test_a_reset_link_works_once_and_goes_only_to_our_own_pages(mailoutbox, settings):
    settings.MALL_BASE_URL = "https://mall.test"
    user, at = an_account(email="sri@contoh.test"), now()

    with pytest.raises(ForeignAddress):
        request_password_reset(email="sri@contoh.test", redirect_url="https://evil.test/x", at=at)
    mail_reset_link(user_id=user.pk, redirect_url="https://mall.test/akun/sandi/")
    token = mailoutbox[0].body.split("token=")[1].split()[0]

    set_password(email="sri@contoh.test", token=token, password="ombak-pulau-merah", at=at)
    assert User.objects.get().check_password("ombak-pulau-merah")
    with pytest.raises(ResetLinkSpent):
        set_password(email="sri@contoh.test", token=token, password="gandrung-menari", at=at)
    assert User.objects.get().check_password("ombak-pulau-merah")


def test_who_owns_an_account_says_how_he_is_called():
    account = an_account(first_name="", last_name="x")

    set_name(name="  Ratna  Dewi Lestari ", by=viewer_for(account), at=now())

    account.refresh_from_db()
    assert (account.first_name, account.last_name) == ("Ratna", "Dewi Lestari")
    assert own_account(viewer_for(account)).full_name == "Ratna Dewi Lestari"


def test_a_name_that_is_too_long_and_a_visitor_are_refused():
    account = an_account(first_name="Ratna", last_name="Dewi")

    with pytest.raises(NameTooLong):
        set_name(name="Ratna " + "x" * 151, by=viewer_for(account), at=now())
    with pytest.raises(Forbidden):
        set_name(name="Ratna", by=visitor(now()), at=now())
    with pytest.raises(Forbidden):
        own_account(visitor(now()))

    account.refresh_from_db()
    assert account.full_name == "Ratna Dewi"
