from datetime import timedelta

import pytest

from catalog.products.models import Stock
from foundation.access.refusals import NotFound
from marketplace.orders.models import VendorOrder
from marketplace.orders.rules import AlreadyReceived, CannotCancel, NothingToCancel, WrongState
from marketplace.orders.selectors import order_for
from marketplace.orders.services import cancel_order, confirm_received, decline_order
from marketplace.orders.states import ACCEPTED, CANCELLED, DELIVERED, PLACED, SHIPPED
from marketplace.payments.models import Payment
from marketplace.payments.states import CANCELLED as PAYMENT_CANCELLED
from marketplace.payments.states import PAID, PENDING
from tests.marketplace.factories import (
    NOW,
    a_buyer,
    a_keeper,
    a_part,
    a_variant,
    a_visitor,
    an_order,
    delivered,
    on_its_way,
    taken_up,
)

pytestmark = pytest.mark.django_db


def states(order):
    return list(VendorOrder.objects.filter(order=order).order_by("pk").values_list("state", flat=True))


def test_a_parcel_is_confirmed_by_its_buyer_and_the_cash_is_not():
    keeper, buyer = a_keeper(), a_buyer()
    variant = a_variant(keeper, stock=10)
    order = an_order((variant, 3), by=buyer)
    part = on_its_way(keeper, order)

    confirm_received(order_id=order.pk, vendor_order_id=part.pk, by=buyer, at=NOW)

    part.refresh_from_db()
    assert (part.state, part.received_at, part.delivered_at) == (DELIVERED, NOW, NOW)
    assert Stock.objects.get(pk=variant.pk).quantity == 7
    assert part.payments.get().state == PENDING


def test_what_the_shop_handed_over_is_confirmed_without_another_move():
    keeper, buyer = a_keeper(), a_buyer()
    order = an_order((a_variant(keeper), 1), by=buyer)
    part = delivered(keeper, order)

    confirm_received(order_id=order.pk, vendor_order_id=part.pk, by=buyer, at=NOW)

    part.refresh_from_db()
    assert (part.state, part.received_at) == (DELIVERED, NOW)
    assert part.payments.get().state == PAID


def test_receiving_is_said_once():
    keeper, buyer = a_keeper(), a_buyer()
    order = an_order((a_variant(keeper, stock=10), 1), by=buyer)
    part = on_its_way(keeper, order)
    confirm_received(order_id=order.pk, vendor_order_id=part.pk, by=buyer, at=NOW)

    with pytest.raises(AlreadyReceived):
        confirm_received(order_id=order.pk, vendor_order_id=part.pk, by=buyer, at=NOW)

    assert Stock.objects.get().quantity == 9


def test_nothing_is_received_before_it_was_sent():
    keeper, buyer = a_keeper(), a_buyer()
    order = an_order((a_variant(keeper), 1), by=buyer)
    part = taken_up(keeper, order)

    with pytest.raises(WrongState):
        confirm_received(order_id=order.pk, vendor_order_id=part.pk, by=buyer, at=NOW)

    assert states(order) == [ACCEPTED]


def test_an_order_that_no_shop_took_up_is_cancelled_whole():
    coffee, batik, buyer = a_keeper(), a_keeper(name="Batik Sekar Oling"), a_buyer()
    order = an_order((a_variant(coffee), 2), (a_variant(batik), 1), by=buyer)

    cancel_order(order_id=order.pk, reason="Salah alamat", by=buyer, at=NOW)

    assert states(order) == [CANCELLED, CANCELLED]
    assert set(VendorOrder.objects.values_list("reason", flat=True)) == {"Salah alamat"}
    assert set(Stock.objects.values_list("allocated", flat=True)) == {0}
    assert set(Payment.objects.values_list("state", flat=True)) == {PAYMENT_CANCELLED}


def test_one_shops_part_is_cancelled_and_the_other_stands():
    coffee, batik, buyer = a_keeper(), a_keeper(name="Batik Sekar Oling"), a_buyer()
    order = an_order((a_variant(coffee), 2), (a_variant(batik), 1), by=buyer)

    cancel_order(order_id=order.pk, vendor_order_id=a_part(batik, order).pk, by=buyer, at=NOW)

    view = order_for(buyer, order.pk)
    assert states(order) == [PLACED, CANCELLED]
    assert (view.total, view.owed) == (order.total, a_part(coffee, order).total)


def test_what_a_shop_has_taken_up_is_not_cancelled_nor_the_rest_with_it():
    coffee, batik, buyer = a_keeper(), a_keeper(name="Batik Sekar Oling"), a_buyer()
    order = an_order((a_variant(coffee), 2), (a_variant(batik), 1), by=buyer)
    taken_up(batik, order)

    with pytest.raises(CannotCancel) as refusal:
        cancel_order(order_id=order.pk, by=buyer, at=NOW)

    assert "Batik Sekar Oling" in str(refusal.value)
    assert states(order) == [PLACED, ACCEPTED]
    assert sorted(Stock.objects.values_list("allocated", flat=True)) == [1, 2]


def test_a_shop_that_is_late_with_packing_may_be_left():
    keeper, buyer = a_keeper(), a_buyer()
    order = an_order((a_variant(keeper), 1), by=buyer)
    part = taken_up(keeper, order)

    cancel_order(order_id=order.pk, by=buyer, at=part.due_at + timedelta(seconds=1))

    assert states(order) == [CANCELLED]


@pytest.mark.parametrize("step", [on_its_way, delivered])
def test_what_is_on_its_way_or_there_is_not_cancelled_however_late(step):
    keeper, buyer = a_keeper(), a_buyer()
    order = an_order((a_variant(keeper), 1), by=buyer)
    part = step(keeper, order)

    with pytest.raises((CannotCancel, NothingToCancel)):
        cancel_order(order_id=order.pk, by=buyer, at=part.due_at + timedelta(days=9))

    assert states(order) in ([SHIPPED], [DELIVERED])


def test_what_was_declined_is_not_cancelled_again():
    keeper, buyer = a_keeper(), a_buyer()
    order = an_order((a_variant(keeper), 1), by=buyer)
    decline_order(vendor_order_id=a_part(keeper, order).pk, reason="Habis", by=keeper.viewer, at=NOW)

    with pytest.raises(NothingToCancel):
        cancel_order(order_id=order.pk, by=buyer, at=NOW)


def test_nobody_else_acts_on_the_order_of_an_account():
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1), by=a_buyer())
    part = on_its_way(keeper, order)

    for somebody in (a_visitor(), a_buyer(), keeper.viewer):
        with pytest.raises(NotFound):
            confirm_received(order_id=order.pk, vendor_order_id=part.pk, by=somebody, at=NOW)
        with pytest.raises(NotFound):
            cancel_order(order_id=order.pk, by=somebody, at=NOW)

    assert states(order) == [SHIPPED]


def test_a_guest_acts_by_the_uuid_of_the_order():
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1))

    cancel_order(order_id=order.pk, by=a_visitor(), at=NOW)

    assert states(order) == [CANCELLED]


def test_a_part_of_another_order_is_out_of_reach():
    keeper = a_keeper()
    variant = a_variant(keeper, stock=10)
    mine, other = an_order((variant, 1)), an_order((variant, 2))
    part = on_its_way(keeper, other)

    with pytest.raises(NotFound):
        confirm_received(order_id=mine.pk, vendor_order_id=part.pk, by=a_visitor(), at=NOW)
    with pytest.raises(NotFound):
        cancel_order(order_id=mine.pk, vendor_order_id=part.pk, by=a_visitor(), at=NOW)

    assert (states(mine), states(other)) == ([PLACED], [SHIPPED])
