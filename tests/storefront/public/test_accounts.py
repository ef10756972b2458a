import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache

from foundation.accounts.mailing import send_account_mail
from foundation.accounts.models import AccountMail, RefreshToken, User
from foundation.accounts.tokens import start_session
from foundation.clock import now
from tests.foundation.factories import PASSWORD, an_account
from tests.village.factories import an_officer, an_operator

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "padi-menguning-9"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def sign_in(client, login: str, password: str = PASSWORD, **more):
    return client.post("/akun/masuk/", {"login": login, "password": password, **more})


def sign_up(client, **given):
    blank = {"first_name": "Sri Wahyuni", "email": "", "phone": "", "password1": NEW_PASSWORD}
    return client.post("/akun/daftar/", blank | given)


def signed_in_as(client) -> str | None:
    return client.session.get("_auth_user_id")


def send_kept_mail() -> None:
    """What the worker does."""
    for pk in list(AccountMail.objects.order_by("pk").values_list("pk", flat=True)):
        send_account_mail(mail_id=pk)


def summary(answer) -> list[str]:
    """The sentences of the error summary."""
    found = re.search(r'<ul class="jumps">(.*?)</ul>', answer.content.decode(), re.DOTALL)
    return [re.sub(r"<[^>]+>", "", line) for line in re.findall(r"<li>(.*?)</li>", found[1])] if found else []


@pytest.mark.parametrize(
    "login", ["siti@contoh.test", " SITI@Contoh.test ", "081234567890", "0812-3456 7890", "+62 812 3456 7890"]
)
def test_one_signs_in_by_email_or_phone_number_however_it_is_written(client, login):
    user = an_account(email="siti@contoh.test", phone="081234567890")

    answer = sign_in(client, login)

    assert (answer.status_code, answer.url) == (302, "/akun/mulai/")
    assert signed_in_as(client) == str(user.pk)


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("siti@contoh.test", "salah-sekali-1"),
        ("tidak-ada@contoh.test", PASSWORD),
        ("081234567890", "salah-sekali-1"),
        ("089999999999", PASSWORD),
        ("bukan apa-apa", PASSWORD),
    ],
)
def test_a_wrong_password_and_an_unknown_login_get_one_answer_and_keep_what_was_typed(
    client, login, password
):
    an_account(email="siti@contoh.test", phone="081234567890")

    answer = sign_in(client, login, password)

    assert summary(answer) == ["Email, nomor ponsel, atau kata sandi tidak cocok. Periksa, lalu coba lagi."]
    html = answer.content.decode()
    assert f'value="{login}"' in html and password not in html
    assert "<title>Kesalahan: Masuk" in html
    assert signed_in_as(client) is None


def test_what_is_missing_is_said_at_its_field(client):
    assert summary(sign_in(client, "", "")) == [
        "Email atau nomor ponsel: Tulis email atau nomor ponsel Anda.",
        "Kata sandi: Tulis kata sandi Anda.",
    ]
    assert summary(sign_up(client, first_name="", password1="")) == [
        "Nama Anda: Tulis nama Anda.",
        "Nomor ponsel: Isi email atau nomor ponsel, supaya kami bisa mengabari Anda.",
        "Kata sandi: Tulis kata sandi.",
    ]


def test_wrong_tries_at_one_phone_number_lock_that_number_and_no_other(client):
    an_account(phone="081234567890")
    other = an_account(phone="081298765432")
    for _ in range(5):
        sign_in(client, "0812 3456 7890", "salah-sekali-1")

    locked = sign_in(client, "+6281234567890")
    free = sign_in(client, "081298765432")

    assert summary(locked) == ["Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi."]
    assert free.status_code == 302
    assert signed_in_as(client) == str(other.pk)


def test_a_closed_account_is_told_so_and_stays_out(client):
    user = an_account(email="siti@contoh.test")
    User.objects.filter(pk=user.pk).update(is_active=False)

    answer = sign_in(client, "siti@contoh.test")

    assert answer.url == "/akun/ditutup/"
    assert "Akun ini sedang ditutup" in client.get(answer.url).content.decode()
    assert signed_in_as(client) is None


def test_one_goes_on_to_where_one_wanted_to_go(client):
    an_account(email="siti@contoh.test")

    page = client.get("/akun/masuk/?next=/pesanan/").content.decode()
    answer = sign_in(client, "siti@contoh.test", next="/pesanan/")

    assert '<input type="hidden" name="next" value="/pesanan/">' in page
    assert 'href="/akun/daftar/?next=%2Fpesanan%2F"' in page
    assert answer.url == "/pesanan/"


@pytest.mark.parametrize("address", ["https://jahat.test/", "//jahat.test/", "javascript:alert(1)"])
def test_nobody_is_sent_to_a_foreign_page(client, address):
    an_account(email="siti@contoh.test")

    assert sign_in(client, "siti@contoh.test", next=address).url == "/akun/mulai/"


def test_buyers_land_at_home_and_officers_at_their_office(client):
    buyer, officer = an_account(), an_officer().account

    client.force_login(buyer)
    assert client.get("/akun/mulai/").url == "/"
    client.force_login(officer)
    assert client.get("/akun/mulai/").url == "/kantor/"


def test_an_officer_without_the_second_factor_is_led_to_it(client, settings):
    settings.OFFICER_SECOND_FACTOR = True
    client.force_login(an_officer().account)

    answer = client.get("/akun/mulai/", follow=True)

    assert answer.redirect_chain[0][0] == "/akun/2fa/totp/activate/"
    assert "Petugas masuk dengan pengaman kedua." in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "email", "phone"),
    [
        ({"email": "Sri@Contoh.test"}, "sri@contoh.test", None),
        ({"phone": "0812-3456 7890"}, None, "+6281234567890"),
        ({"email": "sri@contoh.test", "phone": "081234567890"}, "sri@contoh.test", "+6281234567890"),
    ],
)
def test_an_account_is_opened_with_an_email_address_a_phone_number_or_both(
    client, mailoutbox, given, email, phone
):
    answer = sign_up(client, **given)

    user = User.objects.get()
    send_kept_mail()
    assert (answer.status_code, answer.url) == (302, "/akun/masuk/")
    assert (user.email, user.phone, user.full_name) == (email, phone, "Sri Wahyuni")
    assert user.check_password(NEW_PASSWORD) and signed_in_as(client) is None
    assert [mail.to for mail in mailoutbox] == ([[email]] if email else [])
    sign_in(client, email or phone, NEW_PASSWORD)
    assert signed_in_as(client) == str(user.pk)


@pytest.mark.parametrize("given", [{"email": "Ada@contoh.test"}, {"phone": "0811 1111 1111"}])
def test_sign_up_tells_nobody_that_an_address_has_an_account(client, mailoutbox, given):
    holder = an_account(email="ada@contoh.test", phone="081111111111")
    fresh = {
        key: value.replace("Ada", "baru").replace("1111 1111", "2222 2222") for key, value in given.items()
    }

    taken = sign_up(client, **given, next="/pesanan/")
    told = client.get(taken.url).content.decode()
    client.cookies.clear()
    new = sign_up(client, **fresh, next="/pesanan/")
    told_new = client.get(new.url).content.decode()
    send_kept_mail()

    assert (
        (taken.status_code, taken.url)
        == (new.status_code, new.url)
        == (302, "/akun/masuk/?next=%2Fpesanan%2F")
    )
    assert "Bila alamat itu belum punya akun" in told and "Bila alamat itu belum punya akun" in told_new
    assert User.objects.count() == 2
    holder.refresh_from_db()
    assert holder.check_password(PASSWORD) and holder.full_name != "Sri Wahyuni"
    assert len(mailoutbox) == (2 if "email" in given else 0)


def test_two_accounts_by_phone_alone_do_not_stand_in_each_others_way(client):
    sign_up(client, phone="081234567890")
    client.logout()
    sign_up(client, phone="081298765432")

    assert User.objects.filter(email=None).count() == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Nomor ponsel: Isi email atau nomor ponsel, supaya kami bisa mengabari Anda."),
        ({"email": "bukan-email"}, "Alamat email: Masukkan alamat email yang valid."),
        ({"phone": "12"}, "Nomor ponsel: Nomor ponsel belum benar. Tulis seperti 0812 3456 7890."),
        (
            {"email": "sri@contoh.test", "password1": "pendek"},
            "Kata sandi: Kata sandi terlalu pendek. Harus mengandung setidaknya 10 karakter.",
        ),
        (
            {"email": "sri@contoh.test", "password1": "8273645519024"},
            "Kata sandi: Kata sandi ini seluruhnya terdiri dari angka.",
        ),
    ],
)
def test_a_refused_sign_up_keeps_what_was_typed_and_changes_nothing(client, mailoutbox, given, said):
    an_account(email="ada@contoh.test", phone="081111111111")
    before = list(User.objects.values_list())

    answer = sign_up(client, **given)

    assert summary(answer) == [said]
    html = answer.content.decode()
    assert 'value="Sri Wahyuni"' in html
    for value in (given.get("email"), given.get("phone")):
        assert not value or f'value="{value}"' in html
    assert list(User.objects.values_list()) == before
    assert mailoutbox == [] and signed_in_as(client) is None


def test_a_browser_in_english_reads_indonesian_too(client):
    answer = client.post(
        "/akun/daftar/",
        {"email": "bukan-email", "password1": "pendek"},
        headers={"accept-language": "en-US,en"},
    )

    assert answer.headers["Content-Language"] == "id"
    assert "Masukkan alamat email yang valid." in answer.content.decode()
    assert not re.search(
        r"This|Enter|password|Sign|Email \(optional", re.sub(r"<[^>]+>", "", answer.content.decode())
    )


def test_signing_out_asks_once_and_needs_a_press(client):
    client.force_login(an_account())

    page = client.get("/akun/keluar/")
    assert "Keluar dari akun ini?" in page.content.decode() and signed_in_as(client)
    answer = client.post("/akun/keluar/", follow=True)

    assert answer.redirect_chain == [("/", 302)]
    assert signed_in_as(client) is None
    assert "Anda sudah keluar." in answer.content.decode()


def test_a_forgotten_password_is_set_anew_by_the_link_in_the_mail(client, mailoutbox):
    user = an_account(email="siti@contoh.test")
    start_session(user=user, at=now())

    sent = client.post("/akun/kata-sandi/lupa/", {"email": "SITI@contoh.test"}, follow=True)
    send_kept_mail()
    (mail,) = mailoutbox
    link = re.search(r"https?://[^/]+(/\S+)", mail.body)[1]
    form = client.get(link, follow=True)
    weak = client.post(form.redirect_chain[-1][0], {"password1": "pendek"})
    done = client.post(form.redirect_chain[-1][0], {"password1": NEW_PASSWORD}, follow=True)

    assert "Bila ada akun dengan email itu, tautannya sudah kami kirim." in sent.content.decode()
    assert mail.subject == "Atur ulang kata sandi Banyuwangi Mall"
    assert link not in form.redirect_chain[-1][0]
    assert summary(weak)[0].startswith("Kata sandi baru: ")
    assert "Kata sandi baru tersimpan" in done.content.decode()
    assert sign_in(client, "siti@contoh.test", NEW_PASSWORD).status_code == 302
    assert RefreshToken.objects.get(user=user).revoked_at is not None
    client.logout()
    assert "Tautan ini sudah dipakai atau kedaluwarsa" in client.get(link, follow=True).content.decode()


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client, mailoutbox):
    answer = client.post("/akun/kata-sandi/lupa/", {"email": "tidak-ada@contoh.test"}, follow=True)

    assert "Bila ada akun dengan email itu" in answer.content.decode()
    assert mailoutbox == []


def test_a_password_is_changed_by_whoever_knows_it_and_ends_api_sign_ins(client):
    user = an_account()
    start_session(user=user, at=now())
    client.force_login(user)
    address = "/akun/kata-sandi/ganti/"

    wrong = client.post(address, {"oldpassword": "salah-sekali-1", "password1": NEW_PASSWORD})
    assert summary(wrong) == ["Kata sandi sekarang: Kata sandi sekarang tidak cocok. Tulis lagi."]
    assert User.objects.get().check_password(PASSWORD)

    right = client.post(address, {"oldpassword": PASSWORD, "password1": NEW_PASSWORD}, follow=True)
    assert "Kata sandi baru tersimpan." in right.content.decode()
    assert User.objects.get().check_password(NEW_PASSWORD)
    assert RefreshToken.objects.get(user=user).revoked_at is not None


def test_an_address_is_added_made_sure_of_and_made_the_main_one(client, mailoutbox):
    user = an_account(email="lama@contoh.test")
    client.force_login(user)

    added = client.post("/akun/email/", {"email": "Baru@contoh.test", "action_add": "1"}, follow=True)
    send_kept_mail()
    link = re.search(r"https?://[^/]+(/\S+)", mailoutbox[0].body)[1]
    asked = client.get(link).content.decode()
    client.post(link)
    client.post("/akun/email/", {"email": "baru@contoh.test", "action_primary": "1"})

    assert "Tautan dikirim ke baru@contoh.test." in added.content.decode()
    assert "Email ini milik Anda?" in asked and "baru@contoh.test" in asked
    assert User.objects.get().email == "baru@contoh.test"
    html = client.get("/akun/email/").content.decode()
    assert re.search(r"baru@contoh\.test</p>.*?Utama.*?Sudah dipastikan.*?lama@contoh\.test", html, re.DOTALL)


def test_the_main_address_stays_and_another_may_go(client):
    user = an_account(email="lama@contoh.test")
    client.force_login(user)
    client.post("/akun/email/", {"email": "baru@contoh.test", "action_add": "1"})

    for email in ("lama@contoh.test", "baru@contoh.test"):
        client.post("/akun/email/", {"email": email, "action_remove": "1"})

    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["lama@contoh.test"]
    assert User.objects.get().email == "lama@contoh.test"


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("", "Tambah email: Tulis email yang mau ditambah."),
        ("lama@contoh.test", "Tambah email: Email ini sudah ada di akun Anda."),
        (
            "orang@contoh.test",
            "Tambah email: Alamat ini sudah punya akun. Masuk, atau atur ulang kata sandinya.",
        ),
    ],
)
def test_an_address_that_cannot_be_added_says_why(client, mailoutbox, email, said):
    an_account(email="orang@contoh.test")
    client.force_login(an_account(email="lama@contoh.test"))

    answer = client.post("/akun/email/", {"email": email, "action_add": "1"})

    assert summary(answer) == [said]
    assert mailoutbox == []
    assert not EmailAddress.objects.filter(email="orang@contoh.test").exists()


def test_an_officer_signs_in_like_everybody(client):
    operator = an_operator()
    user = User.objects.get(pk=operator.account_id)

    sign_in(client, user.email)

    assert client.get("/akun/mulai/").url == "/kantor/"
