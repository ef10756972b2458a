"""The account: who one is here, one's own record in the register, and the inbox."""

import pytest

from foundation.audit.models import Reading
from foundation.notifications.models import Message
from foundation.notifications.services import notify
from tests.foundation.factories import an_account
from tests.marketplace.factories import a_keeper
from tests.storefront.buyer.pages import alarms_of, signed_in, somebody, text_of, value_of
from tests.village.factories import (
    NOW,
    a_resident,
    a_verified_account,
    an_identity,
    an_officer,
    viewer_for,
)
from village.residents.selectors import resident_for

ACCOUNT = "/akun/"
RECORD = "/akun/data-saya/"
INBOX = "/akun/kabar/"


def a_message(account, *, subject: str = "Pesanan dikirim", url: str = "/pesanan/") -> Message:
    return notify(
        recipient_id=account.pk, kind="order", subject=subject, body="Barang di jalan.", url=url, at=NOW
    )


@pytest.mark.parametrize("address", [ACCOUNT, RECORD, INBOX])
def test_visitors_are_asked_to_sign_in(address):
    answer = somebody().get(address)

    assert answer.status_code == 302
    assert answer.url.endswith(f"?next={address}")


def test_the_account_says_who_one_is_and_where_to_go():
    account = an_account(
        email="ratna@contoh.test", phone="081234567890", first_name="Ratna", last_name="Dewi"
    )
    a_message(account)

    text = text_of(signed_in(account).get(ACCOUNT))

    assert "Ratna Dewi Alamat email ratna@contoh.test" in text and "0812 3456 7890" in text
    for way in (
        "Pesanan",
        "Kabar 1 belum dibaca",
        "Data saya di register",
        "Mulai berjualan",
        "Pengaman kedua",
    ):
        assert way in text
    assert "Keluar" in text
    assert "Kantor" not in text


def test_a_seller_finds_his_shop_and_an_officer_his_desk():
    keeper, officer = a_keeper(), an_officer()

    assert "Kopi Kebun Bu Tini Toko Anda" in text_of(signed_in(keeper.account).get(ACCOUNT))
    assert "Kantor Antrean dan data desa" in text_of(signed_in(officer.account).get(ACCOUNT))


def test_one_says_how_one_is_called():
    account = an_account(first_name="R", last_name="D")

    answer = signed_in(account).post(ACCOUNT, {"name": "Ratna Dewi"}, follow=True)

    account.refresh_from_db()
    assert account.full_name == "Ratna Dewi"
    assert "Nama Anda tersimpan." in text_of(answer)


def test_a_name_that_is_too_long_stays_typed_and_changes_nothing():
    account = an_account(first_name="Ratna", last_name="Dewi")

    answer = signed_in(account).post(ACCOUNT, {"name": "R" * 200})

    account.refresh_from_db()
    assert account.full_name == "Ratna Dewi"
    assert (
        alarms_of(answer)
        == ["Ada yang perlu diperbaiki Nama: Nama terlalu panjang: paling panjang 150 huruf."]
        or "Nama terlalu panjang: paling panjang 150 huruf." in alarms_of(answer)[0]
    )
    assert value_of(answer, "name") == "R" * 200


def test_ones_own_record_is_masked_and_says_who_looked_and_why():
    account, resident = a_verified_account(a_resident(name="SITI AMINAH"))
    officer = an_officer()
    resident_for(officer=viewer_for(officer), id=resident.pk, purpose="Memeriksa permohonan SKU", at=NOW)

    seen = signed_in(account).get(RECORD)

    text = text_of(seen)
    assert "Nama SITI AMINAH" in text
    assert "Jenis kelamin Perempuan" in text and "Hubungan di KK Kepala keluarga" in text
    assert "Petugas operator, Operator desa Grogol Memeriksa permohonan SKU 24 Nov 2026, 13.30" in text
    assert "Datang ke kantor Desa Grogol dengan KTP, KK" in text
    for number in (resident.plain_nik, resident.plain_kk):
        assert number not in seen.content.decode()
        assert number[:4] in text and number[-2:] in text
    assert seen.headers["Cache-Control"] == "private, no-store"


def test_looking_at_ones_own_record_is_no_reading():
    account, _resident = a_verified_account()

    assert "Belum ada petugas yang membuka data Anda." in text_of(signed_in(account).get(RECORD))
    assert not Reading.objects.exists()


def test_a_claim_that_nobody_confirmed_shows_nothing_of_the_record():
    account, resident = an_account(), a_resident(name="SITI AMINAH", dusun="GEMPOL")
    an_identity(account, resident)

    seen = signed_in(account).get(RECORD)

    assert "Identitas Anda belum dipastikan." in text_of(seen)
    for secret in ("SITI", "AMINAH", "Gempol", "Grogol", resident.plain_nik):
        assert secret not in seen.content.decode()


def test_an_account_without_a_resident_is_told_how_it_gets_one():
    assert "Akun ini belum terhubung dengan register penduduk" in text_of(signed_in(an_account()).get(RECORD))


def test_nobody_reads_the_record_of_another():
    a_verified_account(a_resident(name="SITI AMINAH"))
    other, _mine = a_verified_account(a_resident(name="BUDI SANTOSO"))

    text = text_of(signed_in(other).get(RECORD))

    assert "BUDI SANTOSO" in text and "SITI AMINAH" not in text


def test_the_inbox_is_ones_own_newest_first():
    account, other = an_account(), an_account()
    for subject in ("Pertama", "Kedua"):
        a_message(account, subject=subject)
    a_message(other, subject="Rahasia")

    text = text_of(signed_in(account).get(INBOX))

    assert text.index("Kedua") < text.index("Pertama")
    assert "2 kabar belum dibaca" in text and "Rahasia" not in text
    assert "Belum ada kabar" in text_of(signed_in(an_account()).get(INBOX))


def test_a_message_is_marked_read_by_opening_it_and_not_by_looking():
    account = an_account()
    message, client = a_message(account, url="/pesanan/"), signed_in(account)
    client.get(INBOX)
    assert Message.objects.get().read_at is None

    answer = client.post(INBOX, {"message": message.pk})

    assert answer.url == "/pesanan/"
    assert Message.objects.get().read_at == NOW
    assert "belum dibaca" not in text_of(client.get(INBOX))


def test_the_whole_inbox_is_marked_read():
    account = an_account()
    a_message(account)
    a_message(account, url="")
    client = signed_in(account)

    answer = client.post(INBOX, {"all": "1"}, follow=True)

    assert "Semua kabar ditandai sudah dibaca." in text_of(answer)
    assert not Message.objects.filter(read_at=None).exists()


@pytest.mark.parametrize("message", ["x", "", "999"])
def test_a_message_that_is_not_there_cannot_be_opened(message):
    assert signed_in(an_account()).post(INBOX, {"message": message}).status_code == 404


def test_nobody_opens_the_message_of_another():
    message = a_message(an_account())

    assert signed_in(an_account()).post(INBOX, {"message": message.pk}).status_code == 404
    assert Message.objects.get().read_at is None


@pytest.mark.parametrize("rows", [1, 3])
def test_the_inbox_takes_seven_queries(rows, django_assert_num_queries):
    account = an_account()
    for _number in range(rows):
        a_message(account)
    client = signed_in(account)

    with django_assert_num_queries(7):
        client.get(INBOX)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_record_takes_eight_queries(rows, django_assert_num_queries):
    account, resident = a_verified_account()
    officer = viewer_for(an_officer())
    for _number in range(rows):
        resident_for(officer=officer, id=resident.pk, purpose="Memeriksa permohonan", at=NOW)
    client = signed_in(account)

    with django_assert_num_queries(8):
        client.get(RECORD)
