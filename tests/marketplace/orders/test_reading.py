from uuid import uuid4

import pytest

from foundation.access.refusals import NotFound
from marketplace.delivery.states import COURIER, PICKUP
from marketplace.orders.selectors import (
    last_address_of,
    my_orders,
    order_count,
    order_for,
    seller_contacts,
    sold_of,
    takings_of,
    vendor_order_counts,
    vendor_order_for,
    vendor_orders_for,
    vendor_orders_waiting,
)
from marketplace.orders.services import confirm_received, decline_order
from marketplace.orders.states import ACCEPTED, DELIVERED, PLACED, SHIPPED, UNCONFIRMED
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
from tests.village.factories import a_verified_account
from vendors.shops.selectors import OwnerContact

pytestmark = pytest.mark.django_db


def test_the_buyer_reads_his_order_with_every_shops_part():
    coffee, batik, buyer = a_keeper(), a_keeper(name="Batik Sekar Oling"), a_buyer()
    order = an_order((a_variant(coffee, price=45_000), 2), (a_variant(batik), 1), by=buyer)

    view = order_for(buyer, order.pk)

    assert (view.number, view.status, view.total, view.owed, view.captured) == (
        order.number,
        UNCONFIRMED,
        order.total,
        order.total,
        0,
    )
    assert [(part.shop_name, part.shop_village, part.state_name, part.item_count) for part in view.parts] == [
        ("Kopi Kebun Bu Tini", "Grogol", "Menunggu penjual", 2),
        ("Batik Sekar Oling", "Grogol", "Menunggu penjual", 1),
    ]
    assert (view.contact.recipient, view.contact.street, view.contact.masked) == (
        "Ratna Dewi",
        "Dusun Krajan RT 03/RW 02",
        False,
    )
    assert view.parts[0].lines[0].total == 90_000
    assert view.parts[0].buyer_may_cancel


@pytest.mark.parametrize("somebody", [a_visitor, a_buyer])
def test_personal_data_of_an_order_are_masked_for_others_who_hold_its_uuid(somebody):
    order = an_order((a_variant(a_keeper()), 1), by=a_buyer())

    contact = order_for(somebody(), order.pk).contact

    assert contact.masked
    assert (contact.recipient, contact.phone, contact.email, contact.street, contact.note) == (
        "R••••",
        "•••• 890",
        "r••••",
        "D••••",
        "r••••",
    )


def test_a_guests_order_is_unmasked_for_the_browser_that_knows_the_cart():
    order = an_order((a_variant(a_keeper()), 1))

    stranger = order_for(a_visitor(), order.pk)
    wrong = order_for(a_visitor(), order.pk, checkout_key=uuid4())
    buyer = order_for(a_visitor(), order.pk, checkout_key=order.checkout_key)

    assert [view.contact.masked for view in (stranger, wrong, buyer)] == [True, True, False]
    assert buyer.contact.phone == "+6281234567890"


def test_the_cart_of_an_accounts_order_unmasks_it_for_nobody_else():
    order = an_order((a_variant(a_keeper()), 1), by=a_buyer())

    assert order_for(a_visitor(), order.pk, checkout_key=order.checkout_key).contact.masked


def test_an_order_that_does_not_exist_is_not_found():
    with pytest.raises(NotFound):
        order_for(a_visitor(), uuid4())


def test_an_account_lists_its_own_orders_newest_first():
    variant, buyer = a_variant(a_keeper(), stock=50), a_buyer()
    an_order((variant, 1), by=a_buyer())
    an_order((variant, 1))
    orders = [an_order((variant, 1), by=buyer) for _number in range(3)]

    assert {view.id for view in my_orders(buyer)} == {order.pk for order in orders}
    assert len(my_orders(buyer, limit=2)) == 2
    assert my_orders(a_visitor()) == []


@pytest.mark.parametrize("orders", [1, 3])
def test_any_number_of_own_orders_takes_four_queries(orders, django_assert_num_queries):
    coffee, batik, buyer = a_keeper(), a_keeper(name="Batik Sekar Oling"), a_buyer()
    bag, cloth = a_variant(coffee), a_variant(batik)
    for _number in range(orders):
        an_order((bag, 1), (cloth, 1), by=buyer)

    with django_assert_num_queries(4):
        views = my_orders(buyer)

    assert [len(view.parts) for view in views] == [2] * orders


def test_a_masked_order_takes_four_queries(django_assert_num_queries):
    order = an_order((a_variant(a_keeper()), 1))
    viewer = a_visitor()

    with django_assert_num_queries(4):
        order_for(viewer, order.pk)


def test_a_seller_sees_the_orders_of_his_shop_and_nothing_of_the_other_shops():
    coffee, batik = a_keeper(), a_keeper(name="Batik Sekar Oling")
    order = an_order((a_variant(coffee), 1), (a_variant(batik, name="Kain batik"), 1))
    an_order((a_variant(batik), 1))

    (seen,) = vendor_orders_for(coffee.viewer)

    assert seen.part.id == a_part(coffee, order).pk
    assert [line.name for line in seen.part.lines] == ["Kopi robusta bubuk"]
    with pytest.raises(NotFound):
        vendor_order_for(coffee.viewer, a_part(batik, order).pk)


@pytest.mark.parametrize(("method", "street"), [(COURIER, "Dusun Krajan RT 03/RW 02"), (PICKUP, "")])
def test_a_seller_sees_the_street_only_where_a_courier_needs_it(method, street):
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1), method=method)

    contact = vendor_order_for(keeper.viewer, a_part(keeper, order).pk).contact

    assert (contact.recipient, contact.phone, contact.street) == ("Ratna Dewi", "+6281234567890", street)


@pytest.mark.parametrize("somebody", [a_visitor, a_buyer])
def test_nobody_else_sees_a_sellers_orders(somebody):
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1))
    viewer = somebody()

    assert vendor_orders_for(viewer) == []
    assert vendor_orders_waiting(viewer) == []
    assert vendor_order_counts(viewer).by_state == {}
    assert takings_of(viewer).expected == 0
    with pytest.raises(NotFound):
        vendor_order_for(viewer, a_part(keeper, order).pk)


@pytest.mark.parametrize("orders", [1, 3])
def test_any_number_of_a_sellers_orders_takes_three_queries(orders, django_assert_num_queries):
    keeper = a_keeper()
    variant = a_variant(keeper)
    for _number in range(orders):
        an_order((variant, 1))

    with django_assert_num_queries(3):
        seen = vendor_orders_for(keeper.viewer)

    assert len(seen) == orders


def test_a_seller_filters_by_state_and_counts_them():
    keeper = a_keeper()
    variant = a_variant(keeper, stock=20)
    placed, accepted, shipped = (an_order((variant, 1)) for _number in range(3))
    taken_up(keeper, accepted)
    on_its_way(keeper, shipped)

    assert [seen.part.order_id for seen in vendor_orders_for(keeper.viewer, states=(PLACED,))] == [placed.pk]
    assert vendor_order_counts(keeper.viewer).by_state == {PLACED: 1, ACCEPTED: 1, SHIPPED: 1}


def test_what_waits_for_a_seller_is_packing_and_unconfirmed_cash():
    keeper = a_keeper()
    variant = a_variant(keeper, stock=20)
    placed, shipped, received, paid, declined = (an_order((variant, 1)) for _number in range(5))
    on_its_way(keeper, shipped)
    part = on_its_way(keeper, received)
    confirm_received(order_id=received.pk, vendor_order_id=part.pk, by=a_visitor(), at=NOW)
    delivered(keeper, paid)
    decline_order(vendor_order_id=a_part(keeper, declined).pk, reason="Habis", by=keeper.viewer, at=NOW)

    waiting = {(seen.part.order_id, seen.part.state) for seen in vendor_orders_waiting(keeper.viewer)}

    assert waiting == {(placed.pk, PLACED), (received.pk, DELIVERED)}


def test_takings_are_what_was_paid_and_what_is_to_come():
    keeper = a_keeper()
    variant = a_variant(keeper, stock=20)
    to_come, paid, declined = (an_order((variant, 1)) for _number in range(3))
    delivered(keeper, paid)
    decline_order(vendor_order_id=a_part(keeper, declined).pk, reason="Habis", by=keeper.viewer, at=NOW)

    takings = takings_of(keeper.viewer)

    assert (takings.received, takings.expected) == (paid.total, to_come.total)


def test_only_delivered_pieces_count_as_sold():
    keeper = a_keeper()
    bag, lanang = a_variant(keeper, stock=20), a_variant(keeper, stock=20)
    an_order((bag, 5))
    delivered(keeper, an_order((bag, 2), (lanang, 1)))
    delivered(keeper, an_order((bag, 3)))

    assert sold_of([bag.product_id, lanang.product_id, 999]) == {bag.product_id: 5, lanang.product_id: 1}


def test_a_checkout_begins_with_the_last_address_of_the_account():
    buyer, variant = a_buyer(), a_variant(a_keeper())
    an_order((variant, 1))
    order = an_order((variant, 1), by=buyer)

    last = last_address_of(buyer)

    assert (last.recipient, last.village_code, last.street) == (
        order.recipient,
        order.village_id,
        order.street,
    )
    assert (last_address_of(a_buyer()), last_address_of(a_visitor())) == (None, None)
    assert (order_count(buyer), order_count(a_visitor())) == (1, 0)


def test_who_sees_an_order_whole_may_call_its_sellers():
    account, resident = a_verified_account(phone="081298765432")
    coffee, batik = a_keeper(owner=(account, resident)), a_keeper(owner=(account, resident), name="Batik")
    other = a_keeper(name="Toko lain")
    buyer, variants = a_buyer(), [a_variant(keeper) for keeper in (coffee, batik, other)]
    order = an_order(*[(variant, 1) for variant in variants[:2]], by=buyer)

    contacts = seller_contacts(order_for(buyer, order.pk))

    assert contacts == dict.fromkeys((coffee.shop.pk, batik.shop.pk), OwnerContact("+6281298765432"))
    assert seller_contacts(order_for(a_visitor(), order.pk)) == {}


def test_only_the_buyer_acts_for_an_order():
    buyer, variant = a_buyer(), a_variant(a_keeper())
    mine, guests = an_order((variant, 1), by=buyer), an_order((variant, 1))

    assert order_for(buyer, mine.pk).acting
    assert not order_for(a_visitor(), mine.pk).acting
    assert order_for(a_visitor(), guests.pk).acting
