from datetime import timedelta

import pytest

from foundation.access.refusals import NotFound
from marketplace.checkout.models import Checkout
from marketplace.checkout.rules import NoLines
from marketplace.checkout.services import (
    create_checkout,
    fill_checkout,
    forget_checkouts,
    initialize_transaction,
)
from marketplace.delivery.states import COURIER
from marketplace.orders.models import Order
from marketplace.orders.services import complete_checkout
from marketplace.payments.models import TransactionItem
from marketplace.payments.rules import UnknownGateway, WrongAmount
from marketplace.payments.states import CASH_ON_DELIVERY
from tests.marketplace.factories import NOW, a_buyer, a_cart, a_full_cart, a_keeper, a_variant, a_visitor
from tests.village.factories import JAJAG
from village.territory.rules import UnknownVillage

pytestmark = pytest.mark.django_db


def test_the_promise_covers_goods_and_delivery():
    cart = a_full_cart((a_variant(a_keeper(), price=45_000), 2))

    item = initialize_transaction(checkout_id=cart.pk, gateway=CASH_ON_DELIVERY, by=a_visitor(), at=NOW)

    assert item.amount == 90_000 + cart.deliveries.get().price
    assert TransactionItem.objects.count() == 1


def test_an_amount_that_is_not_the_total_is_refused():
    cart = a_cart((a_variant(a_keeper(), price=45_000), 2))

    with pytest.raises(WrongAmount):
        initialize_transaction(
            checkout_id=cart.pk, gateway=CASH_ON_DELIVERY, amount=1, by=a_visitor(), at=NOW
        )

    assert not TransactionItem.objects.exists()


def test_the_mall_has_no_other_gateway():
    cart = a_cart((a_variant(a_keeper()), 1))

    with pytest.raises(UnknownGateway):
        initialize_transaction(checkout_id=cart.pk, gateway="mall.stripe", by=a_visitor(), at=NOW)

    assert not TransactionItem.objects.exists()


def test_an_empty_cart_cannot_be_paid():
    cart = create_checkout(by=a_visitor(), at=NOW)

    with pytest.raises(NoLines):
        initialize_transaction(checkout_id=cart.pk, gateway=CASH_ON_DELIVERY, by=a_visitor(), at=NOW)

    assert not TransactionItem.objects.exists()


def test_nobody_else_pays_for_an_attached_cart():
    cart = a_cart((a_variant(a_keeper()), 1), by=a_buyer())

    with pytest.raises(NotFound):
        initialize_transaction(checkout_id=cart.pk, gateway=CASH_ON_DELIVERY, by=a_visitor(), at=NOW)

    assert not TransactionItem.objects.exists()


def test_the_one_page_of_the_checkout_fills_everything_at_once_or_nothing():
    keeper = a_keeper()
    cart = a_cart((a_variant(keeper), 1))
    form = {
        "recipient": "Ratna Dewi",
        "phone": "081234567890",
        "street": "Krajan",
        "deliveries": {keeper.shop.pk: COURIER},
        "gateway": CASH_ON_DELIVERY,
    }

    with pytest.raises(UnknownVillage):
        fill_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW, village_code="35.73.01.1001", **form)
    assert Checkout.objects.get().phone == ""

    fill_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW, village_code=JAJAG, **form)
    assert Checkout.objects.get().phone == "+6281234567890"
    assert TransactionItem.objects.get().amount == 45_000 + cart.deliveries.get().price


def test_carts_left_behind_are_forgotten_and_fresh_ones_are_not():
    fresh = create_checkout(by=a_visitor(), at=NOW)
    old = a_full_cart((a_variant(a_keeper()), 1))
    Checkout.objects.filter(pk=old.pk).update(updated_at=NOW - timedelta(days=91))

    forgotten = forget_checkouts(at=NOW)

    assert forgotten == 1
    assert list(Checkout.objects.values_list("pk", flat=True)) == [fresh.pk]
    assert not TransactionItem.objects.exists()


def test_a_completed_cart_goes_after_a_week_and_its_order_stays_findable():
    cart = a_full_cart((a_variant(a_keeper()), 1))
    order = complete_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW)

    forget_checkouts(at=NOW + timedelta(days=8))

    assert not Checkout.objects.exists()
    assert complete_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW) == order
    assert Order.objects.get().transactions.get().checkout_id is None
