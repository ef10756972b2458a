"""What everybody sees: lists, counters, the tree, a product's page."""

import pytest
from django.db import IntegrityError, connection, transaction

from catalog.products.models import Category, CategoryClosure, Product, ProductCount
from catalog.products.selectors import (
    CHEAPEST,
    DEAREST,
    NAME,
    NEWEST,
    category_page,
    product_detail,
    product_list,
    resting_product,
    top_categories,
)
from catalog.products.selectors.cards import cards_of
from catalog.products.selectors.listing import products_listed
from foundation.access.refusals import NotFound
from foundation.clock import now, today
from tests.catalog.factories import a_category, a_product, a_variant
from tests.vendors.factories import a_sanction, a_shop
from vendors.shops.services import switch_shop

pytestmark = pytest.mark.django_db


def names(**wanted) -> list[str]:
    return [card.name for card in product_list(today=today(), **wanted).cards]


def counts() -> dict:
    return {(c.shop_id, c.category_id): c.n for c in ProductCount.objects.exclude(n=0)}


def test_a_list_shows_published_goods_of_selling_shops_only():
    shown = a_product(name="Kopi")
    a_product(shown.shop, name="Konsep", published=False)
    closed, fallen = a_product(name="Tutup"), a_product(name="Kena sanksi")
    switch_shop(shop_id=closed.shop_id, open=False, by=closed.shop.seller, at=now())
    a_sanction(fallen.shop)

    page = product_list(today=today())

    (card,) = page.cards
    assert (card.name, card.slug, card.price_min, card.shop_name, card.village_name, card.available) == (
        "Kopi",
        shown.slug,
        45_000,
        shown.shop.name,
        "Grogol",
        True,
    )
    assert card.cover_sha256 == shown.media.get().picture.sha256
    assert (page.total, page.next_cursor) == (1, "")


def test_a_list_is_sorted_by_name_price_and_age():
    shop = a_shop()
    for name, price in [("Cengkih", 30_000), ("Anyaman", 20_000), ("Batik", 10_000)]:
        a_product(shop, name, price=price)

    assert names(sort=NAME) == ["Anyaman", "Batik", "Cengkih"]
    assert names(sort=CHEAPEST) == ["Batik", "Anyaman", "Cengkih"]
    assert names(sort=DEAREST) == ["Cengkih", "Anyaman", "Batik"]
    assert names(sort=NEWEST) == names(sort="terserah") == ["Batik", "Anyaman", "Cengkih"]


@pytest.mark.parametrize("sort", [NAME, CHEAPEST, DEAREST, NEWEST])
def test_pages_hold_every_product_once(sort):
    shop = a_shop()
    for number in range(7):
        a_product(shop, f"Kopi {number % 3}", price=10_000 + number % 2)

    found, after = [], ""
    while True:
        page = product_list(today=today(), sort=sort, after=after, limit=3)
        found += page.cards
        after = page.next_cursor
        if not after:
            break

    whole = product_list(today=today(), sort=sort, limit=100)
    assert found == whole.cards
    assert len({card.id for card in found}) == whole.total == 7


@pytest.mark.parametrize("cursor", ["x", "eyJ9", "WyJhIl0", "WyJhIiwiYiJd"])
def test_a_broken_cursor_is_the_first_page(cursor):
    a_product(name="Kopi")

    assert names(after=cursor) == ["Kopi"]


def test_a_category_shows_what_lies_below_it_and_a_shop_its_own():
    drinks = a_category("Minuman")
    coffee = a_category("Kopi", parent=drinks)
    first = a_product(name="Kopi", category=coffee)
    a_product(first.shop, name="Wedang", category=drinks)
    a_product(name="Batik")

    below = product_list(today=today(), category=drinks.slug, sort=NAME)
    both = product_list(today=today(), category=drinks.slug, shop=first.shop.slug, sort=NAME, limit=1)

    assert ([card.name for card in below.cards], below.total) == (["Kopi", "Wedang"], 2)
    assert ([card.name for card in both.cards], both.total, bool(both.next_cursor)) == (["Kopi"], 2, True)
    assert names(category=coffee.slug) == ["Kopi"]
    assert names(shop=first.shop.slug, sort=NAME) == ["Kopi", "Wedang"]
    with pytest.raises(NotFound):
        names(category="tidak-ada")


def test_a_total_is_the_same_by_counter_and_by_counting():
    drinks = a_category("Minuman")
    shop = a_shop()
    for number in range(3):
        a_product(shop, f"Kopi {number}", category=drinks)
    a_product(name="Batik")

    for wanted in ({}, {"category_ids": [drinks.pk]}, {"shop_id": shop.pk}):
        counter = cards_of(products_listed(today=today(), **wanted)).total
        counted = cards_of(products_listed(today=today(), where=["true"], **wanted)).total
        assert counter == counted == (3 if wanted else 4)


def test_counters_follow_every_change_in_raw_sql_too():
    shop, tea = a_shop(), a_category("Teh")
    product = a_product(shop)
    category = product.category
    a_product(shop, category=category, published=False)
    shown = counts()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE catalog_product SET category_id = %s", [tea.pk])
        moved = counts()
        cursor.execute("UPDATE catalog_product SET published = true")
        both = counts()
    Product.objects.filter(pk=product.pk).update(published=False)
    hidden = counts()
    Product.objects.update(published=False)
    Product.objects.all().delete()

    assert shown == {(shop.pk, None): 1, (shop.pk, category.pk): 1}
    assert moved == {(shop.pk, None): 1, (shop.pk, tea.pk): 1}
    assert both == {(shop.pk, None): 2, (shop.pk, tea.pk): 2}
    assert hidden == {(shop.pk, None): 1, (shop.pk, tea.pk): 1}
    assert counts() == {}


def test_the_closure_and_the_levels_follow_the_tree():
    top, other = a_category("Atas"), a_category("Lain")
    middle = a_category("Tengah", parent=top)
    leaf = a_category("Daun", parent=middle)

    def above(category):
        return dict(CategoryClosure.objects.filter(descendant=category).values_list("ancestor", "distance"))

    planted = above(leaf)
    Category.objects.filter(pk=middle.pk).update(parent=other)

    leaf.refresh_from_db()
    assert planted == {leaf.pk: 0, middle.pk: 1, top.pk: 2}
    assert above(leaf) == {leaf.pk: 0, middle.pk: 1, other.pk: 2}
    assert leaf.level == 2
    Category.objects.filter(pk=leaf.pk).delete()
    assert above(leaf) == {}


def test_a_category_never_lies_below_itself():
    top = a_category("Atas")
    leaf = a_category("Daun", parent=top)

    with pytest.raises(IntegrityError, match="below itself"), transaction.atomic():
        Category.objects.filter(pk=top.pk).update(parent=leaf)

    assert CategoryClosure.objects.filter(ancestor=leaf).count() == 1


def test_the_tree_counts_what_is_visible_below():
    drinks = a_category("Minuman")
    coffee = a_category("Kopi", parent=drinks)
    a_product(category=coffee)
    fallen = a_product(category=drinks)
    a_sanction(fallen.shop)

    tops = {category.name: category.product_count for category in top_categories(today())}
    page = category_page(coffee.slug, today())

    assert tops["Minuman"] == 1
    assert [step.name for step in page.trail] == ["Minuman", "Kopi"]
    assert [(c.name, c.product_count) for c in category_page(drinks.slug, today()).children] == [("Kopi", 1)]
    with pytest.raises(NotFound):
        category_page("tidak-ada", today())


def test_a_products_page_tells_the_village_and_the_permit():
    drinks = a_category("Minuman")
    product = a_product(category=a_category("Kopi", parent=drinks), quantity=3)
    a_variant(product, quantity=2)

    page = product_detail(product.slug, today())

    assert (page.product, page.available, page.village.name, page.district.name) == (
        product,
        5,
        "Grogol",
        "Giri",
    )
    assert [category.name for category in page.trail] == ["Minuman", "Kopi"]
    assert page.warrant.kind == "letter"
    assert [media.picture.width for media in page.media] == [400]


def test_a_draft_or_a_fallen_shops_product_has_no_page():
    draft, fallen = a_product(published=False), a_product()
    a_sanction(fallen.shop)

    for product in (draft, fallen):
        with pytest.raises(NotFound):
            product_detail(product.slug, today())


def test_a_product_rests_while_its_shop_does_not_sell():
    shop, other = a_shop("Kopi Lereng Ijen"), a_shop("Toko lain")
    product, draft, sold = a_product(shop, "Kopi"), a_product(shop, published=False), a_product(other)
    a_sanction(shop)

    resting = resting_product(product.slug, today())

    assert (resting.name, resting.shop_name, resting.shop_slug) == ("Kopi", shop.name, shop.slug)
    assert resting.category_slug == product.category.slug
    for slug in (draft.slug, sold.slug, "tidak-ada"):
        with pytest.raises(NotFound):
            resting_product(slug, today())


@pytest.mark.parametrize("products", [1, 3])
def test_a_list_costs_two_queries_however_long_it_is(products, django_assert_num_queries):
    for number in range(products):
        a_product(name=f"Kopi {number}")

    with django_assert_num_queries(2):
        assert len(product_list(today=today()).cards) == products


@pytest.mark.parametrize("variants", [1, 3])
def test_a_products_page_costs_seven_queries_whatever_it_holds(variants, django_assert_num_queries):
    product = a_product()
    for _ in range(variants - 1):
        a_variant(product)

    with django_assert_num_queries(7):
        assert len(product_detail(product.slug, today()).variants) == variants
