"""Collections of the regency on the pages of everybody, and what a product says of itself."""

import re

import pytest

from catalog.products.models import Category, Product, Stock
from catalog.products.services import FoodEntry, edit_product
from foundation.clock import now
from storefront.public.showing.lists import DEEPEST, PAGE_SIZE
from tests.catalog.factories import a_product
from tests.catalog.test_collections import a_collection, an_officer
from tests.vendors.factories import a_shop

pytestmark = pytest.mark.django_db
LIST_QUERIES = 1
PAGE_QUERIES = 4


def names(html: str) -> list[str]:
    return re.findall(r"<h3><a [^>]*>([^<]+)</a></h3>", html)


def opened(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_collections_are_listed_with_the_same_number_of_statements(client, django_assert_num_queries, rows):
    officer, shop = an_officer(), a_shop()
    for number in range(rows):
        a_collection(a_product(shop), officer=officer, name=f"Koleksi {number}")
    opened(client, "/koleksi/")

    with django_assert_num_queries(LIST_QUERIES):
        html = opened(client, "/koleksi/")

    assert names(html) == [f"Koleksi {number}" for number in range(rows)]
    assert names(opened(client, "/"))[-rows - 1 : -1] == names(html)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_collection_shows_its_goods_with_the_same_number_of_statements(
    client, django_assert_num_queries, rows
):
    shop = a_shop()
    products = [a_product(shop, f"Barang {number}") for number in range(rows)]
    collection = a_collection(*products, officer=an_officer())
    opened(client, f"/koleksi/{collection.slug}/")

    with django_assert_num_queries(PAGE_QUERIES):
        html = opened(client, f"/koleksi/{collection.slug}/")

    assert names(html) == [f"Barang {number}" for number in range(rows)]
    assert "Untuk dibawa pulang." in html


def test_no_collection_says_so_and_a_draft_is_not_there(client):
    draft = a_collection(a_product(), officer=an_officer(), shown=False)

    assert "Belum ada koleksi" in opened(client, "/koleksi/")
    assert client.get(f"/koleksi/{draft.slug}/").status_code == 404
    assert "Pilihan kabupaten" not in opened(client, "/")


def food(shop, **said) -> Product:
    product = a_product(shop, "Kopi", category=Category.objects.get(slug="kopi"))
    entry = FoodEntry(**({"halal": "certified", "halal_number": "ID35110000123450621"} | said))
    return edit_product(
        product_id=product.pk,
        category_id=product.category_id,
        food=entry,
        values={"jenis-kopi": "robusta", "ketinggian": "1100"},
        by=shop.seller,
        at=now(),
    )


def test_a_product_says_its_attributes_and_the_permits_of_food(client):
    product = food(a_shop(), pirt="2103510010123-28", bpom="MD 123456789012")

    html = opened(client, f"/barang/{product.slug}/")

    for label, text in (
        ("Jenis kopi", "Robusta"),
        ("Ketinggian kebun", "1.100 mdpl"),
        ("Halal", "Bersertifikat halal ID35110000123450621"),
        ("P-IRT", "2103510010123-28"),
        ("BPOM", "MD123456789012"),
    ):
        assert re.search(rf"<dt>{label}</dt><dd[^>]*>{text}</dd>", html), label


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"halal": "not-halal"}, "Tidak halal"),
        ({"halal": "in-process"}, "Halal menurut penjual; sertifikat sedang diurus"),
    ],
)
def test_what_is_not_halal_says_so_plainly_and_a_permit_that_is_over_is_not_shown(client, said, words):
    product = food(a_shop(), pirt="2103510010123-25", **said)

    html = opened(client, f"/barang/{product.slug}/")

    assert f"<dd>{words}</dd>" in html
    assert "2103510010123-25" not in html


def test_other_goods_of_the_shop_stand_below(client):
    shop = a_shop()
    product, other = a_product(shop, "Kopi"), a_product(shop, "Teh")
    gone = a_product(shop, "Gula", quantity=0)
    a_product(a_shop("Lain"), "Batik")

    html = opened(client, f"/barang/{product.slug}/")

    assert names(html) == [other.name]
    assert gone.name not in html


def test_what_is_sold_out_stays_in_its_shop_alone(client):
    shop = a_shop()
    category = Category.objects.get(slug="batik-tulis")
    product = a_product(shop, "Batik sekar jagad", category=category)
    Stock.objects.update(quantity=0)

    in_shop = opened(client, f"/toko/{shop.slug}/")
    elsewhere = [opened(client, address) for address in ("/", "/jenis/batik-tulis/", "/jenis/kerajinan/")]

    assert product.name in in_shop and "Habis" in in_shop
    assert [product.name in html for html in elsewhere] == [False, False, False]


def test_a_list_goes_on_beyond_thirty_pages(client, monkeypatch):
    monkeypatch.setattr("storefront.public.views.category.PAGE_SIZE", 1)
    monkeypatch.setattr("storefront.public.showing.lists.PAGE_SIZE", 1)
    shop, category = a_shop(), Category.objects.get(slug="batik-tulis")
    count = DEEPEST + 4
    for number in range(count):
        a_product(shop, f"Kain {number:02}", category=category)

    address, seen = "/jenis/batik-tulis/?urut=nama", []
    while address:
        html = opened(client, address)
        seen += names(html)
        following = re.search(r'href="(\?[^"]*)"[^>]*rel="next"|rel="next"[^>]*href="(\?[^"]*)"', html)
        link = following and (following[1] or following[2])
        address = f"/jenis/batik-tulis/{link.replace('&amp;', '&')}" if link else ""

    assert seen == [f"Kain {number:02}" for number in range(count)]
    assert f"{count}–{count} dari {count}" in html
    assert PAGE_SIZE > 1
