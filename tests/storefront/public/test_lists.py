import logging
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from storefront.public.showing.lists import PAGE_SIZE
from tests.catalog.factories import a_category, a_product, a_variant
from tests.vendors.factories import a_sanction, a_shop
from tests.village.factories import JAJAG

pytestmark = pytest.mark.django_db
SEARCH_QUERIES = 10
CATEGORY_QUERIES = 7
NIK = "3510152309010003"


def names(html: str) -> list[str]:
    return re.findall(r"<h3><a [^>]*>([^<]+)</a></h3>", html)


def opened(client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def address_of(html: str, words: str) -> str:
    found = re.search(rf'href="(\?[^"]*)"[^>]*>{words}', html)
    assert found
    return found[1].replace("&amp;", "&")


def test_a_search_counts_and_shows_what_matches(client):
    shop = a_shop("Toko Bu Tini")
    a_product(shop, "Kopi robusta 250 g")
    a_product(shop, "Ikan layang asin", category=a_category("Ikan asin"))

    html = opened(client, "/cari/?q=kopi")

    assert "1 barang untuk “kopi”" in html
    assert names(html) == ["Kopi robusta 250 g"]
    assert 'value="kopi"' in html


@pytest.mark.parametrize("rows", [1, 3])
def test_a_search_asks_the_database_the_same_for_any_number_of_goods(client, django_assert_num_queries, rows):
    shop = a_shop("Toko Bu Tini")
    for number in range(rows):
        a_product(shop, f"Kopi {number}")

    with django_assert_num_queries(SEARCH_QUERIES):
        html = opened(client, "/cari/?q=kopi")

    assert len(names(html)) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_kind_asks_the_database_the_same_for_any_number_of_goods(client, django_assert_num_queries, rows):
    shop, kind = a_shop(), a_category("Kopi")
    for number in range(rows):
        a_product(shop, f"Kopi {number}", category=kind)

    with django_assert_num_queries(CATEGORY_QUERIES):
        html = opened(client, f"/jenis/{kind.slug}/")

    assert len(names(html)) == rows


def test_a_search_also_finds_shops_and_puts_them_before_the_goods(client):
    a_product(a_shop("Batik Jajag", village=JAJAG), "Kain")

    html = opened(client, "/cari/?q=jajag")

    assert names(html) == ["Batik Jajag", "Kain"]


def test_filters_narrow_are_named_and_each_can_be_taken_away(client):
    shop, kind = a_shop("Toko Bu Tini"), a_category("Kopi sangrai")
    cheap = a_product(shop, "Kopi murah", category=kind, price=20_000)
    a_product(shop, "Kopi mahal", category=kind, price=90_000)
    a_product(shop, "Kopi habis", category=kind, price=20_000, quantity=0)
    a_product(shop, "Kopi kering", price=20_000)

    html = opened(client, f"/cari/?q=kopi&jenis={kind.slug}&sampai=50.000")
    without_price = opened(client, f"/cari/{address_of(html, 'Sampai Rp50.000')}")

    assert names(html) == [cheap.name]
    assert re.findall(r'class="chip on"[^>]*>([^<]+)', html) == [
        "Kopi sangrai",
        "Sampai Rp50.000",
    ]
    assert sorted(names(without_price)) == ["Kopi mahal", "Kopi murah"]


def test_prices_in_the_wrong_order_are_told_at_their_field_and_stay(client):
    a_product(name="Kopi")

    html = opened(client, "/cari/?q=kopi&dari=90.000&sampai=10.000")

    assert "<title>Kesalahan:" in html
    assert "Harga sampai lebih kecil dari harga awalnya." in html
    assert 'value="90.000"' in html and 'value="10.000"' in html


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("termurah", ["B", "C", "A"]),
        ("termahal", ["A", "C", "B"]),
        ("nama", ["A", "B", "C"]),
        ("terbaru", ["C", "B", "A"]),
        ("entah", ["C", "B", "A"]),
    ],
)
def test_goods_are_ordered_as_asked(client, order, expected):
    shop, kind = a_shop(), a_category()
    for name, price in (("A", 90_000), ("B", 10_000), ("C", 50_000)):
        a_product(shop, name, category=kind, price=price)

    assert names(opened(client, f"/jenis/{kind.slug}/?urut={order}")) == expected
    assert names(opened(client, f"/cari/?urut={order}")) == expected


def test_one_pages_through_a_long_list_and_back_without_loss(client):
    shop, kind = a_shop(), a_category()
    for number in range(2 * PAGE_SIZE + 3):
        a_product(shop, f"Barang {number:02}", category=kind)
    start = f"/jenis/{kind.slug}/?urut=nama"

    first = opened(client, start)
    second = opened(client, f"/jenis/{kind.slug}/{address_of(first, 'Berikutnya')}")
    third = opened(client, f"/jenis/{kind.slug}/{address_of(second, 'Berikutnya')}")
    back = opened(client, f"/jenis/{kind.slug}/{address_of(third, 'Sebelumnya')}")

    assert names(first) + names(second) + names(third) == [f"Barang {number:02}" for number in range(51)]
    assert ["1–24 dari 51" in first, "25–48 dari 51" in second, "49–51 dari 51" in third] == [True] * 3
    assert names(back) == names(second)
    assert 'rel="prev"' not in first and 'rel="next"' not in third


def test_a_broken_key_shows_the_first_page(client):
    a_product(name="Kopi")

    assert names(opened(client, "/cari/?sesudah=%%%&sesudah=AAAA")) == ["Kopi"]


def test_nothing_found_helps_on(client):
    kind = a_category("Hasil laut")
    a_product(name="Kopi")

    plain = opened(client, "/cari/?q=helikopter")
    filtered = opened(client, "/cari/?q=kopi&dari=1.000.000")

    assert "Belum ada yang menjual itu" in plain
    assert f'href="/jenis/{kind.slug}/">Hasil laut</a>' in plain
    assert "Tidak ada yang cocok dengan saringan ini" in filtered
    assert "Dari Rp1.000.000" in filtered


@pytest.mark.parametrize(
    "typed", [NIK, "3510 1523 0901 0003", "3510.1523.0901.0003", f"kopi {NIK}", f"nik:{NIK}"]
)
def test_a_personal_number_is_neither_looked_for_nor_logged_nor_kept_in_the_address(client, caplog, typed):
    a_product(name="Kopi")
    caplog.set_level(logging.DEBUG)

    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/cari/", {"q": typed})
        shown = client.get(answer.url)

    assert (answer.status_code, answer.url) == (302, "/cari/?angka=1")
    html = shown.content.decode()
    assert "Angka 16 digit tidak kami cari." in html
    assert 'href="/periksa/"' in html
    everywhere = html + caplog.text + "".join(query["sql"] for query in asked.captured_queries)
    assert "3510" not in everywhere


def test_other_long_numbers_are_looked_for(client):
    assert opened(client, "/cari/?q=89912345678901234")
    assert opened(client, "/cari/?q=510/001/429")


def test_goods_of_a_fallen_shop_leave_every_list(client):
    shop, kind = a_shop(), a_category("Kopi")
    a_product(shop, "Kopi robusta", category=kind)
    a_sanction(shop)

    assert names(opened(client, "/cari/?q=kopi")) == []
    assert names(opened(client, f"/jenis/{kind.slug}/")) == []
    assert "Belum ada barang di sini" in opened(client, f"/jenis/{kind.slug}/")


def test_a_kind_shows_what_lies_below_it_with_numbers(client):
    top = a_category("Hasil tani")
    below = a_category("Kopi", parent=top)
    a_product(name="Kopi robusta", category=below)

    html = opened(client, f"/jenis/{top.slug}/")

    assert names(html) == ["Kopi robusta"]
    assert re.search(rf'href="/jenis/{below.slug}/">Kopi <span class="quiet num">1<', html)
    assert 'href="/jenis/' + top.slug in opened(client, f"/jenis/{below.slug}/")


def test_a_kind_that_is_none_is_not_there(client):
    opened(client, "/jenis/tidak-ada/", status=404)


def test_several_prices_are_said_to_begin_somewhere_and_one_old_price_is_struck(client):
    shop, kind = a_shop(), a_category()
    several = a_product(shop, "Kopi", category=kind, price=45_000, list_price=60_000)
    a_variant(several, price=90_000)
    a_product(shop, "Ikan", category=kind, price=30_000, list_price=40_000)

    html = opened(client, f"/jenis/{kind.slug}/?urut=nama")

    fish, coffee = re.findall(r'<p class="price">(.*?)</p>', html)
    assert "mulai" in coffee and "Rp45.000" in coffee and "Rp60.000" not in coffee
    assert "Rp30.000" in fish and "Rp40.000" in fish and "−25%" in fish
