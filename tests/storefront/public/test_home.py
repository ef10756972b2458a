import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.catalog.factories import a_product
from tests.vendors.factories import a_sanction, a_shop
from tests.village.factories import GIRI_DISTRICT, GROGOL, JAJAG

pytestmark = pytest.mark.django_db
QUERIES = 6
FIRST_FILES = ("mall.css", "mall.js", "sprite.svg", "selvedge.svg")


def names(html: str) -> list[str]:
    return re.findall(r"<h3><a [^>]*>([^<]+)</a></h3>", html)


def test_the_first_page_promises_searches_and_shows_goods_and_shops(client):
    product = a_product(a_shop("Kopi Lereng Ijen"), "Kopi robusta 250 g", price=45_000)

    html = client.get("/").content.decode()

    assert "Langsung dari usaha yang dikenal desanya." in html
    assert 'action="/cari/"' in html
    assert names(html) == ["Kopi robusta 250 g", "Kopi Lereng Ijen"]
    assert f'href="/barang/{product.slug}/"' in html
    assert "Rp45.000" in html and "Desa Grogol" in html
    assert "Mulai berjualan" in html


@pytest.mark.parametrize("rows", [1, 3])
def test_the_first_page_asks_the_database_the_same_for_any_number_of_goods(
    client, django_assert_num_queries, rows
):
    for number in range(rows):
        a_product(a_shop(f"Toko {number}"), f"Barang {number}")

    with django_assert_num_queries(QUERIES):
        html = client.get("/").content.decode()

    assert len(names(html)) == 2 * rows


def test_the_first_page_is_light(client):
    for number in range(12):
        a_product(a_shop(f"Toko {number}"), f"Barang nomor {number} dengan nama yang agak panjang")

    html = client.get("/").content
    files = [Path(finders.find(f"mall/{name}")).read_bytes() for name in FIRST_FILES]

    assert len(html) + sum(len(gzip.compress(file)) for file in files) <= 60_000
    assert sum(len(gzip.compress(part)) for part in (html, *files)) <= 25_000


def test_one_shop_does_not_fill_the_first_page(client):
    elsewhere = a_shop("Kopi Jajag", village=JAJAG)
    a_product(elsewhere, "Kopi lama")
    busy = a_shop("Toko rajin")
    for number in range(12):
        a_product(busy, f"Baru {number}")

    shown = names(client.get("/").content.decode())

    assert shown[:3] == ["Baru 11", "Baru 10", "Kopi lama"]


def test_goods_and_shop_leave_the_first_page_with_the_permit(client):
    shop = a_shop()
    a_product(shop, "Kopi robusta")
    assert names(client.get("/").content.decode()) == ["Kopi robusta", shop.name]

    a_sanction(shop)

    html = client.get("/").content.decode()
    assert names(html) == []
    assert "Belum ada barang" in html and "Belum ada toko yang berjualan." in html


def test_a_district_is_chosen_by_a_plain_address_and_remembered(client):
    a_shop("Toko Giri", village=GROGOL)
    a_shop("Anak Jajag", village=JAJAG)

    first = client.get("/").content.decode()
    chosen = client.get(f"/?kecamatan={GIRI_DISTRICT}")
    again = client.get("/").content.decode()

    assert names(first) == ["Anak Jajag", "Toko Giri"]
    assert "Toko di Banyuwangi" in first
    assert names(chosen.content.decode()) == ["Toko Giri", "Anak Jajag"]
    assert "Toko di sekitar Giri" in again
    assert chosen.cookies["mall_district"].value == GIRI_DISTRICT
    assert chosen.cookies["mall_district"]["httponly"]


@pytest.mark.parametrize("code", ["x", "35.10.99", "35.10.17.2006", "' OR 1=1"])
def test_a_district_that_is_none_chooses_none(client, code):
    a_shop()

    answer = client.get("/", {"kecamatan": code})

    assert "Toko di Banyuwangi" in answer.content.decode()
    assert not answer.cookies
