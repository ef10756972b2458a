"""The last pieces are sold once: real connections, real commits, and a proof that the lock does it."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from catalog.products.models import Stock, Variant
from foundation.access.refusals import Refusal
from foundation.access.viewer import visitor
from marketplace.checkout.models import Checkout, CheckoutDelivery, CheckoutLine
from marketplace.delivery.states import PICKUP
from marketplace.orders.models import Order, OrderLine
from marketplace.orders.services import cancel_order, complete_checkout, completion
from marketplace.payments.models import TransactionItem
from marketplace.payments.states import CASH_ON_DELIVERY
from tests.marketplace.factories import NOW, a_keeper, a_variant

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

ORDERED = "ordered"
GUARD = "stock_allocated_within_quantity"


@pytest.fixture(autouse=True)
def no_jobs_left_behind(transactional_db):
    """The queue's tables are not Django's, so nobody empties them after a test that commits."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def carts_of(variants: list[Variant], *, buyers: int) -> list[Checkout]:
    """So many carts that lack nothing, each with one piece of every variant, in varying order."""
    carts = Checkout.objects.bulk_create(
        Checkout(
            email=f"pembeli{number}@contoh.test",
            recipient=f"Pembeli {number}",
            created_at=NOW,
            updated_at=NOW,
        )
        for number in range(buyers)
    )
    shops = {variant.product.shop_id for variant in variants}
    CheckoutLine.objects.bulk_create(
        CheckoutLine(checkout=cart, variant=variant, quantity=1, seen_price=variant.price, sort=1)
        for number, cart in enumerate(carts)
        for variant in (variants if number % 2 else variants[::-1])
    )
    CheckoutDelivery.objects.bulk_create(
        CheckoutDelivery(checkout=cart, shop_id=shop_id, method=PICKUP, price=0)
        for cart in carts
        for shop_id in shops
    )
    TransactionItem.objects.bulk_create(
        TransactionItem(checkout=cart, gateway=CASH_ON_DELIVERY, amount=0, created_at=NOW) for cart in carts
    )
    return carts


def buy(cart: Checkout) -> str:
    try:
        complete_checkout(checkout_id=cart.pk, by=visitor(NOW), at=NOW)
    except Refusal as refusal:
        return refusal.code
    except Exception as crash:
        return type(crash).__name__
    finally:
        connections.close_all()
    return ORDERED


def everybody(act, things, *, at_once: int) -> Counter:
    with ThreadPoolExecutor(at_once) as crowd:
        return Counter(crowd.map(act, things))


def test_two_hundred_buyers_get_ten_pieces_and_no_more():
    variant = a_variant(a_keeper(), stock=10)
    carts = carts_of([variant], buyers=200)

    outcomes = everybody(buy, carts, at_once=16)

    stock = Stock.objects.get(pk=variant.pk)
    assert outcomes == {ORDERED: 10, "INSUFFICIENT_STOCK": 190}
    assert (stock.quantity, stock.allocated) == (10, 10)
    assert OrderLine.objects.count() == 10
    assert sorted(Order.objects.values_list("number", flat=True)) == [
        f"BM-26-{number:06d}" for number in range(1, 11)
    ]


def test_carts_with_the_same_goods_in_another_order_do_not_block_each_other_for_good():
    variants = [a_variant(a_keeper(name=f"Toko {number}"), stock=20) for number in range(4)]
    carts = carts_of(variants, buyers=40)

    outcomes = everybody(buy, carts, at_once=12)

    assert outcomes == {ORDERED: 20, "INSUFFICIENT_STOCK": 20}
    assert set(Stock.objects.values_list("allocated", flat=True)) == {20}


def test_one_cart_submitted_many_times_at_once_is_one_order():
    variant = a_variant(a_keeper(), stock=10)
    (cart,) = carts_of([variant], buyers=1)

    outcomes = everybody(buy, [cart] * 12, at_once=12)

    assert outcomes == {ORDERED: 12}
    assert Order.objects.count() == 1
    assert Stock.objects.get().allocated == 1


def test_what_cancelling_frees_is_sold_again_and_only_once():
    variant = a_variant(a_keeper(), stock=5)
    first = carts_of([variant], buyers=5)
    everybody(buy, first, at_once=5)
    orders = list(Order.objects.all())
    late = carts_of([variant], buyers=20)

    def cancel(order):
        try:
            cancel_order(order_id=order.pk, by=visitor(NOW), at=NOW)
        finally:
            connections.close_all()
        return "cancelled"

    with ThreadPoolExecutor(12) as crowd:
        cancelled = [crowd.submit(cancel, order) for order in orders]
        bought = [crowd.submit(buy, cart) for cart in late]
        outcomes = Counter(one.result() for one in (*cancelled, *bought))

    allocated = Stock.objects.get().allocated
    assert outcomes["cancelled"] == 5
    assert outcomes[ORDERED] + outcomes["INSUFFICIENT_STOCK"] == 20
    assert allocated == outcomes[ORDERED] <= 5


@pytest.fixture
def without_the_lock(monkeypatch):
    """Nobody holds stock, and all have passed the check before the first of them takes a piece."""
    met = Barrier(12, timeout=30)
    take = completion.allocate

    def take_together(quantities):
        met.wait()
        take(quantities)

    monkeypatch.setattr(completion, "lock_stock", list)
    monkeypatch.setattr(completion, "allocate", take_together)


def test_without_the_lock_more_buyers_pass_the_check_than_there_are_pieces(without_the_lock):
    variant = a_variant(a_keeper(), stock=6)
    carts = carts_of([variant], buyers=12)

    outcomes = everybody(buy, carts, at_once=12)

    assert outcomes == {ORDERED: 6, "IntegrityError": 6}
    assert Stock.objects.get().allocated == 6


def test_without_the_lock_and_the_tables_guard_six_pieces_are_sold_twelve_times(without_the_lock):
    variant = a_variant(a_keeper(), stock=6)
    carts = carts_of([variant], buyers=12)
    table = Stock._meta.db_table
    (guard,) = (one for one in Stock._meta.constraints if one.name == GUARD)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Stock, guard)

    try:
        outcomes = everybody(buy, carts, at_once=12)

        assert outcomes == {ORDERED: 12}
        assert Stock.objects.get().allocated == 12
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET allocated = 0")
        with connection.schema_editor() as editor:
            editor.add_constraint(Stock, guard)
