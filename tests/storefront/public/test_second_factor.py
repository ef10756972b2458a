import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from foundation.accounts.models import User
from tests.foundation.factories import PASSWORD, an_account
from tests.village.factories import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits(settings):
    cache.clear()
    settings.OFFICER_SECOND_FACTOR = True


def code_for(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def summary(html: str) -> list[str]:
    found = re.search(r'<ul class="jumps">(.*?)</ul>', html, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", line) for line in re.findall(r"<li>(.*?)</li>", found[1])] if found else []


def signed_in(user: User, *, sure_of_email: bool = True) -> Client:
    client = Client()
    EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"primary": True, "verified": sure_of_email}
    )
    client.post("/akun/masuk/", {"login": user.email, "password": PASSWORD})
    if "_auth_user_id" in client.session:
        client.post("/akun/pastikan/", {"password": PASSWORD})
    return client


def activated(client: Client) -> str:
    """Set the second factor up; its secret."""
    secret = re.search(r'<b class="num">(\w+)</b>', client.get("/akun/2fa/totp/activate/").content.decode())[
        1
    ]
    answer = client.post("/akun/2fa/totp/activate/", {"code": code_for(secret)})
    assert answer.status_code == 302
    return secret


def test_the_second_factor_is_set_up_with_a_drawn_code_and_its_key_in_letters(client):
    browser = signed_in(an_account())

    html = browser.get("/akun/2fa/totp/activate/").content.decode()

    assert "<svg" in html and "data:" not in html and "style=" not in html
    assert re.search(r'<b class="num">[A-Z2-7]{32}</b>', html)
    assert "Enam angka yang sekarang tampil di aplikasi." in html


def test_an_address_that_nobody_is_sure_of_comes_first():
    browser = signed_in(an_account(), sure_of_email=False)

    html = browser.get("/akun/2fa/totp/activate/", follow=True).content.decode()

    assert "Periksa email Anda dulu" in html
    assert 'href="/akun/email/"' in html


def test_a_wrong_code_sets_up_nothing_and_keeps_the_key():
    browser = signed_in(an_account())
    before = re.search(r'<b class="num">(\w+)<', browser.get("/akun/2fa/totp/activate/").content.decode())[1]

    html = browser.post("/akun/2fa/totp/activate/", {"code": "000000"}).content.decode()

    assert summary(html) == ["Kode: Kode tidak cocok. Lihat kode terbaru di aplikasi, lalu coba lagi."]
    assert f'<b class="num">{before}</b>' in html
    assert not Authenticator.objects.exists()


def test_setting_it_up_shows_spare_codes_once_needed_and_as_a_file():
    browser = signed_in(an_account())
    activated(browser)

    page = browser.get("/akun/2fa/recovery-codes/").content.decode()
    file = browser.get("/akun/2fa/recovery-codes/download/").content.decode()

    codes = re.findall(r"<li><b>(\d+)</b></li>", page)
    assert len(codes) == 10 and "10 dari 10 kode belum dipakai." in page
    assert file.splitlines()[0] == "Kode cadangan Banyuwangi Mall. Masing-masing berlaku satu kali."
    assert [line for line in file.splitlines()[1:] if line] == codes
    assert "Pengaman kedua terpasang." in browser.get("/akun/2fa/").content.decode()


def test_an_officer_gets_the_office_with_the_second_factor_and_not_without():
    user = an_officer().account
    browser = signed_in(user)
    assert browser.get("/akun/mulai/").url == "/akun/2fa/totp/activate/"
    secret = activated(browser)
    cache.clear()

    asked_again = browser.get("/akun/mulai/")
    assert asked_again.url == "/akun/2fa/reauthenticate/?next=/kantor/"

    fresh = Client()
    first = fresh.post("/akun/masuk/", {"login": user.email, "password": PASSWORD})
    assert first.url == "/akun/2fa/authenticate/"
    assert "_auth_user_id" not in fresh.session
    wrong = fresh.post(first.url, {"code": "000000"}).content.decode()
    assert summary(wrong) == ["Kode: Kode tidak cocok. Lihat kode terbaru di aplikasi, lalu coba lagi."]
    right = fresh.post(first.url, {"code": code_for(secret)})
    assert right.url == "/akun/mulai/"
    assert fresh.get("/akun/mulai/").url == "/kantor/"


def test_a_spare_code_works_once():
    user = an_account()
    browser = signed_in(user)
    activated(browser)
    code = re.search(r"<li><b>(\d+)</b></li>", browser.get("/akun/2fa/recovery-codes/").content.decode())[1]

    def enter() -> Client:
        fresh = signed_in(user)
        fresh.post("/akun/2fa/authenticate/", {"code": code})
        return fresh

    assert "_auth_user_id" in enter().session
    assert "_auth_user_id" not in enter().session


def test_taking_it_away_asks_once_and_ends_it():
    browser = signed_in(an_account())
    activated(browser)

    asked = browser.get("/akun/2fa/totp/deactivate/").content.decode()
    assert "Lepas pengaman kedua?" in asked and Authenticator.objects.exists()
    done = browser.post("/akun/2fa/totp/deactivate/", follow=True).content.decode()

    assert "Pengaman kedua dilepas." in done
    assert not Authenticator.objects.exists()


def test_new_spare_codes_end_the_old_ones():
    browser = signed_in(an_account())
    activated(browser)
    old = browser.get("/akun/2fa/recovery-codes/").content

    assert (
        "Kode lama tidak berlaku lagi." in browser.get("/akun/2fa/recovery-codes/generate/").content.decode()
    )
    browser.post("/akun/2fa/recovery-codes/generate/")

    assert browser.get("/akun/2fa/recovery-codes/").content != old


def test_the_password_is_asked_for_before_the_second_factor_is_touched():
    user = an_account(email="siti@contoh.test")
    browser = Client()
    browser.post("/akun/masuk/", {"login": user.email, "password": PASSWORD})
    EmailAddress.objects.update(verified=True)

    answer = browser.get("/akun/2fa/totp/activate/")
    wrong = browser.post(answer.url, {"password": "salah-sekali-1"}).content.decode()
    right = browser.post(answer.url, {"password": PASSWORD})

    assert answer.url == "/akun/pastikan/?next=%2Fakun%2F2fa%2Ftotp%2Factivate%2F"
    assert summary(wrong) == ["Kata sandi: Kata sandi tidak cocok. Tulis lagi."]
    assert right.url == "/akun/2fa/totp/activate/"
