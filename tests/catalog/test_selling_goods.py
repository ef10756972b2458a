"""Listing, pricing, stocking and publishing, by the seller."""

import pytest
from django.db import IntegrityError, connection, transaction

from catalog.products import rules
from catalog.products.models import Product, ProductMedia, Stock, Variant
from catalog.products.selectors import my_product, my_products
from catalog.products.services import (
    add_photo,
    add_variant,
    create_product,
    edit_product,
    edit_variant,
    publish_product,
    remove_photo,
    set_stock,
    unpublish_product,
)
from foundation.access.refusals import NotFound
from foundation.access.viewer import visitor
from foundation.audit.selectors import transitions_of
from foundation.clock import now
from tests.catalog.factories import a_category, a_photo, a_product, a_variant
from tests.vendors.factories import a_shop
from village.residents.rules.register import NumberInText

pytestmark = pytest.mark.django_db


def test_a_product_goes_from_draft_to_the_window():
    shop, category = a_shop(), a_category()

    product = create_product(
        shop_id=shop.pk,
        name="  Kopi  robusta 250 g ",
        description="Sangrai sedang.",
        category_id=category.pk,
        price=45_000,
        list_price=50_000,
        quantity=12,
        weight_grams=250,
        sku="rob 250",
        by=shop.seller,
        at=now(),
    )
    add_photo(product_id=product.pk, content=a_photo(), alt="Kopi dalam kantong", by=shop.seller, at=now())
    publish_product(product_id=product.pk, by=shop.seller, at=now())

    product.refresh_from_db()
    variant = product.variants.get()
    assert (product.name, product.slug, product.published) == (
        "Kopi robusta 250 g",
        "kopi-robusta-250-g",
        True,
    )
    assert (product.price_min, product.price_max, product.list_min, product.list_max) == (
        45_000,
        45_000,
        50_000,
        50_000,
    )
    assert (variant.sku, variant.stock.quantity, variant.stock.allocated) == (f"{shop.pk}-ROB-250", 12, 0)
    assert [step.to_state for step in transitions_of(product)] == ["draft", "published"]


def test_a_name_that_is_taken_gets_a_number_and_keeps_it():
    shop = a_shop()
    create_product(shop_id=shop.pk, name="Kopi", by=shop.seller, at=now())

    second = create_product(shop_id=shop.pk, name="Kopi", by=shop.seller, at=now())
    edit_product(product_id=second.pk, name="Teh", by=shop.seller, at=now())

    second.refresh_from_db()
    assert (second.slug, second.name) == (f"kopi-{second.pk}", "Teh")


@pytest.mark.parametrize(
    ("missing", "refusal"),
    [
        ("category", rules.CategoryMissing),
        ("price", rules.PriceMissing),
        ("photo", rules.PhotoMissing),
        ("stock", rules.StockMissing),
    ],
)
def test_what_a_buyer_needs_must_be_there_before_publishing(missing, refusal):
    shop = a_shop()
    product = create_product(
        shop_id=shop.pk,
        name="Kopi",
        category_id=None if missing == "category" else a_category().pk,
        price=None if missing == "price" else 45_000,
        quantity=0 if missing in ("stock", "price") else 3,
        by=shop.seller,
        at=now(),
    )
    if missing != "photo":
        add_photo(product_id=product.pk, content=a_photo(), by=shop.seller, at=now())

    with pytest.raises(refusal):
        publish_product(product_id=product.pk, by=shop.seller, at=now())

    assert not Product.objects.get(pk=product.pk).published


def test_publishing_twice_or_hiding_a_draft_is_refused():
    product = a_product()
    seller = product.shop.seller

    with pytest.raises(rules.AlreadyPublished):
        publish_product(product_id=product.pk, by=seller, at=now())
    unpublish_product(product_id=product.pk, by=seller, at=now())
    with pytest.raises(rules.NotPublished):
        unpublish_product(product_id=product.pk, by=seller, at=now())

    assert [step.to_state for step in transitions_of(product)] == ["draft"]


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"name": " "}, rules.NameMissing),
        ({"name": "x" * 161}, rules.NameMissing),
        ({"description": "x" * 10_001}, rules.DescriptionTooLong),
        ({"description": "NIK 3510994903850001"}, NumberInText),
        ({"category_id": 0}, rules.UnknownCategory),
        ({"price": 0}, rules.PriceOutOfBounds),
        ({"price": 1_000_000_001}, rules.PriceOutOfBounds),
        ({"price": 5_000, "list_price": 4_000}, rules.ListPriceBelowPrice),
        ({"price": 5_000, "quantity": -1}, rules.QuantityOutOfBounds),
        ({"weight_grams": -1}, rules.WeightOutOfBounds),
        ({"price": 5_000, "sku": "x" * 41}, rules.CodeTooLong),
        ({"quantity": 5}, rules.PriceMissing),
    ],
)
def test_facts_that_do_not_fit_are_refused_and_nothing_is_stored(facts, refusal):
    shop = a_shop()

    with pytest.raises(refusal):
        create_product(**{"shop_id": shop.pk, "name": "Kopi", "by": shop.seller, "at": now(), **facts})

    assert not Product.objects.exists()


def test_two_shops_use_the_same_code_but_one_shop_not_twice():
    shop, other = a_shop(), a_shop("Ikan Asin")
    facts = {"name": "Kopi", "price": 1_000, "sku": "A1", "at": now()}
    create_product(shop_id=shop.pk, by=shop.seller, **facts)
    create_product(shop_id=other.pk, by=other.seller, **facts)

    with pytest.raises(rules.CodeTaken):
        create_product(shop_id=shop.pk, by=shop.seller, **facts)

    assert sorted(Variant.objects.values_list("sku", flat=True)) == sorted(
        [f"{shop.pk}-A1", f"{other.pk}-A1"]
    )


def test_a_price_given_later_makes_the_first_variant():
    shop = a_shop()
    product = create_product(shop_id=shop.pk, name="Kopi", by=shop.seller, at=now())

    edit_product(product_id=product.pk, price=20_000, list_price=25_000, by=shop.seller, at=now())
    edit_product(product_id=product.pk, price=19_000, by=shop.seller, at=now())

    variant = product.variants.get()
    assert (variant.price, variant.list_price, variant.stock.quantity) == (19_000, 19_000, 0)


def test_the_price_span_follows_the_variants_in_raw_sql_too():
    product = a_product(price=30_000)
    big = a_variant(product, price=80_000, list_price=90_000)

    def span():
        return Product.objects.values_list("price_min", "price_max", "list_min", "list_max").get(
            pk=product.pk
        )

    both = span()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE catalog_variant SET price = 70000 WHERE id = %s", [big.pk])
    lowered = span()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM catalog_stock WHERE variant_id = %s", [big.pk])
        cursor.execute("DELETE FROM catalog_variant WHERE id = %s", [big.pk])

    assert both == (30_000, 80_000, 30_000, 90_000)
    assert lowered == (30_000, 70_000, 30_000, 90_000)
    assert span() == (30_000, 30_000, 30_000, 30_000)


def test_a_published_product_cannot_lose_its_last_price():
    product = a_product()

    with pytest.raises(IntegrityError, match="product_published_is_whole"), transaction.atomic():
        Variant.objects.filter(product=product).delete()

    assert Product.objects.get(pk=product.pk).price_min == 45_000


def test_variants_are_added_and_changed_by_the_seller():
    product = a_product()
    seller = product.shop.seller

    variant = add_variant(product_id=product.pk, name="1 kg", price=160_000, quantity=4, by=seller, at=now())
    edit_variant(variant_id=variant.pk, price=150_000, list_price=160_000, by=seller, at=now())
    edit_variant(variant_id=variant.pk, name="1 kilogram", by=seller, at=now())

    variant.refresh_from_db()
    assert (variant.name, variant.price, variant.list_price) == ("1 kilogram", 150_000, 160_000)
    assert variant.stock.quantity == 4
    with pytest.raises(rules.ListPriceBelowPrice):
        edit_variant(variant_id=variant.pk, price=170_000, list_price=160_000, by=seller, at=now())


def test_stock_never_falls_below_what_is_promised():
    product = a_product(quantity=10)
    variant = product.variants.get()
    Stock.objects.filter(pk=variant.pk).update(allocated=4)

    with pytest.raises(rules.BelowAllocated) as refused:
        set_stock(variant_id=variant.pk, quantity=3, by=product.shop.seller, at=now())
    stock = set_stock(variant_id=variant.pk, quantity=4, by=product.shop.seller, at=now())

    assert str(refused.value) == "Sebanyak 4 sudah dipesan orang. Stok tidak bisa kurang dari itu."
    assert (stock.quantity, stock.available) == (4, 0)


def test_raw_sql_cannot_promise_more_than_there_is():
    variant = a_product(quantity=2).variants.get()

    with pytest.raises(IntegrityError, match="stock_allocated_within_quantity"), transaction.atomic():
        Stock.objects.filter(pk=variant.pk).update(allocated=3)

    assert Stock.objects.get(pk=variant.pk).allocated == 0


def test_photos_have_an_order_and_a_limit():
    shop = a_shop()
    product = create_product(shop_id=shop.pk, name="Kopi", by=shop.seller, at=now())
    first = a_photo()
    for number in range(rules.MOST_PHOTOS):
        add_photo(
            product_id=product.pk, content=first if number == 0 else a_photo(), by=shop.seller, at=now()
        )

    with pytest.raises(rules.TooManyPhotos):
        add_photo(product_id=product.pk, content=a_photo(), by=shop.seller, at=now())

    assert list(product.media.order_by("sort").values_list("sort", flat=True)) == list(
        range(rules.MOST_PHOTOS)
    )


def test_the_same_photo_twice_is_one_photo():
    shop = a_shop()
    product = create_product(shop_id=shop.pk, name="Kopi", by=shop.seller, at=now())
    content = a_photo()

    media = add_photo(product_id=product.pk, content=content, by=shop.seller, at=now())

    assert add_photo(product_id=product.pk, content=content, by=shop.seller, at=now()) == media


def test_the_last_photo_of_a_shown_product_stays():
    product = a_product()
    media, seller = product.media.get(), product.shop.seller

    with pytest.raises(rules.LastPhoto):
        remove_photo(media_id=media.pk, by=seller, at=now())
    assert ProductMedia.objects.filter(pk=media.pk).exists()
    unpublish_product(product_id=product.pk, by=seller, at=now())
    remove_photo(media_id=media.pk, by=seller, at=now())

    assert not product.media.exists()


def test_nobody_touches_somebody_elses_goods():
    product, other = a_product(), a_shop("Ikan Asin").seller
    variant, media = product.variants.get(), product.media.get()
    before = Product.objects.values().get(pk=product.pk)

    for somebody in (other, visitor(now())):
        for act in (
            lambda by: create_product(shop_id=product.shop_id, name="Tiruan", by=by, at=now()),
            lambda by: edit_product(product_id=product.pk, name="Tiruan", by=by, at=now()),
            lambda by: publish_product(product_id=product.pk, by=by, at=now()),
            lambda by: unpublish_product(product_id=product.pk, by=by, at=now()),
            lambda by: add_variant(product_id=product.pk, name="Kecil", price=1, by=by, at=now()),
            lambda by: edit_variant(variant_id=variant.pk, price=1, by=by, at=now()),
            lambda by: set_stock(variant_id=variant.pk, quantity=0, by=by, at=now()),
            lambda by: add_photo(product_id=product.pk, content=a_photo(), by=by, at=now()),
            lambda by: remove_photo(media_id=media.pk, by=by, at=now()),
            lambda by: my_product(by, product.pk),
        ):
            with pytest.raises(NotFound):
                act(somebody)
        assert my_products(somebody) == []

    assert Product.objects.values().get(pk=product.pk) == before
    assert Product.objects.count() == 1
    assert product.variants.get().price == 45_000
    assert product.variants.get().stock.quantity == 10


@pytest.mark.parametrize("products", [1, 3])
def test_the_sellers_list_costs_three_queries_however_long_it_is(products, django_assert_num_queries):
    shop = a_shop()
    for number in range(products):
        a_product(shop, f"Kopi {number}", published=number != 1)

    with django_assert_num_queries(3):
        found = [
            (
                one.name,
                one.quantity,
                one.allocated,
                one.category.name,
                one.variants.all()[0].stock.quantity,
                one.media.all()[0].picture.sha256,
            )
            for one in my_products(shop.seller)
        ]

    assert len(found) == products
