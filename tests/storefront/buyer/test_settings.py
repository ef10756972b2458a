"""The account's settings, its address book, the copy of its data, its end."""

import json

import pytest

from foundation.accounts.models import User
from marketplace.checkout.models import SavedAddress
from tests.foundation.factories import PASSWORD, an_account
from tests.storefront.buyer.pages import signed_in, text_of
from tests.village.factories import JAJAG

pytestmark = pytest.mark.django_db
BOOK_QUERIES = 5


@pytest.fixture
def account():
    return an_account(first_name="Siti", last_name="Aminah")


def an_address(account, **words) -> SavedAddress:
    signed_in(account).post(
        "/akun/alamat/tambah/", {"recipient": "Siti", "village": JAJAG, "street": "Jalan 7", **words}
    )
    return SavedAddress.objects.latest("pk")


def test_the_phone_number_is_changed_with_the_password(account):
    client = signed_in(account)

    wrong = client.post("/akun/pengaturan/", {"act": "phone", "phone": "081234500001", "password": "salah"})
    right = client.post("/akun/pengaturan/", {"act": "phone", "phone": "081234500001", "password": PASSWORD})

    assert "Kata sandi ini tidak cocok" in text_of(wrong)
    assert "0812" in wrong.content.decode()
    assert right.status_code == 302
    account.refresh_from_db()
    assert account.phone == "+6281234500001"


def test_a_number_of_another_account_is_refused(account):
    an_account(phone="081234500002")

    page = signed_in(account).post(
        "/akun/pengaturan/", {"act": "phone", "phone": "081234500002", "password": PASSWORD}
    )

    assert "sudah punya akun" in text_of(page)


def test_the_language_is_kept_with_the_account_and_in_the_browser(account):
    client = signed_in(account)

    answer = client.post("/akun/pengaturan/", {"act": "language", "language": "en"})

    account.refresh_from_db()
    assert account.language == "en"
    assert answer.cookies["bahasa"].value == "en"


def test_all_devices_sign_out(account):
    phone, laptop = signed_in(account), signed_in(account)

    phone.post("/akun/pengaturan/", {"act": "end"})

    assert laptop.get("/akun/").status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
def test_the_address_book_asks_the_database_the_same_for_any_number(account, rows, django_assert_num_queries):
    for number in range(rows):
        an_address(account, recipient=f"Penerima {number}")
    client = signed_in(account)

    with django_assert_num_queries(BOOK_QUERIES):
        page = client.get("/akun/alamat/")

    assert text_of(page).count("Gambiran") == rows


def test_an_address_is_kept_changed_made_the_default_and_taken_out(account):
    first, second = an_address(account), an_address(account, recipient="Budi", default="on")
    client = signed_in(account)
    assert (SavedAddress.objects.get(pk=first.pk).is_default, second.is_default) == (False, True)

    client.post(f"/akun/alamat/{first.pk}/", {"recipient": "Siti N", "village": JAJAG, "street": "Jalan 8"})
    client.post("/akun/alamat/", {"act": "default", "address": first.pk})
    client.post("/akun/alamat/", {"act": "remove", "address": second.pk})

    kept = SavedAddress.objects.get()
    assert (kept.recipient, kept.street, kept.is_default) == ("Siti N", "Jalan 8", True)


def test_a_refused_address_keeps_what_was_typed_and_a_search_is_no_attempt(account):
    client = signed_in(account)

    empty = client.post("/akun/alamat/tambah/", {"recipient": "", "street": "Jalan Mawar 3", "village": ""})
    search = client.post(
        "/akun/alamat/tambah/", {"street": "Jalan Mawar 3", "village_q": "jajag", "village_search": "1"}
    )

    assert "Jalan Mawar 3" in empty.content.decode()
    assert "Cari desa Anda" in text_of(empty)
    assert "Jalan Mawar 3" in search.content.decode()
    assert "Kesalahan" not in text_of(search)
    assert JAJAG in search.content.decode()
    assert not SavedAddress.objects.exists()


def test_another_s_address_is_not_there(account):
    address = an_address(an_account())
    client = signed_in(account)

    assert client.get(f"/akun/alamat/{address.pk}/").status_code == 404
    assert client.post("/akun/alamat/", {"act": "remove", "address": address.pk}).status_code == 404
    assert SavedAddress.objects.filter(pk=address.pk).exists()


def test_the_copy_is_a_file(account):
    an_address(account)

    answer = signed_in(account).get("/akun/unduh/data-saya.json")

    assert json.loads(answer.content)["alamat"][0]["jalan"] == "Jalan 7"
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]


def test_an_account_ends_with_its_password(account):
    client = signed_in(account)
    wrong = client.post("/akun/hapus/", {"password": "salah"})

    right = client.post("/akun/hapus/", {"password": PASSWORD})

    assert "Kata sandi ini tidak cocok" in text_of(wrong)
    assert right.url == "/"
    assert not User.objects.get(pk=account.pk).is_active
    assert client.get("/akun/").status_code == 302
