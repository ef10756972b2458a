from datetime import date

import pytest

from catalog.products.models import Product, Stock, Variant
from foundation.access.refusals import NotFound
from marketplace.checkout.models import Checkout, CheckoutLine
from marketplace.checkout.rules import (
    DeliveryImpossible,
    NoAddress,
    NoContact,
    NoDelivery,
    NoLines,
    NoRecipient,
    NotPaid,
    NotPublished,
    NotSelling,
    PricesMoved,
    SoldOut,
    StockShort,
)
from marketplace.checkout.services import create_checkout
from marketplace.delivery.services import set_delivery_terms
from marketplace.orders.models import Order, OrderCounter
from marketplace.orders.services import complete_checkout
from marketplace.payments.models import Payment, TransactionItem
from tests.marketplace.factories import NOW, a_full_cart, a_keeper, a_variant, a_visitor
from tests.village.factories import GROGOL, an_operator
from vendors.shops.services import switch_shop
from village.businesses.models import NibRecord
from village.residents.services import record_death

pytestmark = pytest.mark.django_db


def complete(cart):
    return complete_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW)


def assert_nothing_happened(cart):
    assert not Order.objects.exists()
    assert not Payment.objects.exists()
    assert not OrderCounter.objects.exists()
    assert set(Stock.objects.values_list("allocated", flat=True)) <= {0}
    assert Checkout.objects.get(pk=cart.pk).completed_at is None


def new_terms(keeper, **change):
    terms = {"pickup": True, "courier": True, "courier_base": 5_000, "courier_per_km": 400, "max_km": 80}
    set_delivery_terms(shop_id=keeper.shop.pk, by=keeper.viewer, at=NOW, **(terms | change))


def test_an_empty_cart():
    cart = create_checkout(by=a_visitor(), at=NOW)

    with pytest.raises(NoLines):
        complete(cart)

    assert_nothing_happened(cart)


def test_a_moved_price_is_asked_about_once():
    variant = a_variant(a_keeper(), name="Kopi lanang", variant_name="200 g", price=65_000)
    cart = a_full_cart((variant, 2))
    Variant.objects.filter(pk=variant.pk).update(price=68_000, list_price=68_000)

    with pytest.raises(PricesMoved) as refusal:
        complete(cart)

    assert (refusal.value.code, refusal.value.field) == ("INVALID", "lines")
    assert str(refusal.value) == (
        "Kopi lanang, 200 g sekarang Rp68.000, tadinya Rp65.000. Hapus bila tidak jadi, atau lanjutkan."
    )
    assert_nothing_happened(cart)

    assert complete(cart).subtotal == 136_000


def test_a_price_that_moves_again_is_asked_about_again():
    variant = a_variant(a_keeper(), price=65_000)
    cart = a_full_cart((variant, 1))

    for price in (68_000, 71_000):
        Variant.objects.filter(pk=variant.pk).update(price=price, list_price=price)
        with pytest.raises(PricesMoved):
            complete(cart)

    assert CheckoutLine.objects.get().seen_price == 71_000
    assert_nothing_happened(cart)


def test_a_cheaper_price_is_told_too():
    variant = a_variant(a_keeper(), price=65_000)
    cart = a_full_cart((variant, 1))
    Variant.objects.filter(pk=variant.pk).update(price=60_000)

    with pytest.raises(PricesMoved):
        complete(cart)

    assert complete(cart).subtotal == 60_000


def test_a_dearer_delivery_is_asked_about_once():
    keeper = a_keeper()
    cart = a_full_cart((a_variant(keeper), 1))
    before = cart.deliveries.get().price
    new_terms(keeper, courier_base=10_000)

    with pytest.raises(PricesMoved) as refusal:
        complete(cart)

    assert (refusal.value.code, refusal.value.field) == ("INVALID", "delivery_method_id")
    assert_nothing_happened(cart)
    assert complete(cart).shipping_total == before + 5_000


def test_goods_and_delivery_that_moved_are_told_together():
    keeper = a_keeper()
    variant = a_variant(keeper)
    cart = a_full_cart((variant, 1))
    Variant.objects.filter(pk=variant.pk).update(price=50_000, list_price=50_000)
    new_terms(keeper, courier_base=10_000)

    with pytest.raises(PricesMoved) as refusal:
        complete(cart)

    assert "Rp50.000" in str(refusal.value)
    assert "Ongkos kirim Kopi Kebun Bu Tini" in str(refusal.value)
    assert complete(cart).subtotal == 50_000


def test_a_shop_that_closed():
    keeper = a_keeper()
    cart = a_full_cart((a_variant(keeper), 1))
    switch_shop(shop_id=keeper.shop.pk, open=False, by=keeper.viewer, at=NOW)

    with pytest.raises(NotSelling) as refusal:
        complete(cart)

    assert refusal.value.code == "PRODUCT_UNAVAILABLE_FOR_PURCHASE"
    assert refusal.value.line_ids == (cart.lines.get().pk,)
    assert_nothing_happened(cart)


def test_a_shop_whose_permit_fell():
    cart = a_full_cart((a_variant(a_keeper()), 1))
    NibRecord.objects.update(withdrawn_on=date(2026, 11, 24))

    with pytest.raises(NotSelling):
        complete(cart)

    assert_nothing_happened(cart)


def test_a_shop_whose_owner_died():
    keeper = a_keeper(village=GROGOL)
    cart = a_full_cart((a_variant(keeper), 1))
    record_death(
        resident_id=keeper.shop.business.owner_id,
        event_date=NOW.date(),
        source="Akta kematian",
        by=an_operator(GROGOL),
        at=NOW,
    )

    with pytest.raises(NotSelling):
        complete(cart)

    assert_nothing_happened(cart)


def test_goods_that_left_the_window():
    cart = a_full_cart((a_variant(a_keeper()), 1))
    Product.objects.update(published=False)

    with pytest.raises(NotPublished):
        complete(cart)

    assert_nothing_happened(cart)


def test_too_few_left():
    variant = a_variant(a_keeper(), stock=5)
    cart = a_full_cart((variant, 3))
    Stock.objects.update(quantity=2)

    with pytest.raises(StockShort) as refusal:
        complete(cart)

    assert (refusal.value.code, refusal.value.line_ids) == ("INSUFFICIENT_STOCK", (cart.lines.get().pk,))
    assert_nothing_happened(cart)


def test_none_left():
    cart = a_full_cart((a_variant(a_keeper(), stock=5), 3))
    Stock.objects.update(quantity=0)

    with pytest.raises(SoldOut):
        complete(cart)

    assert_nothing_happened(cart)


@pytest.mark.parametrize(
    ("missing", "refusal"),
    [
        ({"email": "", "phone": ""}, NoContact),
        ({"recipient": ""}, NoRecipient),
        ({"street": ""}, NoAddress),
    ],
)
def test_a_cart_without_what_the_courier_needs(missing, refusal):
    cart = a_full_cart((a_variant(a_keeper()), 1))
    Checkout.objects.update(**missing)

    with pytest.raises(refusal):
        complete(cart)

    assert_nothing_happened(cart)


def test_either_email_or_phone_is_enough():
    cart = a_full_cart((a_variant(a_keeper(), stock=10), 1))
    Checkout.objects.update(email="")

    assert complete(cart).phone == "+6281234567890"


def test_a_shop_without_a_chosen_delivery():
    cart = a_full_cart((a_variant(a_keeper()), 1))
    cart.deliveries.all().delete()

    with pytest.raises(NoDelivery):
        complete(cart)

    assert_nothing_happened(cart)


def test_a_delivery_that_the_shop_no_longer_offers():
    keeper = a_keeper()
    cart = a_full_cart((a_variant(keeper), 1))
    new_terms(keeper, courier=False)

    with pytest.raises(DeliveryImpossible):
        complete(cart)

    assert_nothing_happened(cart)


def test_a_cart_without_a_way_to_pay():
    cart = a_full_cart((a_variant(a_keeper()), 1))
    TransactionItem.objects.all().delete()

    with pytest.raises(NotPaid) as refusal:
        complete(cart)

    assert refusal.value.code == "CHECKOUT_NOT_FULLY_PAID"
    assert_nothing_happened(cart)


def test_one_refused_line_refuses_the_whole_cart():
    keeper = a_keeper()
    plenty, scarce = a_variant(keeper, stock=10), a_variant(keeper, stock=1)
    cart = a_full_cart((plenty, 5), (scarce, 1))
    Stock.objects.filter(pk=scarce.pk).update(quantity=0)

    with pytest.raises(SoldOut):
        complete(cart)

    assert_nothing_happened(cart)


def test_a_cart_of_nobody():
    cart = create_checkout(by=a_visitor(), at=NOW)
    Checkout.objects.all().delete()

    with pytest.raises(NotFound):
        complete(cart)
