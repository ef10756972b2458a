"""Finding goods by words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.search.selectors import RELEVANCE, Asked, search_products, shops_matching
from foundation.access.refusals import NotFound
from foundation.clock import today
from tests.catalog.factories import a_category, a_product
from tests.vendors.factories import a_sanction, a_shop

pytestmark = pytest.mark.django_db


def names(text: str, **wanted) -> list[str]:
    return [card.name for card in search_products(Asked(text, **wanted), today=today()).cards]


@pytest.fixture
def goods():
    shop = a_shop("Batik Sekar Jagad")
    return [
        a_product(shop, "Batik tulis gajah oling", price=350_000, description="Kain mori, pewarna alam."),
        a_product(shop, "Kain tenun", price=150_000, description="Bisa untuk selendang batik."),
        a_product(shop, "Kopi robusta", price=40_000, quantity=0, description="Dikirim segar."),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("batik", ["Batik tulis gajah oling", "Kain tenun"]),
        ("BATIK tulis", ["Batik tulis gajah oling"]),
        ("gaja oling", ["Batik tulis gajah oling"]),
        ("robus", ["Kopi robusta"]),
        ("kirim", ["Kopi robusta"]),
        ("pewarna", ["Batik tulis gajah oling"]),
        ("sepeda", []),
        ("100%_\\", []),
        ("'); DROP TABLE catalog_product; --", []),
    ],
)
def test_words_find_goods_by_stem_part_and_near_spelling(goods, text, found):
    assert names(text, sort=RELEVANCE) == found


def test_nothing_typed_lists_the_newest_first(goods):
    assert names(" \0 ") == ["Kopi robusta", "Kain tenun", "Batik tulis gajah oling"]


def test_what_nobody_may_see_is_not_found():
    hidden, fallen = a_product(name="Kopi rahasia", published=False), a_product(name="Kopi jatuh")
    a_sanction(fallen.shop)

    assert names("kopi") == []
    assert hidden.published is False


def test_a_search_is_narrowed_by_category_shop_price_and_stock(goods):
    drinks = a_category("Minuman")
    tea = a_product(name="Teh batik", category=drinks, price=20_000)

    assert names("batik", category=drinks.slug) == ["Teh batik"]
    assert names("batik", shop=tea.shop.slug) == ["Teh batik"]
    assert names("batik", price_from=100_000, price_until=200_000) == ["Kain tenun"]
    assert names("robusta", only_available=True) == []
    assert names("batik", sort="cheapest") == ["Teh batik", "Kain tenun", "Batik tulis gajah oling"]
    with pytest.raises(NotFound):
        names("batik", category="tidak-ada")


def test_pages_of_a_search_hold_every_hit_once():
    shop = a_shop()
    for number in range(7):
        a_product(shop, f"Kopi ijen {number}", description="kopi " * (number % 3))

    found, after = [], ""
    while True:
        page = search_products(Asked("kopi"), today=today(), after=after, limit=3)
        found += [card.id for card in page.cards]
        after = page.next_cursor
        if not after:
            break

    assert (len(found), len(set(found)), page.total) == (7, 7, 7)


def test_a_shop_is_found_by_its_name_and_its_village():
    shop, fallen = a_shop("Batik Sekar"), a_shop("Batik Jatuh")
    a_sanction(fallen)

    assert shops_matching("sekar", today=today()) == [shop]
    assert shops_matching("grogol", today=today()) == [shop]
    assert shops_matching("  ", today=today()) == []


@pytest.mark.parametrize("products", [1, 3])
def test_a_search_costs_four_queries_however_much_it_finds(products, django_assert_num_queries):
    for number in range(products):
        a_product(name=f"Kopi {number}")

    with django_assert_num_queries(4):
        assert len(search_products(Asked("kopi"), today=today()).cards) == products


def test_a_nik_names_no_goods_and_reaches_no_statement(goods):
    nik = "3510 1529 0878 9480"

    with CaptureQueriesContext(connection) as asked:
        found = names(f"kain {nik}")

    assert found == []
    assert not [query for query in asked.captured_queries if nik in query["sql"]]
