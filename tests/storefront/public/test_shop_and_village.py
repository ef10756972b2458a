import re

import pytest

from catalog.products.models import Product
from foundation.clock import now
from storefront.public.showing.lists import PAGE_SIZE
from tests.catalog.factories import a_picture, a_product
from tests.vendors.factories import a_sanction, a_shop
from tests.village.factories import GIRI_DISTRICT, GROGOL, JAJAG, JAMBESARI, an_operator, regions
from vendors.shops.services import describe_shop
from village.businesses.models import Business
from village.residents.services import record_death

pytestmark = pytest.mark.django_db
SHOP_QUERIES = 10
VILLAGE_QUERIES = 7


def names(html: str) -> list[str]:
    return re.findall(r"<h3><a [^>]*>([^<]+)</a></h3>", html)


def opened(client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_shop_shows_seal_village_letter_owner_goods_and_story(client):
    shop = a_shop("Kopi Lereng Ijen", description="Kebun keluarga.\n\nSejak 1998.")
    a_product(shop, "Kopi robusta")
    letter = shop.business.letters.get()
    Business.objects.filter(pk=shop.pk).update(dusun="KRAJAN", rt="003", rw="002")

    html = opened(client, f"/toko/{shop.slug}/")

    assert "Terverifikasi Desa Grogol" in html and "#seal-full" in html
    assert "Pemilik: Siti Aminah." in html
    assert f"Surat usaha {letter.number} berlaku sampai" in html
    assert f'href="/periksa/?nomor={letter.number}">Periksa surat ini</a>' in html
    assert names(html) == ["Kopi robusta"] and "1 barang" in html
    assert "<p>Sejak 1998.</p>" in html
    assert "Ambil di toko" in html
    assert "<dd>Dusun Krajan, Desa Grogol, Kec. Giri</dd>" in html


def test_a_shop_shows_the_face_it_chose(client):
    shop = a_shop()
    picture = a_picture(shop)
    describe_shop(shop_id=shop.pk, logo_key=picture.sha256, by=shop.seller, at=now())

    assert f"/{picture.sha256}/256.webp" in opened(client, f"/toko/{shop.slug}/")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_shop_asks_the_database_the_same_for_any_number_of_goods(client, django_assert_num_queries, rows):
    shop = a_shop()
    for number in range(rows):
        a_product(shop, f"Barang {number}")

    with django_assert_num_queries(SHOP_QUERIES):
        html = opened(client, f"/toko/{shop.slug}/")

    assert len(names(html)) == rows


def test_a_shop_shows_only_its_own_goods_and_sold_out_ones_too(client):
    shop = a_shop()
    a_product(shop, "Habis", quantity=0)
    a_product(a_shop("Toko lain"), "Punya orang")
    a_product(shop, "Konsep", published=False)

    html = opened(client, f"/toko/{shop.slug}/")

    assert names(html) == ["Habis"]
    assert html.count('class="badge on-pic"') == 1


def test_a_long_shelf_has_pages(client):
    shop = a_shop()
    for number in range(PAGE_SIZE + 1):
        a_product(shop, f"Barang {number}")

    html = opened(client, f"/toko/{shop.slug}/")

    assert len(names(html)) == PAGE_SIZE and "1–24 dari 25" in html


def test_an_empty_shop_says_that_it_is_open(client):
    assert "Toko ini sudah buka, tetapi barangnya belum ditampilkan." in opened(
        client, f"/toko/{a_shop().slug}/"
    )


def test_a_death_empties_the_window_for_the_next_request_and_nobody_is_told_why(client):
    shop = a_shop("Kopi Lereng Ijen")
    a_product(shop, "Kopi robusta", price=45_000)
    assert opened(client, f"/toko/{shop.slug}/")

    record_death(
        resident_id=shop.business.owner_id,
        event_date=now().date(),
        source="Akta kematian",
        by=an_operator(GROGOL),
        at=now(),
    )

    html = opened(client, f"/toko/{shop.slug}/", status=410)
    assert "Toko ini sedang tidak berjualan" in html
    assert not re.search(r"Rp\d|Kopi robusta|seal|meninggal|Siti|Surat usaha 5", html)
    assert Product.objects.filter(shop=shop, published=True).exists()


def test_a_sanction_closes_the_page_without_its_reason(client):
    shop = a_shop()
    sanction = a_sanction(shop)

    assert sanction.reason not in opened(client, f"/toko/{shop.slug}/", status=410)


def test_a_shop_that_is_none_is_not_there(client):
    opened(client, "/toko/tidak-ada/", status=404)


def test_a_village_shows_its_own_shops_first_and_the_nearest_others(client):
    a_shop("Toko Grogol", village=GROGOL)
    a_shop("Toko Jambesari", village=JAMBESARI)
    a_shop("Toko Jajag", village=JAJAG)

    html = opened(client, f"/desa/{GROGOL}/")

    assert "Desa Grogol" in html and "Kec. Giri" in html
    assert names(html) == ["Toko Grogol", "Toko Jambesari", "Toko Jajag"]
    assert html.index("Toko Grogol") < html.index("Toko terdekat") < html.index("Toko Jambesari")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_village_asks_the_database_the_same_for_any_number_of_shops(
    client, django_assert_num_queries, rows
):
    for number in range(rows):
        a_shop(f"Toko {number}", village=GROGOL)

    with django_assert_num_queries(VILLAGE_QUERIES):
        html = opened(client, f"/desa/{GROGOL}/")

    assert len(names(html)) == rows


def test_fallen_shops_are_not_shown_by_their_village(client):
    a_sanction(a_shop("Toko Grogol", village=GROGOL))

    assert "Belum ada toko dari desa ini." in opened(client, f"/desa/{GROGOL}/")


@pytest.mark.parametrize("code", [GIRI_DISTRICT, "35.10", "35.10.17.9999", "x"])
def test_what_is_no_village_is_not_there(client, code):
    regions()

    opened(client, f"/desa/{code}/", status=404)


def test_a_shop_shows_its_hours_and_its_number_only_where_it_wants_to(client):
    shop = a_shop()
    describe_shop(shop_id=shop.pk, hours="Tiap hari", contact_phone="081211112222", by=shop.seller, at=now())
    quiet = opened(client, f"/toko/{shop.slug}/")

    describe_shop(shop_id=shop.pk, phone_public=True, by=shop.seller, at=now())
    shown = opened(client, f"/toko/{shop.slug}/")

    assert "Tiap hari" in quiet and "1111" not in quiet
    assert 'href="tel:+6281211112222"' in shown
    assert f"/pengaduan/?tentang=shop&amp;apa={shop.slug}" in shown
    assert "@" not in re.sub(r"<(script|style|footer).*?</\1>", "", shown, flags=re.DOTALL)


def test_a_village_is_searched_by_the_name_of_a_shop(client):
    a_shop("Kopi Ijen")
    a_shop("Batik Sekar")

    moved = client.post(f"/desa/{GROGOL}/", {"q": "batik"})
    found = opened(client, moved.url)
    none = opened(client, f"/desa/{GROGOL}/?cari=tenun")

    assert moved.url == f"/desa/{GROGOL}/?cari=batik"
    assert names(found) == ["Batik Sekar"]
    assert "Tidak ada toko bernama" in none


def test_a_nik_typed_for_a_shop_goes_into_no_address_and_no_statement(client, django_assert_num_queries):
    a_shop("Kopi Ijen")

    moved = client.post(f"/desa/{GROGOL}/", {"q": "3510 1741 0786 0003"})
    page = opened(client, f"/desa/{GROGOL}/?cari=3510174107860003")

    assert moved.url == f"/desa/{GROGOL}/"
    assert names(page) == ["Kopi Ijen"]


def test_a_village_has_pages_kinds_and_the_hours_of_its_office(client):
    shops = [a_shop(f"Toko {number:02d}") for number in range(25)]
    a_product(shops[0], "Kopi robusta")

    first, second = opened(client, f"/desa/{GROGOL}/"), opened(client, f"/desa/{GROGOL}/?hal=2")

    assert len(names(first)) == 24
    assert names(second) == ["Toko 24"]
    assert "Yang dijual di sini" in first
    assert "Senin–Kamis 07.30–15.30, Jumat sampai 14.30." in first


def test_every_village_is_reached_by_its_district(client, django_assert_num_queries):
    a_shop()

    with django_assert_num_queries(2):
        html = opened(client, "/desa/")

    assert len(re.findall(r'href="/desa/35[^"]+"', html)) == 217
    assert html.count("<summary>Kec. ") == 25
    assert "Kel. Gombengsari" in html and "Kec. Giri (1 toko)" in html
