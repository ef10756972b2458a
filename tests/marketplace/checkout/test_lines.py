from uuid import uuid4

import pytest

from catalog.products.models import Product, Stock, Variant
from foundation.access.refusals import NotFound
from marketplace.checkout.models import CheckoutLine
from marketplace.checkout.rules import (
    NotPublished,
    NotSelling,
    QuantityTooGreat,
    SoldOut,
    StockShort,
    TooLong,
    TooManyLines,
    UnknownLine,
    UnknownVariant,
    ZeroQuantity,
)
from marketplace.checkout.services import (
    NewLine,
    add_lines,
    agree_to_prices,
    create_checkout,
    remove_lines,
    update_lines,
)
from tests.marketplace.factories import NOW, a_buyer, a_cart, a_full_cart, a_keeper, a_variant, a_visitor
from vendors.shops.services import switch_shop

pytestmark = pytest.mark.django_db


def quantities(cart):
    return dict(CheckoutLine.objects.filter(checkout=cart).values_list("variant_id", "quantity"))


def test_a_cart_remembers_goods_and_the_price_seen():
    variant = a_variant(a_keeper(), price=45_000)

    cart = create_checkout(by=a_visitor(), at=NOW, lines=(NewLine(variant.pk, 2, {"hadiah": "ya"}),))

    (line,) = cart.lines.all()
    assert (line.variant_id, line.quantity, line.seen_price, line.metadata) == (
        variant.pk,
        2,
        45_000,
        {"hadiah": "ya"},
    )


def test_a_cart_holds_no_stock():
    variant = a_variant(a_keeper(), stock=3)

    a_cart((variant, 3))

    assert Stock.objects.get(pk=variant.pk).allocated == 0


def test_the_same_goods_add_up_in_one_line():
    variant = a_variant(a_keeper())
    cart = a_cart((variant, 2))

    add_lines(
        checkout_id=cart.pk,
        lines=[NewLine(variant.pk, 1), NewLine(variant.pk, 1)],
        by=a_visitor(),
        at=NOW,
    )

    assert quantities(cart) == {variant.pk: 4}


def test_more_than_there_is_is_refused_whole():
    keeper = a_keeper()
    coffee, cloth = a_variant(keeper, stock=10), a_variant(keeper, stock=2)
    cart = a_cart((coffee, 1))

    with pytest.raises(StockShort) as refusal:
        add_lines(
            checkout_id=cart.pk,
            lines=[NewLine(coffee.pk, 1), NewLine(cloth.pk, 3)],
            by=a_visitor(),
            at=NOW,
        )

    assert str(refusal.value) == "Stok Kopi robusta bubuk tinggal 2. Kurangi jumlahnya, atau hapus."
    assert quantities(cart) == {coffee.pk: 1}


def test_what_is_promised_to_others_cannot_be_put_in():
    variant = a_variant(a_keeper(), stock=2)
    Stock.objects.filter(pk=variant.pk).update(allocated=2)
    cart = create_checkout(by=a_visitor(), at=NOW)

    with pytest.raises(SoldOut):
        add_lines(checkout_id=cart.pk, lines=[NewLine(variant.pk, 1)], by=a_visitor(), at=NOW)

    assert quantities(cart) == {}


def test_goods_of_a_closed_shop_cannot_be_put_in():
    keeper = a_keeper()
    variant = a_variant(keeper)
    switch_shop(shop_id=keeper.shop.pk, open=False, by=keeper.viewer, at=NOW)
    cart = create_checkout(by=a_visitor(), at=NOW)

    with pytest.raises(NotSelling):
        add_lines(checkout_id=cart.pk, lines=[NewLine(variant.pk, 1)], by=a_visitor(), at=NOW)

    assert quantities(cart) == {}


def test_unpublished_goods_cannot_be_put_in():
    variant = a_variant(a_keeper())
    Product.objects.update(published=False)
    cart = create_checkout(by=a_visitor(), at=NOW)

    with pytest.raises(NotPublished):
        add_lines(checkout_id=cart.pk, lines=[NewLine(variant.pk, 1)], by=a_visitor(), at=NOW)

    assert quantities(cart) == {}


def test_an_unknown_variant_is_refused():
    cart = create_checkout(by=a_visitor(), at=NOW)

    with pytest.raises(UnknownVariant):
        add_lines(checkout_id=cart.pk, lines=[NewLine(987_654, 1)], by=a_visitor(), at=NOW)


@pytest.mark.parametrize(
    ("quantity", "refusal"), [(0, ZeroQuantity), (-1, ZeroQuantity), (1000, QuantityTooGreat)]
)
def test_a_quantity_is_between_1_and_999(quantity, refusal):
    variant = a_variant(a_keeper(), stock=5_000)
    cart = create_checkout(by=a_visitor(), at=NOW)

    with pytest.raises(refusal):
        add_lines(checkout_id=cart.pk, lines=[NewLine(variant.pk, quantity)], by=a_visitor(), at=NOW)

    assert quantities(cart) == {}


def test_a_cart_holds_60_kinds_of_goods_at_most():
    keeper = a_keeper()
    product = a_variant(keeper).product
    variants = [
        Variant(product=product, name=f"{n} g", sku=f"x-{n}", price=1_000, list_price=1_000)
        for n in range(61)
    ]
    Variant.objects.bulk_create(variants)
    for variant in variants:
        Stock.objects.update_or_create(variant=variant, defaults={"quantity": 1})
    cart = create_checkout(by=a_visitor(), at=NOW)

    with pytest.raises(TooManyLines):
        add_lines(checkout_id=cart.pk, lines=[NewLine(one.pk, 1) for one in variants], by=a_visitor(), at=NOW)

    assert quantities(cart) == {}


def test_metadata_is_bounded():
    variant = a_variant(a_keeper())

    with pytest.raises(TooLong):
        create_checkout(by=a_visitor(), at=NOW, lines=(NewLine(variant.pk, 1, {"x": "y" * 5_000}),))


def test_a_line_is_set_to_a_quantity():
    variant = a_variant(a_keeper())
    cart = a_cart((variant, 2))
    line = cart.lines.get()

    update_lines(checkout_id=cart.pk, quantities={line.pk: 5}, by=a_visitor(), at=NOW)

    assert quantities(cart) == {variant.pk: 5}


def test_zero_takes_a_line_out():
    keeper = a_keeper()
    one, two = a_variant(keeper), a_variant(keeper)
    cart = a_cart((one, 2), (two, 1))

    update_lines(checkout_id=cart.pk, quantities={cart.lines.get(variant=one).pk: 0}, by=a_visitor(), at=NOW)

    assert quantities(cart) == {two.pk: 1}


def test_fewer_of_what_became_scarce_is_always_allowed():
    variant = a_variant(a_keeper(), stock=10)
    cart = a_cart((variant, 8))
    Stock.objects.filter(pk=variant.pk).update(quantity=2)

    update_lines(checkout_id=cart.pk, quantities={cart.lines.get().pk: 5}, by=a_visitor(), at=NOW)

    assert quantities(cart) == {variant.pk: 5}


def test_more_of_what_became_scarce_is_refused():
    variant = a_variant(a_keeper(), stock=10)
    cart = a_cart((variant, 2))
    Stock.objects.filter(pk=variant.pk).update(quantity=2)

    with pytest.raises(StockShort):
        update_lines(checkout_id=cart.pk, quantities={cart.lines.get().pk: 3}, by=a_visitor(), at=NOW)

    assert quantities(cart) == {variant.pk: 2}


def test_a_line_of_another_cart_cannot_be_changed_or_removed():
    variant = a_variant(a_keeper())
    mine, other = a_cart((variant, 1)), a_cart((variant, 2))
    line = other.lines.get()

    with pytest.raises(UnknownLine):
        update_lines(checkout_id=mine.pk, quantities={line.pk: 1}, by=a_visitor(), at=NOW)
    with pytest.raises(UnknownLine):
        remove_lines(checkout_id=mine.pk, line_ids=[line.pk], by=a_visitor(), at=NOW)

    assert quantities(other) == {variant.pk: 2}


def test_a_removed_line_takes_the_delivery_of_its_shop_along():
    coffee, batik = a_keeper(), a_keeper(name="Batik Sekar Oling")
    bag, cloth = a_variant(coffee), a_variant(batik)
    cart = a_full_cart((bag, 1), (cloth, 1))

    remove_lines(checkout_id=cart.pk, line_ids=[cart.lines.get(variant=cloth).pk], by=a_visitor(), at=NOW)

    assert list(cart.deliveries.values_list("shop_id", flat=True)) == [coffee.shop.pk]


def test_more_weight_prices_the_chosen_courier_anew():
    variant = a_variant(a_keeper(), stock=50, weight_grams=5_000)
    cart = a_full_cart((variant, 5))
    before = cart.deliveries.get().price

    update_lines(checkout_id=cart.pk, quantities={cart.lines.get().pk: 10}, by=a_visitor(), at=NOW)

    assert cart.deliveries.get().price == pytest.approx(2 * before, abs=500)


def test_agreeing_notes_the_price_of_today():
    variant = a_variant(a_keeper(), price=65_000)
    cart = a_cart((variant, 1))
    Variant.objects.filter(pk=variant.pk).update(price=68_000, list_price=68_000)

    agree_to_prices(checkout_id=cart.pk, by=a_visitor(), at=NOW)

    assert cart.lines.get().seen_price == 68_000


def test_whoever_holds_the_uuid_of_an_attached_cart_may_change_its_lines():
    variant = a_variant(a_keeper())
    cart = a_cart((variant, 1), by=a_buyer())

    add_lines(checkout_id=cart.pk, lines=[NewLine(variant.pk, 1)], by=a_visitor(), at=NOW)

    assert quantities(cart) == {variant.pk: 2}


def test_a_cart_that_does_not_exist_is_not_found():
    with pytest.raises(NotFound):
        add_lines(checkout_id=uuid4(), lines=[], by=a_visitor(), at=NOW)
