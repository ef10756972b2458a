"""Random histories of orders: whatever people do in whatever order, stock and money stay right."""

import os
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.products.models import Stock
from foundation.access.refusals import Refusal
from foundation.audit.models import Transition
from marketplace.delivery.states import COURIER, PICKUP
from marketplace.orders.models import Order, OrderLine, ProductSold, VendorOrder
from marketplace.orders.selectors import order_for
from marketplace.orders.services import (
    accept_order,
    call_off_order,
    cancel_order,
    complete_checkout,
    confirm_cash,
    confirm_received,
    decline_order,
    deliver_order,
    ready_order,
    ship_order,
)
from marketplace.orders.states import ACCEPTED, CALLED_OFF, DELIVERED, OPEN_STATES, PLACED, READY, SHIPPED
from marketplace.payments.models import Payment
from marketplace.payments.states import CANCELLED, PAID, PENDING
from tests.marketplace.factories import NOW, a_full_cart, a_keeper, a_variant, a_visitor

EXAMPLES = 400 if os.environ.get("MALL_LONG") else 40
STOCK = 6

seller_steps = st.sampled_from(
    [
        (accept_order, {}),
        (decline_order, {"reason": "Habis"}),
        (call_off_order, {"reason": "Kembali"}),
        (ready_order, {}),
        (ship_order, {}),
        (deliver_order, {}),
        (confirm_cash, {}),
    ]
)
NEXT = {PLACED: accept_order, READY: deliver_order, SHIPPED: deliver_order}
which = st.integers(0, 2)
orders = st.tuples(
    st.just("order"),
    st.lists(st.integers(0, 3), min_size=3, max_size=3).filter(any),
    st.sampled_from([COURIER, PICKUP]),
)
go_on = st.tuples(st.just("go on"), which)
acts = st.one_of(
    go_on,
    go_on,
    go_on,
    orders,
    st.tuples(st.just("seller"), which, seller_steps),
    st.tuples(st.just("receive"), which),
    st.tuples(st.just("cancel"), which, st.booleans()),
    st.tuples(st.just("submit again"), which) | st.tuples(st.just("a day passes")),
)
histories = st.tuples(orders, st.lists(acts, min_size=6, max_size=16)).map(
    lambda parts: [parts[0], *parts[1]]
)


class World:
    """Two shops, three goods with six pieces each, and all that happens to them."""

    def __init__(self):
        self.keepers = [a_keeper(), a_keeper(name="Batik Sekar Oling")]
        self.goods = [
            a_variant(self.keepers[number % 2], stock=STOCK, price=10_000 * (number + 1))
            for number in range(3)
        ]
        self.owners = {keeper.shop.pk: keeper.viewer for keeper in self.keepers}
        self.begin()

    def begin(self):
        self.at = NOW
        self.totals = {}

    def take(self, act):
        try:
            with transaction.atomic():
                getattr(self, act[0].replace(" ", "_"))(*act[1:])
        except Refusal:
            pass

    def order(self, quantities, method):
        wanted = [
            (variant, quantity) for variant, quantity in zip(self.goods, quantities, strict=True) if quantity
        ]
        cart = a_full_cart(*wanted, method=method)
        order = complete_checkout(checkout_id=cart.pk, by=a_visitor(), at=self.at)
        self.totals[order.pk] = (order.subtotal, order.shipping_total, order.total)

    def submit_again(self, number):
        if order := self.pick(Order, number):
            assert complete_checkout(checkout_id=order.checkout_key, by=a_visitor(), at=self.at) == order

    def seller(self, number, step):
        if part := self.pick(VendorOrder, number):
            service, words = step
            service(vendor_order_id=part.pk, by=self.owners[part.shop_id], at=self.at, **words)

    def go_on(self, number):
        """The step that comes next when nothing goes wrong."""
        if part := self.pick(VendorOrder, number):
            pack = ready_order if part.delivery_method == PICKUP else ship_order
            service = pack if part.state == ACCEPTED else NEXT.get(part.state, confirm_cash)
            self.seller(number, (service, {}))

    def receive(self, number):
        if part := self.pick(VendorOrder, number):
            confirm_received(order_id=part.order_id, vendor_order_id=part.pk, by=a_visitor(), at=self.at)

    def cancel(self, number, whole):
        if part := self.pick(VendorOrder, number):
            cancel_order(
                order_id=part.order_id,
                vendor_order_id=None if whole else part.pk,
                by=a_visitor(),
                at=self.at,
            )

    def a_day_passes(self):
        self.at += timedelta(days=1)

    @staticmethod
    def pick(model, number):
        rows = list(model.objects.order_by("pk"))
        return rows[-1 - number % len(rows)] if rows else None

    def check_stock(self):
        def pieces(states):
            return dict(
                OrderLine.objects.filter(vendor_order__state__in=states)
                .values_list("variant_id")
                .annotate(n=Sum("quantity"))
            )

        promised, gone = pieces(OPEN_STATES), pieces((DELIVERED,))
        for stock in Stock.objects.all():
            assert stock.allocated == promised.get(stock.pk, 0)
            assert stock.quantity == STOCK - gone.get(stock.pk, 0)
            assert 0 <= stock.allocated <= stock.quantity
        sold = {row.pk: row.quantity for row in ProductSold.objects.all()}
        assert sold == {variant.product_id: gone[variant.pk] for variant in self.goods if variant.pk in gone}

    def check_money(self):
        for order in Order.objects.all():
            assert (order.subtotal, order.shipping_total, order.total) == self.totals[order.pk]
            view = order_for(a_visitor(), order.pk)
            assert sum(part.total for part in view.parts) == view.total
            paid = Payment.objects.filter(transaction__order=order, state=PAID).aggregate(n=Sum("amount"))[
                "n"
            ]
            pending = Payment.objects.filter(transaction__order=order, state=PENDING).aggregate(
                n=Sum("amount")
            )
            assert view.captured == (paid or 0)
            assert view.owed == (pending["n"] or 0)
        for payment in Payment.objects.select_related("vendor_order"):
            called_off = payment.vendor_order.state in CALLED_OFF
            assert (payment.state == CANCELLED) == called_off
            assert payment.amount == payment.vendor_order.total

    @staticmethod
    def check_history():
        for part in VendorOrder.objects.annotate(order_key=F("order_id")):
            steps = Transition.objects.filter(
                subject_type="marketplace.vendororder", subject_pk=str(part.pk)
            ).order_by("id")
            assert steps.last().to_state == part.state
            moves = [(step.from_state, step.to_state) for step in steps]
            assert [before for before, _after in moves[1:]] == [after for _before, after in moves[:-1]]


@pytest.fixture
def world(db):
    return World()


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories)
def test_stock_and_money_stay_right_through_any_history(history, world):
    with transaction.atomic():
        world.begin()
        for act in history:
            world.take(act)
            world.check_stock()
        world.check_money()
        world.check_history()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        transaction.set_rollback(True)
