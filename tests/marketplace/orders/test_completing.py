from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from catalog.products.models import Stock
from foundation.access.refusals import NotFound
from foundation.audit.selectors import transitions_of
from foundation.clock import JAKARTA
from marketplace.checkout.rules import SoldOut, TotalMoved
from marketplace.checkout.selectors import cart_view
from marketplace.delivery.states import COURIER, PICKUP
from marketplace.orders.models import Order, OrderCounter, VendorOrder
from marketplace.orders.rules import TooManyOrders
from marketplace.orders.selectors import order_of_checkout
from marketplace.orders.services import complete_checkout, completion, place_order
from marketplace.orders.states import PLACED
from marketplace.payments.models import Payment, TransactionItem
from marketplace.payments.states import CASH_ON_DELIVERY, PENDING
from tests.marketplace.factories import (
    NOW,
    a_buyer,
    a_cart,
    a_full_cart,
    a_keeper,
    a_part,
    a_variant,
    a_visitor,
    an_order,
)
from tests.village.factories import JAJAG

pytestmark = pytest.mark.django_db


def test_a_cart_over_two_shops_becomes_one_order_with_a_part_a_shop():
    coffee, batik = a_keeper(), a_keeper(name="Batik Sekar Oling")
    bag, cloth = a_variant(coffee, price=45_000), a_variant(batik, name="Kain batik", price=385_000)
    cart = a_full_cart((bag, 2), (cloth, 1))
    prices = dict(cart.deliveries.values_list("shop_id", "price"))

    order = complete_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW)

    parts = list(order.vendor_orders.order_by("pk"))
    assert [
        (part.shop_id, part.number, part.state, part.subtotal, part.shipping_price) for part in parts
    ] == [
        (coffee.shop.pk, f"{order.number}-1", PLACED, 90_000, prices[coffee.shop.pk]),
        (batik.shop.pk, f"{order.number}-2", PLACED, 385_000, prices[batik.shop.pk]),
    ]
    assert (order.subtotal, order.shipping_total) == (475_000, sum(prices.values()))
    assert order.total == order.subtotal + order.shipping_total == sum(part.total for part in parts)
    assert (order.recipient, order.village_id, order.phone) == ("Ratna Dewi", JAJAG, "+6281234567890")


def test_lines_keep_how_things_were_named_and_priced():
    keeper = a_keeper()
    variant = a_variant(keeper, name="Kopi lanang", variant_name="200 g", price=60_000, list_price=65_000)

    order = an_order((variant, 3))

    (line,) = a_part(keeper, order).lines.all()
    assert (
        line.product_name,
        line.variant_name,
        line.sku,
        line.quantity,
        line.unit_price,
        line.undiscounted_unit_price,
        line.total,
    ) == ("Kopi lanang", "200 g", variant.sku, 3, 60_000, 65_000, 180_000)


def test_stock_is_promised_and_not_yet_gone():
    variant = a_variant(a_keeper(), stock=10)

    an_order((variant, 3))

    stock = Stock.objects.get(pk=variant.pk)
    assert (stock.quantity, stock.allocated, stock.available) == (10, 3, 7)


def test_the_buyers_one_act_is_fanned_out_into_a_payment_a_shop():
    coffee, batik = a_keeper(), a_keeper(name="Batik Sekar Oling")

    order = an_order((a_variant(coffee), 1), (a_variant(batik), 1))

    act = TransactionItem.objects.get()
    payments = Payment.objects.order_by("vendor_order_id")
    assert (act.order_id, act.gateway, act.amount) == (order.pk, CASH_ON_DELIVERY, order.total)
    assert [(payment.vendor_order_id, payment.amount, payment.state) for payment in payments] == [
        (part.pk, part.total, PENDING) for part in order.vendor_orders.order_by("pk")
    ]


def test_every_part_and_payment_begins_its_history():
    keeper, buyer = a_keeper(), a_buyer()

    part = a_part(keeper, an_order((a_variant(keeper), 1), by=buyer))

    for subject, state in ((part, PLACED), (part.payments.get(), PENDING)):
        (step,) = transitions_of(subject)
        assert (step.from_state, step.to_state, step.by_id, step.at) == ("", state, buyer.account_id, NOW)


def test_a_second_submit_returns_the_same_order():
    variant = a_variant(a_keeper(), stock=10)
    cart = a_full_cart((variant, 3))

    first = complete_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW)
    second = complete_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW + timedelta(minutes=1))

    assert first == second
    assert Order.objects.count() == 1
    assert Stock.objects.get(pk=variant.pk).allocated == 3
    assert order_of_checkout(cart.pk) == first.pk


def test_numbers_have_no_gaps_and_begin_anew_each_year():
    variant = a_variant(a_keeper(), stock=10)
    eve = datetime(2026, 12, 31, 23, 59, tzinfo=JAKARTA)
    carts = [a_full_cart((variant, 1)) for _number in range(3)]
    first = complete_checkout(checkout_id=carts[0].pk, by=a_visitor(), at=eve)

    with pytest.raises(NotFound):
        complete_checkout(checkout_id=uuid4(), by=a_visitor(), at=eve)
    second = complete_checkout(checkout_id=carts[1].pk, by=a_visitor(), at=eve)
    new_year = complete_checkout(checkout_id=carts[2].pk, by=a_visitor(), at=eve + timedelta(minutes=1))

    assert [first.number, second.number, new_year.number] == ["BM-26-000001", "BM-26-000002", "BM-27-000001"]
    assert dict(OrderCounter.objects.values_list("year", "last")) == {2026: 2, 2027: 1}


def test_a_shop_has_until_noon_of_the_next_day_to_pack():
    keeper = a_keeper()
    cart = a_full_cart((a_variant(keeper), 1))

    order = complete_checkout(
        checkout_id=cart.pk, by=a_visitor(), at=datetime(2026, 11, 24, 23, 50, tzinfo=JAKARTA)
    )

    assert a_part(keeper, order).due_at == datetime(2026, 11, 25, 12, 0, tzinfo=JAKARTA)


def test_a_visitors_cart_completed_by_an_account_is_the_accounts_order():
    cart, buyer = a_full_cart((a_variant(a_keeper()), 1)), a_buyer()

    order = complete_checkout(checkout_id=cart.pk, by=buyer, at=NOW)

    assert order.account_id == buyer.account_id


def test_somebody_elses_cart_cannot_be_completed():
    variant = a_variant(a_keeper())
    cart = a_full_cart((variant, 1), by=a_buyer())

    for other in (a_visitor(), a_buyer()):
        with pytest.raises(NotFound):
            complete_checkout(checkout_id=cart.pk, by=other, at=NOW)

    assert not Order.objects.exists()
    assert Stock.objects.get(pk=variant.pk).allocated == 0


def test_somebody_elses_order_is_not_handed_out_for_its_cart():
    buyer = a_buyer()
    cart = a_full_cart((a_variant(a_keeper()), 1), by=buyer)
    complete_checkout(checkout_id=cart.pk, by=buyer, at=NOW)

    with pytest.raises(NotFound):
        complete_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW)


def test_collecting_at_the_shop_needs_no_address():
    keeper = a_keeper()
    cart = a_full_cart((a_variant(keeper), 1), method=PICKUP)
    cart.village, cart.street = None, ""
    cart.save()

    order = complete_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW)

    assert (order.village_id, order.shipping_total) == (None, 0)


def test_the_one_page_of_the_checkout_is_one_call():
    keeper = a_keeper()
    cart = a_cart((a_variant(keeper, price=45_000), 1))
    form = {
        "recipient": "Ratna Dewi",
        "phone": "081234567890",
        "street": "Dusun Krajan",
        "village_code": JAJAG,
        "deliveries": {keeper.shop.pk: COURIER},
        "gateway": CASH_ON_DELIVERY,
    }

    order = place_order(checkout_id=cart.pk, by=a_visitor(), at=NOW, **form)
    again = place_order(checkout_id=cart.pk, by=a_visitor(), at=NOW, **form)

    assert order == again
    assert VendorOrder.objects.get().delivery_method == COURIER


def test_what_was_typed_stays_when_the_order_is_refused():
    keeper = a_keeper()
    cart = a_cart((a_variant(keeper), 1))
    Stock.objects.update(quantity=0)

    with pytest.raises(SoldOut):
        place_order(
            checkout_id=cart.pk,
            by=a_visitor(),
            at=NOW,
            recipient="Ratna Dewi",
            phone="081234567890",
            village_code=JAJAG,
            street="Dusun Krajan",
            deliveries={keeper.shop.pk: COURIER},
            gateway=CASH_ON_DELIVERY,
        )

    assert cart_view(cart.pk, a_visitor()).recipient == "Ratna Dewi"


def test_nobody_is_held_to_more_than_he_said_yes_to():
    keeper = a_keeper()
    cart = a_cart((a_variant(keeper, price=45_000), 1))
    form = {
        "recipient": "Ratna Dewi",
        "phone": "081234567890",
        "village_code": JAJAG,
        "deliveries": {keeper.shop.pk: PICKUP},
        "gateway": CASH_ON_DELIVERY,
    }

    with pytest.raises(TotalMoved) as refused:
        place_order(checkout_id=cart.pk, by=a_visitor(), at=NOW, agreed_total=44_000, **form)

    assert str(refused.value).startswith("Jumlahnya sekarang Rp45.000, tadinya Rp44.000.")
    assert not Order.objects.exists()
    assert Stock.objects.get().allocated == 0

    order = place_order(checkout_id=cart.pk, by=a_visitor(), at=NOW, agreed_total=50_000, **form)

    assert order.total == 45_000


@pytest.mark.parametrize(("shops", "queries"), [(1, 31), (3, 41)])
def test_completion_takes_a_few_queries_a_shop(shops, queries, django_assert_num_queries):
    keepers = [a_keeper(name=f"Toko {number}") for number in range(shops)]
    cart = a_full_cart(*[(a_variant(keeper), 1) for keeper in keepers])
    visitor = a_visitor()

    with django_assert_num_queries(queries):
        complete_checkout(checkout_id=cart.pk, by=visitor, at=NOW)


def test_too_many_orders_of_one_guest_are_refused_with_a_time_and_the_cart_stays(monkeypatch):
    monkeypatch.setattr(completion, "ORDERS_AN_HOUR", 2)
    bag = a_variant(a_keeper(), stock=9)
    for _number in range(2):
        an_order((bag, 1))
    cart = a_full_cart((bag, 1))

    with pytest.raises(TooManyOrders) as refused:
        complete_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW)

    assert "Coba lagi pukul 14.00; keranjang Anda" in str(refused.value)
    assert cart.lines.count() == 1
    assert Stock.objects.get().allocated == 2
