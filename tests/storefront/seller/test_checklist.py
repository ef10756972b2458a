"""The steps to a selling shop, a shop's holiday, and what its page says of hours and number."""

from datetime import timedelta

import pytest

from foundation.clock import today
from tests.foundation.factories import an_account
from tests.marketplace.factories import a_keeper
from tests.storefront.seller.pages import errors_of, signed_in, text_of
from tests.vendors.factories import a_sanction

pytestmark = pytest.mark.django_db

STEPS, SHOP, SWITCH = "/jualan/toko/siap/", "/jualan/toko/", "/jualan/toko/saklar/"


def test_a_new_shop_sees_every_step_with_the_place_where_it_is_done():
    keeper = a_keeper()
    client = signed_in(keeper.account)

    page, home = client.get(STEPS), client.get("/jualan/")

    assert "dari 9 sudah siap" in text_of(page)
    for url in ("toko/tentang/", "toko/pengiriman/", "barang/tambah/", "toko/rekening/"):
        assert f'href="/jualan/{url}"' in page.content.decode()
    assert "Siap berjualan:" in text_of(home)


def test_somebody_without_a_shop_sees_the_whole_way():
    page = signed_in(an_account()).get(STEPS)

    assert "0 dari 9 sudah siap" in text_of(page)
    assert "Minta surat usaha dari desa. Gratis, satu formulir." in text_of(page)


def test_a_holiday_is_said_and_shown():
    keeper = a_keeper()
    client, last = signed_in(keeper.account), today() + timedelta(days=5)

    client.post(SWITCH, {"shop": keeper.shop.pk, "open": "0", "closed_until": last.isoformat()})

    keeper.shop.refresh_from_db()
    assert (keeper.shop.open, keeper.shop.closed_until) == (False, last)
    assert "lalu buka sendiri" in text_of(client.get(SHOP))


@pytest.mark.parametrize("typed", ["besok", (today() - timedelta(days=3)).isoformat()])
def test_a_day_that_cannot_be_keeps_the_shop_open_and_what_was_typed(typed):
    keeper = a_keeper()

    page = signed_in(keeper.account).post(
        SWITCH, {"shop": keeper.shop.pk, "open": "0", "closed_until": typed}
    )

    keeper.shop.refresh_from_db()
    assert page.status_code == 200 and keeper.shop.open
    assert "Tutup sampai tanggal" in text_of(page)


def test_hours_and_number_are_written_and_refused_in_place():
    keeper = a_keeper()
    client = signed_in(keeper.account)
    typed = {"name": keeper.shop.name, "description": "", "hours": "Tiap hari", "phone_public": "on"}

    refused = client.post("/jualan/toko/tentang/", typed)
    client.post("/jualan/toko/tentang/", typed | {"contact_phone": "0812 1111 2222"})

    assert "Isi nomor ponsel toko dulu, supaya bisa ditampilkan." in errors_of(refused)[0]
    keeper.shop.refresh_from_db()
    assert (keeper.shop.hours, keeper.shop.contact_phone) == ("Tiap hari", "+6281211112222")


def test_a_sanction_says_why_by_whom_and_the_way_out():
    keeper = a_keeper()
    a_sanction(keeper.shop)

    page = signed_in(keeper.account).get(SHOP)

    assert "Barang tidak sesuai izin" in text_of(page)
    assert "oleh Petugas" in text_of(page)
    assert "Sampai dicabut." in text_of(page)
    assert 'href="/pengaduan/' in page.content.decode()
