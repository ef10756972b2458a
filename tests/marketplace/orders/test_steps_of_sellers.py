import pytest

from catalog.products.models import Stock
from foundation.access.refusals import NotFound
from foundation.audit.selectors import transitions_of
from marketplace.delivery.states import COURIER, PICKUP
from marketplace.orders.models import VendorOrder
from marketplace.orders.rules import ReasonMissing, TrackingTooLong, WrongMethod, WrongState
from marketplace.orders.selectors import sold_of
from marketplace.orders.services import (
    accept_order,
    call_off_order,
    confirm_cash,
    confirm_received,
    decline_order,
    deliver_order,
    ready_order,
    ship_order,
)
from marketplace.orders.states import (
    ACCEPTED,
    CANCELLED,
    DECLINED,
    DELIVERED,
    PLACED,
    READY,
    SHIPPED,
)
from marketplace.payments.models import Payment
from marketplace.payments.rules import NothingToConfirm
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


@pytest.fixture
def keeper():
    return a_keeper()


def assert_unchanged(part, state=PLACED):
    after = VendorOrder.objects.get(pk=part.pk)
    assert after.state == state
    assert Payment.objects.get(vendor_order=part).state == PENDING
    assert len(transitions_of(after)) == {PLACED: 1, ACCEPTED: 2, READY: 3, SHIPPED: 3}[state]


def test_a_courier_order_goes_from_placed_to_paid(keeper):
    variant = a_variant(keeper, stock=10)
    part = a_part(keeper, an_order((variant, 3)))

    accept_order(vendor_order_id=part.pk, by=keeper.viewer, at=NOW)
    ship_order(vendor_order_id=part.pk, tracking_number=" KD-7 ", by=keeper.viewer, at=NOW)
    deliver_order(vendor_order_id=part.pk, by=keeper.viewer, at=NOW)

    part.refresh_from_db()
    stock, payment = Stock.objects.get(pk=variant.pk), part.payments.get()
    assert (part.state, part.delivered_at, part.tracking_number) == (DELIVERED, NOW, "KD-7")
    assert part.fulfilment.tracking_number == "KD-7"
    assert (stock.quantity, stock.allocated) == (7, 0)
    assert (payment.state, payment.paid_at) == (PAID, NOW)
    assert [(step.from_state, step.to_state, step.by_id) for step in transitions_of(part)][1:] == [
        (PLACED, ACCEPTED, keeper.account.pk),
        (ACCEPTED, SHIPPED, keeper.account.pk),
        (SHIPPED, DELIVERED, keeper.account.pk),
    ]
    assert [step.to_state for step in transitions_of(payment)] == [PENDING, PAID]


def test_a_collected_order_is_ready_and_then_handed_over(keeper):
    order = an_order((a_variant(keeper), 1), method=PICKUP)
    part = taken_up(keeper, order)

    ready_order(vendor_order_id=part.pk, by=keeper.viewer, at=NOW)
    deliver_order(vendor_order_id=part.pk, by=keeper.viewer, at=NOW)

    part.refresh_from_db()
    assert (part.state, part.ready_at, part.fulfilment.created_at) == (DELIVERED, NOW, NOW)


@pytest.mark.parametrize(("method", "step"), [(COURIER, ready_order), (PICKUP, ship_order)])
def test_the_step_of_the_other_way_of_delivery_is_refused(keeper, method, step):
    part = taken_up(keeper, an_order((a_variant(keeper), 1), method=method))

    with pytest.raises(WrongMethod):
        step(vendor_order_id=part.pk, by=keeper.viewer, at=NOW)

    assert_unchanged(part, ACCEPTED)


def test_declining_frees_the_stock_and_what_is_owed(keeper):
    variant = a_variant(keeper, stock=10)
    part = a_part(keeper, an_order((variant, 3)))

    decline_order(vendor_order_id=part.pk, reason="Mesin sangrai rusak", by=keeper.viewer, at=NOW)

    part.refresh_from_db()
    stock = Stock.objects.get(pk=variant.pk)
    assert (part.state, part.reason, part.closed_at) == (DECLINED, "Mesin sangrai rusak", NOW)
    assert (stock.quantity, stock.allocated) == (10, 0)
    assert part.payments.get().state == PAYMENT_CANCELLED
    assert transitions_of(part)[-1].reason == "Mesin sangrai rusak"


@pytest.mark.parametrize("reason", ["", "  ", "x" * 301])
def test_declining_says_why(keeper, reason):
    part = a_part(keeper, an_order((a_variant(keeper), 3)))

    with pytest.raises(ReasonMissing):
        decline_order(vendor_order_id=part.pk, reason=reason, by=keeper.viewer, at=NOW)

    assert_unchanged(part)
    assert Stock.objects.get().allocated == 3


def test_a_parcel_that_came_back_is_called_off(keeper):
    variant = a_variant(keeper, stock=10)
    part = on_its_way(keeper, an_order((variant, 3)))

    call_off_order(vendor_order_id=part.pk, reason="Rumah kosong", by=keeper.viewer, at=NOW)

    part.refresh_from_db()
    assert part.state == CANCELLED
    assert Stock.objects.get(pk=variant.pk).available == 10
    assert part.payments.get().state == PAYMENT_CANCELLED


def test_what_is_on_its_way_can_no_longer_be_declined(keeper):
    part = on_its_way(keeper, an_order((a_variant(keeper), 3)))

    with pytest.raises(WrongState):
        decline_order(vendor_order_id=part.pk, reason="Habis", by=keeper.viewer, at=NOW)

    assert_unchanged(part, SHIPPED)


def test_a_step_is_taken_once(keeper):
    part = taken_up(keeper, an_order((a_variant(keeper), 1)))

    with pytest.raises(WrongState) as refusal:
        accept_order(vendor_order_id=part.pk, by=keeper.viewer, at=NOW)

    assert "Sedang dikemas" in str(refusal.value)
    assert_unchanged(part, ACCEPTED)


def test_delivering_twice_takes_stock_once(keeper):
    variant = a_variant(keeper, stock=10)
    part = delivered(keeper, an_order((variant, 3)))

    with pytest.raises(WrongState):
        deliver_order(vendor_order_id=part.pk, by=keeper.viewer, at=NOW)

    assert Stock.objects.get(pk=variant.pk).quantity == 7
    assert sold_of([variant.product_id]) == {variant.product_id: 3}


def test_a_tracking_number_is_bounded(keeper):
    part = taken_up(keeper, an_order((a_variant(keeper), 1)))

    with pytest.raises(TrackingTooLong):
        ship_order(vendor_order_id=part.pk, tracking_number="9" * 61, by=keeper.viewer, at=NOW)

    assert_unchanged(part, ACCEPTED)


STEPS = {
    accept_order: {},
    decline_order: {"reason": "Habis"},
    call_off_order: {"reason": "Kembali"},
    ready_order: {},
    ship_order: {},
    deliver_order: {},
    confirm_cash: {},
}


@pytest.mark.parametrize("step", STEPS)
def test_nobody_but_the_owner_takes_a_step(keeper, step):
    part = a_part(keeper, an_order((a_variant(keeper), 1)))
    neighbour = a_keeper(name="Batik Sekar Oling")

    for somebody in (neighbour.viewer, a_buyer(), a_visitor()):
        with pytest.raises(NotFound):
            step(vendor_order_id=part.pk, by=somebody, at=NOW, **STEPS[step])

    assert_unchanged(part)


def test_cash_is_confirmed_after_the_buyer_was_first(keeper):
    order = an_order((a_variant(keeper), 1))
    part = on_its_way(keeper, order)
    confirm_received(order_id=order.pk, vendor_order_id=part.pk, by=a_visitor(), at=NOW)
    assert part.payments.get().state == PENDING

    confirm_cash(vendor_order_id=part.pk, by=keeper.viewer, at=NOW)

    assert part.payments.get().state == PAID
    with pytest.raises(NothingToConfirm):
        confirm_cash(vendor_order_id=part.pk, by=keeper.viewer, at=NOW)


def test_cash_is_not_confirmed_before_delivery(keeper):
    part = on_its_way(keeper, an_order((a_variant(keeper), 1)))

    with pytest.raises(WrongState):
        confirm_cash(vendor_order_id=part.pk, by=keeper.viewer, at=NOW)

    assert_unchanged(part, SHIPPED)


def test_open_orders_outlive_a_permit_that_fell(keeper):
    part = a_part(keeper, an_order((a_variant(keeper), 1)))
    keeper.shop.business.nib_records.update(withdrawn_on=NOW.date())
    keeper.shop.refresh_from_db()
    assert not keeper.shop.sells_on(NOW.date())

    accept_order(vendor_order_id=part.pk, by=keeper.viewer, at=NOW)

    part.refresh_from_db()
    assert part.state == ACCEPTED
