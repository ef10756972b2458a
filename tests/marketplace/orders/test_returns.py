"""Returns: asked, answered, brought back, paid back; silence and lateness have their answer."""

from datetime import timedelta

import pytest

from catalog.products.models import Stock
from foundation.access.refusals import NotFound
from marketplace.orders.models import ProductSold, ReturnCase
from marketplace.orders.rules import (
    ReasonMissing,
    ReturnAskedBefore,
    TooLateToReturn,
    TooManyPhotos,
    WrongState,
)
from marketplace.orders.services import (
    accept_return,
    ask_return,
    confirm_refund,
    decline_return,
    receive_return,
    run_order_clock,
    send_refund,
)
from marketplace.orders.states import DELIVERED, GOODS_BACK, RETURN_ASKED, RETURN_OPEN, RETURNED
from marketplace.payments.models import Paper, Payment
from marketplace.payments.states import PAID, REFUND_DUE, REFUNDED
from tests.marketplace.factories import (
    a_buyer,
    a_keeper,
    a_picture,
    a_variant,
    a_visitor,
    an_order,
    delivered,
    on_its_way,
)
from tests.village.factories import NOW
from village.letters.intake import NotAPhoto

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def keeper():
    return a_keeper()


@pytest.fixture
def order(keeper):
    return an_order((a_variant(keeper, stock=5), 2))


def asked(order, part, *, at=NOW + DAY, by=None, **more):
    more = {"reason": "Kemasan sobek", **more}
    return ask_return(order_id=order.pk, vendor_order_id=part.pk, by=by or a_visitor(), at=at, **more)


def state_of(part):
    part.refresh_from_db()
    return part.state


def test_a_return_goes_from_the_asking_to_the_money(keeper, order):
    part = delivered(keeper, order)
    asked(order, part, photos=[a_picture(), a_picture()])
    assert state_of(part) == RETURN_ASKED
    assert Paper.objects.filter(kind="return").count() == 2

    accept_return(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + DAY)
    assert state_of(part) == RETURN_OPEN
    receive_return(vendor_order_id=part.pk, restock=True, by=keeper.viewer, at=NOW + 2 * DAY)
    assert state_of(part) == GOODS_BACK
    assert Payment.objects.get().state == REFUND_DUE
    send_refund(vendor_order_id=part.pk, content=a_picture(), by=keeper.viewer, at=NOW + 3 * DAY)
    confirm_refund(order_id=order.pk, vendor_order_id=part.pk, by=a_visitor(), at=NOW + 4 * DAY)

    assert state_of(part) == RETURNED
    assert Payment.objects.get().state == REFUNDED
    assert Stock.objects.get().quantity == 5
    assert ProductSold.objects.get().quantity == 0
    assert ReturnCase.objects.get().closed_at == NOW + 4 * DAY


def test_goods_that_cannot_be_sold_again_do_not_go_back_on_the_shelf(keeper, order):
    part = delivered(keeper, order)
    asked(order, part)
    accept_return(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + DAY)

    receive_return(vendor_order_id=part.pk, restock=False, by=keeper.viewer, at=NOW + 2 * DAY)

    assert Stock.objects.get().quantity == 3


def test_a_declined_return_leaves_the_order_delivered_with_a_reason(keeper, order):
    part = delivered(keeper, order)
    asked(order, part)
    with pytest.raises(ReasonMissing):
        decline_return(vendor_order_id=part.pk, reason="", by=keeper.viewer, at=NOW + DAY)

    decline_return(vendor_order_id=part.pk, reason="Sudah dipakai", by=keeper.viewer, at=NOW + DAY)

    assert state_of(part) == DELIVERED
    assert ReturnCase.objects.get().answer == "Sudah dipakai"
    assert Payment.objects.get().state == PAID
    with pytest.raises(ReturnAskedBefore):
        asked(order, part, at=NOW + 2 * DAY)


def test_a_return_that_was_accepted_is_not_declined_afterwards(keeper, order):
    part = delivered(keeper, order)
    asked(order, part)
    accept_return(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + DAY)

    with pytest.raises(WrongState):
        decline_return(vendor_order_id=part.pk, reason="Berubah", by=keeper.viewer, at=NOW + DAY)

    assert state_of(part) == RETURN_OPEN


def test_after_a_week_it_is_too_late(keeper, order):
    part = delivered(keeper, order)

    with pytest.raises(TooLateToReturn):
        asked(order, part, at=NOW + 8 * DAY)

    assert state_of(part) == DELIVERED


def test_what_is_still_on_its_way_is_not_returned(keeper, order):
    part = on_its_way(keeper, order)

    with pytest.raises(WrongState):
        asked(order, part)


def test_a_return_needs_a_reason_real_photos_and_few_of_them(keeper, order):
    part = delivered(keeper, order)

    with pytest.raises(ReasonMissing):
        asked(order, part, reason="  ")
    with pytest.raises(NotAPhoto):
        asked(order, part, photos=[b"%PDF-1.4 %%EOF"])
    with pytest.raises(TooManyPhotos):
        asked(order, part, photos=[b"x"] * 5)

    assert state_of(part) == DELIVERED
    assert not Paper.objects.exists()


def test_only_the_buyer_asks_and_only_the_shop_answers(keeper):
    buyer = a_buyer()
    order = an_order((a_variant(keeper), 1), by=buyer)
    part = delivered(keeper, order)
    with pytest.raises(NotFound):
        asked(order, part, by=a_buyer())
    asked(order, part, by=buyer)
    other = a_keeper(name="Toko Lain")

    for step in (accept_return, decline_return, receive_return):
        more = {"decline_return": {"reason": "x"}, "receive_return": {"restock": True}}
        with pytest.raises(NotFound):
            step(vendor_order_id=part.pk, by=other.viewer, at=NOW, **more.get(step.__name__, {}))

    assert state_of(part) == RETURN_ASKED


def test_silence_of_the_shop_is_a_yes_and_goods_that_never_come_close_it(keeper, order):
    part = delivered(keeper, order)
    asked(order, part)

    run_order_clock(at=NOW + 4 * DAY)
    assert state_of(part) == RETURN_OPEN
    run_order_clock(at=NOW + 12 * DAY)

    assert state_of(part) == DELIVERED
    assert Payment.objects.get().state == PAID
