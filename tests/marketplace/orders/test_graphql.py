from uuid import UUID

import pytest

from catalog.products.models import Stock, Variant
from foundation.ids import global_id
from marketplace.delivery.states import PICKUP
from marketplace.orders.models import Order, VendorOrder
from marketplace.orders.services import confirm_received
from marketplace.orders.states import ACCEPTED, DECLINED, DELIVERED, PLACED, SHIPPED
from marketplace.schema import schema
from tests.marketplace.factories import (
    NOW,
    a_buyer,
    a_full_cart,
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

NOWHERE = UUID("6f1f7c2e-5d0b-4b51-9a37-0e5d8f3a2b11")

WHOLE = """
fragment Whole on Order {
  id number status statusDisplay authorizeStatus chargeStatus paymentStatus isPaid userEmail
  channel { slug }
  lines { id productName variantName quantity thumbnail { url } variant { id } unitPrice { gross { amount } }
    undiscountedUnitPrice { gross { amount } } totalPrice { gross { amount } } }
  subtotal { gross { amount } } shippingPrice { gross { amount } } total { gross { amount currency } }
  totalBalance { amount } totalCaptured { amount }
  shippingAddress { firstName lastName streetAddress1 streetAddress2 cityArea phone }
  billingAddress { firstName }
  deliveryMethod { __typename ... on ShippingMethod { id name price { amount } } }
  fulfillments { status trackingNumber lines { quantity orderLine { productName } } }
  discounts { name } voucher { code }
  vendorOrders { number state stateDisplay vendor { name } total { amount } isPaid recipient phone
    shippingAddress { streetAddress1 } deliveryMethod { name } lines { productName } }
}
"""


def answer_of(text, viewer=None, **variables):
    whole = text + (WHOLE if "...Whole" in text else "")
    return schema.run(whole, variables, viewer=viewer or a_visitor())


def run(text, viewer=None, **variables):
    answer = answer_of(text, viewer, **variables)
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


def read(order, viewer=None):
    id = global_id("Order", order.pk)
    return run("query($id: ID) { order(id: $id) { ...Whole } }", viewer, id=id)["order"]


def test_a_checkout_becomes_an_order_and_a_second_call_returns_it():
    keeper = a_keeper()
    cart = a_full_cart((a_variant(keeper, price=45_000), 2))
    complete = (
        "mutation($id: ID) { checkoutComplete(id: $id) { order { number status total { gross { amount } } }"
        " errors { field code } } }"
    )

    first = run(complete, id=global_id("Checkout", cart.pk))["checkoutComplete"]
    second = run(complete, id=global_id("Checkout", cart.pk))["checkoutComplete"]

    order = Order.objects.get()
    assert (
        first
        == second
        == {
            "order": {
                "number": order.number,
                "status": "UNCONFIRMED",
                "total": {"gross": {"amount": float(order.total)}},
            },
            "errors": [],
        }
    )
    gone = run("query($id: ID) { checkout(id: $id) { id } }", id=global_id("Checkout", cart.pk))
    assert gone == {"checkout": None}


def test_a_moved_price_is_refused_once_on_lines():
    variant = a_variant(a_keeper(), price=65_000)
    cart = a_full_cart((variant, 1))
    Variant.objects.filter(pk=variant.pk).update(price=68_000, list_price=68_000)
    complete = "mutation($id: ID) { checkoutComplete(id: $id) { order { number } errors { field code } } }"

    first = run(complete, id=global_id("Checkout", cart.pk))["checkoutComplete"]
    second = run(complete, id=global_id("Checkout", cart.pk))["checkoutComplete"]

    assert first == {"order": None, "errors": [{"field": "lines", "code": "INVALID"}]}
    assert second["errors"] == []


def test_too_few_left_is_refused_in_saleors_words():
    cart = a_full_cart((a_variant(a_keeper(), stock=5), 3))
    Stock.objects.update(quantity=1)

    answer = run(
        "mutation($id: ID) { checkoutComplete(id: $id) { order { number } errors { field code } } }",
        id=global_id("Checkout", cart.pk),
    )["checkoutComplete"]

    assert answer == {"order": None, "errors": [{"field": "quantity", "code": "INSUFFICIENT_STOCK"}]}
    assert not Order.objects.exists()


def test_the_buyer_reads_the_whole_order():
    keeper, buyer = a_keeper(), a_buyer()
    variant = a_variant(keeper, price=45_000, list_price=50_000)
    order = an_order((variant, 2), by=buyer)
    part = a_part(keeper, order)

    whole = read(order, buyer)

    assert whole == {
        "id": global_id("Order", order.pk),
        "number": order.number,
        "status": "UNCONFIRMED",
        "statusDisplay": "Menunggu penjual",
        "authorizeStatus": "FULL",
        "chargeStatus": "NONE",
        "paymentStatus": "NOT_CHARGED",
        "isPaid": False,
        "userEmail": "ratna@contoh.test",
        "channel": {"slug": "banyuwangi"},
        "lines": [
            {
                "id": global_id("OrderLine", part.lines.get().pk),
                "productName": "Kopi robusta bubuk",
                "variantName": "250 g",
                "quantity": 2,
                "thumbnail": None,
                "variant": {"id": global_id("ProductVariant", variant.pk)},
                "unitPrice": {"gross": {"amount": 45_000.0}},
                "undiscountedUnitPrice": {"gross": {"amount": 50_000.0}},
                "totalPrice": {"gross": {"amount": 90_000.0}},
            }
        ],
        "subtotal": {"gross": {"amount": 90_000.0}},
        "shippingPrice": {"gross": {"amount": float(order.shipping_total)}},
        "total": {"gross": {"amount": float(order.total), "currency": "IDR"}},
        "totalBalance": {"amount": float(-order.total)},
        "totalCaptured": {"amount": 0.0},
        "shippingAddress": {
            "firstName": "Ratna",
            "lastName": "Dewi",
            "streetAddress1": "Dusun Krajan RT 03/RW 02",
            "streetAddress2": "rumah pagar biru",
            "cityArea": "Jajag, Gambiran",
            "phone": "+6281234567890",
        },
        "billingAddress": {"firstName": "Ratna"},
        "deliveryMethod": {
            "__typename": "ShippingMethod",
            "id": global_id("ShippingMethod", "courier"),
            "name": "Kurir desa",
            "price": {"amount": float(order.shipping_total)},
        },
        "fulfillments": [],
        "discounts": [],
        "voucher": None,
        "vendorOrders": [
            {
                "number": part.number,
                "state": "PLACED",
                "stateDisplay": "Menunggu penjual",
                "vendor": {"name": "Kopi Kebun Bu Tini"},
                "total": {"amount": float(part.total)},
                "isPaid": False,
                "recipient": "Ratna Dewi",
                "phone": "+6281234567890",
                "shippingAddress": {"streetAddress1": "Dusun Krajan RT 03/RW 02"},
                "deliveryMethod": {"name": "Kurir desa"},
                "lines": [{"productName": "Kopi robusta bubuk"}],
            }
        ],
    }


@pytest.mark.parametrize("somebody", [a_visitor, a_buyer])
@pytest.mark.parametrize("owner", [a_buyer, a_visitor])
def test_whoever_holds_the_uuid_alone_sees_masked_personal_data(owner, somebody):
    order = an_order((a_variant(a_keeper()), 1), by=owner())

    whole = read(order, somebody())

    assert whole["userEmail"] == "r••••"
    assert whole["shippingAddress"] == {
        "firstName": "R••••",
        "lastName": "",
        "streetAddress1": "D••••",
        "streetAddress2": "r••••",
        "cityArea": "Jajag, Gambiran",
        "phone": "•••• 890",
    }
    assert whole["billingAddress"] == {"firstName": "R••••"}
    (part,) = whole["vendorOrders"]
    assert (part["recipient"], part["phone"], part["shippingAddress"]) == (
        "R••••",
        "•••• 890",
        {"streetAddress1": "D••••"},
    )


def test_status_and_dues_follow_the_parts():
    coffee, batik, buyer = a_keeper(), a_keeper(name="Batik Sekar Oling"), a_buyer()
    order = an_order((a_variant(coffee), 1), (a_variant(batik), 1), by=buyer)
    first, second = a_part(coffee, order), a_part(batik, order)
    money = "status authorizeStatus chargeStatus paymentStatus isPaid totalBalance { amount }"

    def told():
        found = run(
            f"query($id: ID) {{ order(id: $id) {{ {money} }} }}", buyer, id=global_id("Order", order.pk)
        )["order"]
        return (*list(found.values())[:5], found["totalBalance"]["amount"])

    assert told() == ("UNCONFIRMED", "FULL", "NONE", "NOT_CHARGED", False, -order.total)
    taken_up(coffee, order)
    assert told()[0] == "UNFULFILLED"
    part = VendorOrder.objects.get(pk=first.pk)
    run(
        "mutation($id: ID!) { vendorOrderShip(id: $id) { errors { code } } }",
        coffee.viewer,
        id=global_id("VendorOrder", part.pk),
    )
    assert told()[0] == "PARTIALLY_FULFILLED"
    run(
        "mutation($id: ID!) { vendorOrderDeliver(id: $id) { errors { code } } }",
        coffee.viewer,
        id=global_id("VendorOrder", part.pk),
    )
    assert told() == ("PARTIALLY_FULFILLED", "FULL", "PARTIAL", "PARTIALLY_CHARGED", False, -second.total)
    run(
        'mutation($id: ID!) { vendorOrderDecline(id: $id, reason: "Habis") { errors { code } } }',
        batik.viewer,
        id=global_id("VendorOrder", second.pk),
    )
    assert told() == ("FULFILLED", "FULL", "FULL", "FULLY_CHARGED", True, 0)


def test_an_order_that_was_called_off_whole_owes_nothing():
    buyer = a_buyer()
    order = an_order((a_variant(a_keeper()), 1), by=buyer)

    answer = run(
        "mutation($id: ID!) { orderCancel(id: $id) { order { ...Whole } errors { code } } }",
        buyer,
        id=global_id("Order", order.pk),
    )["orderCancel"]

    found = answer["order"]
    assert (found["status"], found["authorizeStatus"], found["paymentStatus"], found["isPaid"]) == (
        "CANCELED",
        "NONE",
        "CANCELLED",
        False,
    )
    assert (found["totalBalance"], found["total"]["gross"]["amount"]) == ({"amount": 0.0}, float(order.total))


def test_a_parcel_is_a_fulfilment():
    keeper, buyer = a_keeper(), a_buyer()
    order = an_order((a_variant(keeper), 3), by=buyer)
    on_its_way(keeper, order)

    assert read(order, buyer)["fulfillments"] == [
        {
            "status": "FULFILLED",
            "trackingNumber": "",
            "lines": [{"quantity": 3, "orderLine": {"productName": "Kopi robusta bubuk"}}],
        }
    ]


STEPS = [
    ("vendorOrderAccept", "", lambda keeper, order: None, ACCEPTED),
    ("vendorOrderDecline", ', reason: "Habis"', lambda keeper, order: None, DECLINED),
    ("vendorOrderShip", ', trackingNumber: "KD-7"', taken_up, SHIPPED),
    ("vendorOrderDeliver", "", on_its_way, DELIVERED),
    ("vendorOrderCallOff", ', reason: "Kembali"', on_its_way, "cancelled"),
]


@pytest.mark.parametrize(("name", "words", "before", "state"), STEPS)
def test_a_seller_takes_his_steps(name, words, before, state):
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1))
    before(keeper, order)

    answer = run(
        f"mutation($id: ID!) {{ {name}(id: $id{words})"
        " { vendorOrder { state recipient shippingAddress { streetAddress1 } } errors { code } } }",
        keeper.viewer,
        id=global_id("VendorOrder", a_part(keeper, order).pk),
    )[name]

    assert answer == {
        "vendorOrder": {
            "state": state.upper(),
            "recipient": "Ratna Dewi",
            "shippingAddress": {"streetAddress1": "Dusun Krajan RT 03/RW 02"},
        },
        "errors": [],
    }


def test_what_is_collected_is_made_ready_and_its_street_stays_the_buyers():
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1), method=PICKUP)
    part = taken_up(keeper, order)

    answer = run(
        "mutation($id: ID!) { vendorOrderReady(id: $id)"
        " { vendorOrder { state recipient phone shippingAddress { streetAddress1 } } errors { code } } }",
        keeper.viewer,
        id=global_id("VendorOrder", part.pk),
    )["vendorOrderReady"]["vendorOrder"]

    assert answer == {
        "state": "READY",
        "recipient": "Ratna Dewi",
        "phone": "+6281234567890",
        "shippingAddress": {"streetAddress1": ""},
    }


def test_cash_is_confirmed_after_the_buyer():
    keeper, buyer = a_keeper(), a_buyer()
    order = an_order((a_variant(keeper), 1), by=buyer)
    part = on_its_way(keeper, order)

    received = run(
        "mutation($id: ID!, $part: ID!) { orderConfirmReceived(id: $id, vendorOrderId: $part)"
        " { order { vendorOrders { state isPaid } } errors { code } } }",
        buyer,
        id=global_id("Order", order.pk),
        part=global_id("VendorOrder", part.pk),
    )["orderConfirmReceived"]
    paid = run(
        "mutation($id: ID!) { vendorOrderConfirmCash(id: $id) { vendorOrder { isPaid } errors { code } } }",
        keeper.viewer,
        id=global_id("VendorOrder", part.pk),
    )["vendorOrderConfirmCash"]

    assert received == {"order": {"vendorOrders": [{"state": "DELIVERED", "isPaid": False}]}, "errors": []}
    assert paid == {"vendorOrder": {"isPaid": True}, "errors": []}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        *((name, words) for name, words, _before, _state in STEPS),
        ("vendorOrderReady", ""),
        ("vendorOrderConfirmCash", ""),
    ],
)
def test_nobody_else_takes_a_sellers_step(name, words):
    keeper = a_keeper()
    part = a_part(keeper, an_order((a_variant(keeper), 1), by=a_buyer()))
    text = f"mutation($id: ID!) {{ {name}(id: $id{words}) {{ vendorOrder {{ id }} errors {{ code }} }} }}"
    id = global_id("VendorOrder", part.pk)

    for other in (a_keeper(name="Batik Sekar Oling").viewer, a_buyer()):
        assert run(text, other, id=id)[name] == {"vendorOrder": None, "errors": [{"code": "NOT_FOUND"}]}
    assert answer_of(text, a_visitor(), id=id)["errors"]

    assert VendorOrder.objects.get().state == PLACED


@pytest.mark.parametrize("name", ["orderCancel", "orderConfirmReceived"])
def test_nobody_else_acts_for_the_buyer(name):
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1), by=a_buyer())
    part = on_its_way(keeper, order)

    for other in (a_visitor(), a_buyer(), keeper.viewer):
        answer = run(
            f"mutation($id: ID!, $part: ID!) {{ {name}(id: $id, vendorOrderId: $part)"
            " { order { id } errors { field code } } }",
            other,
            id=global_id("Order", order.pk),
            part=global_id("VendorOrder", part.pk),
        )[name]
        assert answer == {"order": None, "errors": [{"field": "id", "code": "NOT_FOUND"}]}

    assert VendorOrder.objects.get().state == SHIPPED


def test_a_seller_lists_the_orders_of_his_shops_and_no_others():
    coffee, batik = a_keeper(), a_keeper(name="Batik Sekar Oling")
    bag, cloth = a_variant(coffee, stock=20), a_variant(batik)
    placed, shipped = an_order((bag, 1), (cloth, 1)), an_order((bag, 1))
    on_its_way(coffee, shipped)
    text = (
        "query($shop: ID, $states: [VendorOrderState!])"
        " { vendorOrders(vendorId: $shop, states: $states, first: 10)"
        " { totalCount edges { node { number } } } }"
    )

    def numbers(viewer, **words):
        found = run(text, viewer, **words)["vendorOrders"]
        assert found["totalCount"] == len(found["edges"])
        return {edge["node"]["number"] for edge in found["edges"]}

    mine = {a_part(coffee, order).number for order in (placed, shipped)}
    assert numbers(coffee.viewer) == mine
    assert numbers(coffee.viewer, states=["SHIPPED"]) == {a_part(coffee, shipped).number}
    assert numbers(coffee.viewer, shop=global_id("Vendor", batik.shop.pk)) == set()
    assert numbers(batik.viewer) == {a_part(batik, placed).number}
    assert numbers(a_buyer()) == set()
    assert answer_of("{ vendorOrders(first: 1) { totalCount } }", a_visitor())["errors"]


def test_one_vendor_order_is_for_its_seller_and_the_account_of_its_order():
    keeper, buyer = a_keeper(), a_buyer()
    part = a_part(keeper, an_order((a_variant(keeper), 1), by=buyer))
    text = "query($id: ID!) { vendorOrder(id: $id) { number } }"
    id = global_id("VendorOrder", part.pk)

    assert (
        run(text, keeper.viewer, id=id) == run(text, buyer, id=id) == {"vendorOrder": {"number": part.number}}
    )
    for other in (a_buyer(), a_keeper(name="Batik Sekar Oling").viewer):
        assert run(text, other, id=id) == {"vendorOrder": None}


def test_an_account_lists_its_own_orders_newest_first():
    variant, buyer = a_variant(a_keeper(), stock=20), a_buyer()
    an_order((variant, 1), by=a_buyer())
    orders = {an_order((variant, 1), by=buyer).number for _number in range(3)}

    found = run("{ me { orders(first: 10) { totalCount edges { node { number } } } } }", buyer)["me"][
        "orders"
    ]

    assert found["totalCount"] == 3
    assert {edge["node"]["number"] for edge in found["edges"]} == orders


@pytest.mark.parametrize("id", [None, "%%%", global_id("Order", NOWHERE), global_id("Checkout", NOWHERE)])
def test_ids_that_name_no_order(id):
    assert run("query($id: ID) { order(id: $id) { number } }", id=id) == {"order": None}


def test_a_product_says_how_many_pieces_were_delivered():
    keeper = a_keeper()
    variant = a_variant(keeper, stock=20)
    delivered(keeper, an_order((variant, 3)))
    an_order((variant, 5))

    found = run("query($id: ID) { product(id: $id) { sold } }", id=global_id("Product", variant.product_id))

    assert found == {"product": {"sold": 3}}


@pytest.mark.parametrize("shops", [1, 3])
def test_a_whole_order_takes_six_queries(shops, django_assert_num_queries):
    keepers, buyer = [a_keeper(name=f"Toko {number}") for number in range(shops)], a_buyer()
    order = an_order(*[(a_variant(keeper), 1) for keeper in keepers], by=buyer)
    for keeper in keepers:
        on_its_way(keeper, order)

    with django_assert_num_queries(6):
        read(order, buyer)


@pytest.mark.parametrize("orders", [1, 3])
def test_a_list_of_a_sellers_orders_takes_the_same_queries_for_any_number(orders, django_assert_num_queries):
    keeper = a_keeper()
    variant = a_variant(keeper, stock=20)
    for _number in range(orders):
        an_order((variant, 1))

    with django_assert_num_queries(2):
        run(
            "{ vendorOrders(first: 10) { edges { node { number recipient lines { productName } } } } }",
            keeper.viewer,
        )


def test_a_guest_confirms_and_cancels_by_the_uuid():
    keeper = a_keeper()
    variant = a_variant(keeper, stock=20)
    sent, placed = an_order((variant, 1)), an_order((variant, 1))
    part = on_its_way(keeper, sent)

    confirm_received(order_id=sent.pk, vendor_order_id=part.pk, by=a_visitor(), at=NOW)
    cancelled = run(
        'mutation($id: ID!) { orderCancel(id: $id, reason: "Salah pilih")'
        " { order { status } errors { code } } }",
        id=global_id("Order", placed.pk),
    )["orderCancel"]
    again = run(
        "mutation($id: ID!) { orderCancel(id: $id) { order { status } errors { code } } }",
        id=global_id("Order", sent.pk),
    )["orderCancel"]

    assert cancelled == {"order": {"status": "CANCELED"}, "errors": []}
    assert again == {"order": None, "errors": [{"code": "CANNOT_CANCEL_ORDER"}]}
