"""What may be said of goods and of food, and what a number tells."""

from datetime import date
from decimal import Decimal

import pytest

from catalog import models
from catalog.products import rules
from catalog.products.kinds import branches, plant_kinds, product_types
from catalog.products.models import Category, FoodRecord, ProductType, ProductValue
from catalog.products.selectors import kind_of_category, number_words, statements_of
from catalog.products.services import (
    FoodEntry,
    create_product,
    describe_photo,
    edit_product,
    order_photos,
    publish_product,
    remove_variant,
    set_stock,
)
from foundation.access.refusals import NotFound
from foundation.clock import now
from tests.catalog.factories import a_picture, a_product, a_variant
from tests.vendors.factories import a_shop
from village.residents.rules.register import NumberInText

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("typed", ["2103510010123-28", "P-IRT No. 2103510010123-28", "210 3510 01 0123 28"])
def test_a_pirt_is_read_however_it_is_written(typed):
    digits = rules.pirt_digits(typed, TODAY)

    pirt = rules.read_pirt(digits)
    assert pirt is not None
    assert (pirt.written, pirt.regency, pirt.until_year) == ("2103510010123-28", "3510", 2028)
    assert pirt.is_from_here
    assert [pirt.is_over(day) for day in (date(2028, 12, 31), date(2029, 1, 1))] == [False, True]


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("210351001012-28", rules.PirtMalformed),
        ("210351001012328x", rules.PirtMalformed),
        ("٢103510010123-28", rules.PirtMalformed),
        ("0103510010123-28", rules.PirtUnknownPackaging),
        ("2003510010123-28", rules.PirtUnknownType),
        ("2173510010123-28", rules.PirtUnknownType),
        ("2103510010123-32", rules.PirtTooLong),
    ],
)
def test_a_pirt_that_cannot_be_is_refused(typed, refusal):
    with pytest.raises(refusal):
        rules.pirt_digits(typed, TODAY)


def test_a_pirt_of_elsewhere_and_one_that_is_over_may_be_noted():
    elsewhere, over = (
        rules.pirt_digits("2103578010123-28", TODAY),
        rules.pirt_digits("2103510010123-20", TODAY),
    )

    assert not rules.read_pirt(elsewhere).is_from_here
    assert rules.read_pirt(over).is_over(TODAY)
    assert rules.pirt_digits(" ", TODAY) == ""


@pytest.mark.parametrize(
    ("typed", "number", "words"),
    [("1.250,5", Decimal("1250.50"), "1.250,5"), ("250", Decimal(250), "250"), (2.5, Decimal("2.50"), "2,5")],
)
def test_numbers_are_read_and_told_as_people_write_them(typed, number, words):
    found = rules.number_said(typed, attribute="Berat", field="values.berat")

    assert (found, number_words(found)) == (number, words)


@pytest.mark.parametrize("typed", ["", "x", "-1", "NaN", "Infinity", "1e99"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(rules.NotANumber):
        rules.number_said(typed, attribute="Berat", field="values.berat")


def test_the_tree_has_four_sectors_and_every_place_a_type():
    tree = branches()

    assert [one.slug for one in tree if not one.parent] == ["kerajinan", "hasil-tani", "hasil-laut", "wisata"]
    assert len(tree) == 44
    assert {one.product_type for one in tree} <= product_types().keys()
    assert not Category.objects.filter(
        slug__in=[one.slug for one in tree], product_type__isnull=True
    ).exists()


def test_planting_twice_changes_nothing():
    before = [list(Category.objects.order_by("pk").values_list()), ProductType.objects.count()]

    plant_kinds(lambda name: getattr(models, name))

    assert [list(Category.objects.order_by("pk").values_list()), ProductType.objects.count()] == before


def coffee(shop, **changes):
    given = {
        "shop_id": shop.pk,
        "name": "Kopi",
        "category_id": Category.objects.get(slug="kopi").pk,
        "by": shop.seller,
        "at": now(),
    }
    return create_product(**(given | changes))


def test_what_the_new_kind_does_not_have_is_dropped_and_the_rest_stays():
    shop = a_shop()
    product = coffee(shop, values={"jenis-kopi": "robusta", "berat-bersih": 250, "komposisi": "Kopi"})

    edit_product(
        product_id=product.pk,
        category_id=Category.objects.get(slug="sambal-olahan").pk,
        by=shop.seller,
        at=now(),
    )

    product.refresh_from_db()
    assert product.product_type.slug == "makanan"
    assert {one.slug: one.text for one in statements_of(product)} == {
        "komposisi": "Kopi",
        "berat-bersih": "250 g",
    }


@pytest.mark.parametrize(
    ("values", "refusal", "field"),
    [
        ({"motif": ["ukel"]}, rules.UnknownAttribute, "values.motif"),
        ({"jenis-kopi": "teh"}, rules.UnknownChoice, "values.jenis-kopi"),
        ({"ketinggian": "tinggi"}, rules.NotANumber, "values.ketinggian"),
        ({"panen": "x" * 501}, rules.TextTooLong, "values.panen"),
        ({"panen": "3510152502900003"}, NumberInText, "values.panen"),
    ],
)
def test_what_cannot_be_said_is_refused_at_its_field_and_nothing_is_stored(values, refusal, field):
    shop = a_shop()

    with pytest.raises(refusal) as caught:
        coffee(shop, values=values)

    assert caught.value.field == field
    assert not ProductValue.objects.exists()


def test_shown_food_cannot_take_back_whether_it_is_halal():
    shop = a_shop()
    product = a_product(shop, category=Category.objects.get(slug="kopi"))
    food = Category.objects.get(slug="kopi").pk
    edit_product(
        product_id=product.pk,
        category_id=food,
        food=FoodEntry(halal="in-process"),
        by=shop.seller,
        at=now(),
    )

    with pytest.raises(rules.HalalMissing):
        edit_product(product_id=product.pk, food=FoodEntry(), by=shop.seller, at=now())

    assert FoodRecord.objects.get().halal == "in-process"


def test_food_is_not_published_before_it_says_whether_it_is_halal():
    shop = a_shop()
    product = coffee(shop, price=9_000, quantity=1)
    product.media.create(picture=a_picture(shop))

    with pytest.raises(rules.HalalMissing):
        publish_product(product_id=product.pk, by=shop.seller, at=now())
    edit_product(product_id=product.pk, food=FoodEntry(halal="not-halal"), by=shop.seller, at=now())
    publish_product(product_id=product.pk, by=shop.seller, at=now())

    product.refresh_from_db()
    assert product.published


def test_only_fresh_goods_are_exempt():
    shop = a_shop()

    fresh = coffee(shop, category_id=Category.objects.get(slug="jeruk").pk, food=FoodEntry(halal="exempt"))

    assert fresh.food.halal == "exempt"
    with pytest.raises(rules.ExemptIsFresh):
        coffee(shop, food=FoodEntry(halal="exempt"))


def test_a_removed_variant_sells_nothing_more_and_keeps_what_was_promised():
    product = a_product(quantity=10, price=40_000)
    shop, other = product.shop, a_variant(product, "Besar", price=90_000, quantity=5)
    other.stock.allocated = 2
    other.stock.save()

    remove_variant(variant_id=other.pk, by=shop.seller, at=now())

    product.refresh_from_db()
    other.refresh_from_db()
    assert (other.stock.quantity, other.stock.allocated, product.price_max) == (2, 2, 40_000)
    with pytest.raises(NotFound):
        set_stock(variant_id=other.pk, quantity=9, by=shop.seller, at=now())
    with pytest.raises(NotFound):
        remove_variant(variant_id=other.pk, by=shop.seller, at=now())


def test_the_last_variant_of_what_is_shown_stays():
    product = a_product()
    variant = product.variants.get()

    with pytest.raises(rules.LastVariant):
        remove_variant(variant_id=variant.pk, by=product.shop.seller, at=now())

    variant.refresh_from_db()
    assert variant.removed_at is None


def test_photos_are_ordered_and_described_by_their_owner_alone():
    product, stranger = a_product(), a_shop().seller
    seller = product.shop.seller
    first = product.media.get()
    second = product.media.create(picture=a_picture(product.shop), sort=1)

    order_photos(product_id=product.pk, media_ids=[second.pk], by=seller, at=now())
    describe_photo(media_id=second.pk, alt="  Kopi   di meja ", by=seller, at=now())

    assert list(product.media.order_by("sort")) == [second, first]
    second.refresh_from_db()
    assert second.alt == "Kopi di meja"
    for change in (
        lambda: describe_photo(media_id=second.pk, alt="x", by=stranger, at=now()),
        lambda: order_photos(product_id=product.pk, media_ids=[], by=stranger, at=now()),
        lambda: order_photos(product_id=product.pk, media_ids=[0], by=seller, at=now()),
    ):
        with pytest.raises(NotFound):
            change()


def test_a_category_knows_its_kind_and_none_has_none():
    kind = kind_of_category(Category.objects.get(slug="kopi-bubuk").pk)

    assert kind is not None and kind.is_food
    assert [one.slug for one in kind.variant_attributes] == ["gilingan", "pilihan-kemasan"]
    assert kind_of_category(None) is None
