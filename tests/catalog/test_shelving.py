"""A product written whole, as its form has it: all of it or nothing."""

import pytest

from catalog.media.selectors import my_pictures
from catalog.products import rules
from catalog.products.models import Product, ProductMedia, Stock, Variant
from catalog.products.services import VariantEntry, shelve_product
from foundation.access.refusals import NotFound
from foundation.clock import now
from tests.catalog.factories import a_category, a_picture, a_product, a_variant
from tests.vendors.factories import a_shop

pytestmark = pytest.mark.django_db


def shelve(shop, *variants: VariantEntry, **changes) -> Product:
    given = {
        "name": "Kopi robusta",
        "description": "",
        "category_id": None,
        "weight_grams": 250,
        "variants": variants,
        "picture_ids": [],
        "by": shop.seller,
        "at": now(),
    }
    if "product_id" not in changes:
        given["shop_id"] = shop.pk
    return shelve_product(**(given | changes))


def everything() -> list:
    return [
        list(model.objects.order_by("pk").values_list()) for model in (Product, Variant, Stock, ProductMedia)
    ]


def variants_of(product: Product) -> list[tuple]:
    rows = product.variants.order_by("sort", "pk")
    return list(rows.values_list("name", "price", "list_price", "stock__quantity"))


def test_a_product_comes_whole_and_is_shown():
    shop, category = a_shop(), a_category()
    pictures = [a_picture(shop).pk for _number in range(3)]

    product = shelve(
        shop,
        VariantEntry("250 g", 45_000, quantity=4),
        VariantEntry("500 g", 85_000, list_price=90_000, quantity=2),
        category_id=category.pk,
        picture_ids=pictures[::-1],
        publish=True,
    )

    assert product.published
    assert variants_of(product) == [("250 g", 45_000, 45_000, 4), ("500 g", 85_000, 90_000, 2)]
    assert list(product.media.order_by("sort").values_list("picture", flat=True)) == pictures[::-1]


def test_a_draft_may_lack_a_price():
    shop = a_shop()

    product = shelve(shop, VariantEntry("", None))

    assert (product.published, variants_of(product)) == (False, [])


def test_what_is_known_is_changed_and_what_is_not_named_stays():
    product = a_product(price=45_000, quantity=10)
    shop = product.shop
    first, other = product.variants.get(), a_variant(product, "Besar", price=90_000)
    old, new = product.media.get().picture_id, a_picture(shop).pk

    shelve(
        shop,
        VariantEntry("Kecil", 40_000, list_price=45_000, id=first.pk),
        VariantEntry("Sedang", 60_000, quantity=1),
        product_id=product.pk,
        name="Kopi lanang",
        picture_ids=[new, old],
    )

    product.refresh_from_db()
    assert product.name == "Kopi lanang"
    assert sorted(variants_of(product)) == [
        ("Besar", 90_000, 90_000, other.stock.quantity),
        ("Kecil", 40_000, 45_000, 10),
        ("Sedang", 60_000, 60_000, 1),
    ]
    assert list(product.media.order_by("sort").values_list("picture", flat=True)) == [new, old]


@pytest.mark.parametrize(
    ("variants", "changes", "refusal", "field"),
    [
        ((VariantEntry("", None, quantity=3),), {}, rules.PriceMissing, "variants.0.price"),
        ((VariantEntry("", 0),), {}, rules.PriceOutOfBounds, "variants.0.price"),
        (
            (VariantEntry("250 g", 1, quantity=1), VariantEntry("500 g", 2, quantity=-1)),
            {},
            rules.QuantityOutOfBounds,
            "variants.1.quantity",
        ),
        (
            (VariantEntry("250 g", 1), VariantEntry(" ", 2)),
            {},
            rules.VariantNameMissing,
            "variants.1.name",
        ),
        ((VariantEntry("", 1, quantity=1),), {"publish": True}, rules.CategoryMissing, "category"),
        ((VariantEntry("", 1),), {"name": " "}, rules.NameMissing, "name"),
    ],
)
def test_a_refusal_names_the_row_and_nothing_is_written(variants, changes, refusal, field):
    shop = a_shop()
    before = everything()

    with pytest.raises(refusal) as refused:
        shelve(shop, *variants, **changes)

    assert refused.value.field == field
    assert everything() == before


def test_nothing_of_another_shop_is_taken_up():
    shop, foreign = a_shop(), a_product()
    before = everything()

    with pytest.raises(NotFound):
        shelve(shop, VariantEntry("", 1), picture_ids=[a_picture(foreign.shop).pk])
    with pytest.raises(NotFound):
        shelve(shop, VariantEntry("", 1, id=foreign.variants.get().pk))
    with pytest.raises(NotFound):
        shelve(shop, VariantEntry("", 1), product_id=foreign.pk)

    assert everything() == before


def test_a_shown_product_keeps_a_photo_and_none_has_too_many():
    product = a_product()
    shop, before = product.shop, everything()
    many = [a_picture(shop).pk for _number in range(rules.MOST_PHOTOS + 1)]

    with pytest.raises(rules.LastPhoto):
        shelve(shop, product_id=product.pk)
    with pytest.raises(rules.TooManyPhotos):
        shelve(shop, product_id=product.pk, picture_ids=many)

    assert everything() == before


def test_a_seller_finds_only_own_pictures_in_the_order_asked():
    shop, foreign = a_shop(), a_shop("Lain")
    first, second = a_picture(shop), a_picture(shop)

    found = my_pictures(shop.seller, [second.pk, a_picture(foreign).pk, first.pk, second.pk])

    assert found == [second, first]
