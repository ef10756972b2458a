"""Transfers, refunds, returns, notes and the address book on the wire."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from foundation.ids import global_id
from marketplace.checkout.models import SavedAddress
from marketplace.delivery.services import set_delivery_rates
from marketplace.orders.models import Order, VendorOrder
from marketplace.payments.models import Payment
from marketplace.payments.states import BANK_TRANSFER
from marketplace.schema import schema
from tests.marketplace.factories import (
    NOW,
    a_buyer,
    a_cart,
    a_full_cart,
    a_keeper,
    a_part,
    a_picture,
    a_transfer_order,
    a_variant,
    a_visitor,
    an_order,
    delivered,
    takes_transfer,
)
from tests.village.factories import GROGOL, JAJAG

pytestmark = pytest.mark.django_db

ADDRESS = {
    "firstName": "Ratna",
    "lastName": "Dewi",
    "streetAddress1": "Jalan 1",
    "metadata": [{"key": "village", "value": JAJAG}],
}


def run(text, viewer=None, **variables):
    answer = schema.run(text, variables, viewer=viewer or a_visitor())
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


def did(name, arguments, viewer=None, variables="", selection="", **values):
    """A mutation's payload; `variables` declares what `values` fills."""
    text = f"mutation {variables} {{ {name}({arguments}) {{ {selection} errors {{ field code }} }} }}"
    return run(text, viewer, **values)[name]


def a_photo():
    return SimpleUploadedFile("bukti.jpg", a_picture())


@pytest.fixture
def keeper():
    found = a_keeper()
    takes_transfer(found)
    return found


def ids(order, part):
    return f'id: "{global_id("Order", order.pk)}", vendorOrderId: "{global_id("VendorOrder", part.pk)}"'


def part_id(part):
    return f'id: "{global_id("VendorOrder", part.pk)}"'


def state_of(part):
    part.refresh_from_db()
    return part.state, Payment.objects.get(vendor_order=part).state


FILE = {"variables": "($file: Upload!)"}


def test_a_transfer_is_offered_promised_proved_and_confirmed(keeper):
    cart = a_full_cart((a_variant(keeper), 1))
    id = global_id("Checkout", cart.pk)
    offered = run(f'{{ checkout(id: "{id}") {{ availablePaymentGateways {{ id }} }} }}')["checkout"]
    assert BANK_TRANSFER in {one["id"] for one in offered["availablePaymentGateways"]}
    started = did(
        "transactionInitialize",
        f'id: "{id}", paymentGateway: {{id: "{BANK_TRANSFER}"}}',
        selection="transactionEvent { type message }",
    )
    assert started["transactionEvent"]["type"] == "AUTHORIZATION_SUCCESS"
    did("checkoutComplete", f'id: "{id}"')
    order = Order.objects.get()
    part = a_part(keeper, order)

    asked = (
        f'{{ order(id: "{global_id("Order", order.pk)}") {{ authorizeStatus chargeStatus isPaid vendorOrders'
        " { paymentState transfer { bank number holder amount { amount } dueAt } } } }"
    )
    before = run(asked)["order"]
    assert (before["authorizeStatus"], before["chargeStatus"], before["isPaid"]) == ("FULL", "NONE", False)
    (shown,) = before["vendorOrders"]
    assert (shown["paymentState"], shown["transfer"]["number"]) == ("PENDING", "1234567890")
    assert did("orderSendProof", f"{ids(order, part)}, file: $file", file=a_photo(), **FILE)["errors"] == []
    assert did("vendorOrderConfirmTransfer", part_id(part), keeper.viewer)["errors"] == []

    after = run(asked)["order"]
    assert (after["chargeStatus"], after["isPaid"]) == ("FULL", True)
    assert after["vendorOrders"] == [{"paymentState": "PAID", "transfer": None}]


def test_only_the_buyer_reads_where_to_pay(keeper):
    buyer = a_buyer()
    order = a_transfer_order((a_variant(keeper), 1), by=buyer)
    asked = (
        f'{{ order(id: "{global_id("Order", order.pk)}") {{ vendorOrders {{ transfer {{ number }} }} }} }}'
    )

    numbers = [run(asked, viewer)["order"]["vendorOrders"][0]["transfer"] for viewer in (buyer, a_buyer())]

    assert numbers == [{"number": "1234567890"}, None]


def test_a_proof_that_is_no_picture_is_refused(keeper):
    order = a_transfer_order((a_variant(keeper), 1))
    part = a_part(keeper, order)
    words = SimpleUploadedFile("bukti.jpg", b"bukan gambar")

    answer = did("orderSendProof", f"{ids(order, part)}, file: $file", file=words, **FILE)

    assert answer["errors"] == [{"field": "file", "code": "INVALID_FILE"}]
    assert state_of(part) == ("placed", "pending")


def test_a_dispute_a_refund_and_its_denial_have_their_fields(keeper):
    order = a_transfer_order((a_variant(keeper), 1))
    part = a_part(keeper, order)
    did("orderSendProof", f"{ids(order, part)}, file: $file", file=a_photo(), **FILE)
    did("vendorOrderDisputeTransfer", f'{part_id(part)}, reason: "Kosong"', keeper.viewer)
    assert state_of(part) == ("placed", "disputed")
    did("orderSendProof", f"{ids(order, part)}, file: $file", file=a_photo(), **FILE)
    did("vendorOrderConfirmTransfer", part_id(part), keeper.viewer)
    did("vendorOrderPack", part_id(part), keeper.viewer)
    did("vendorOrderDecline", f'{part_id(part)}, reason: "Rusak"', keeper.viewer)
    assert state_of(part) == ("declined", "refund_due")

    did("vendorOrderSendRefund", f"{part_id(part)}, file: $file", keeper.viewer, file=a_photo(), **FILE)
    did("orderDenyRefund", f'{ids(order, part)}, reason: "Belum"')
    assert state_of(part) == ("declined", "refund_due")
    did("vendorOrderSendRefund", f"{part_id(part)}, file: $file", keeper.viewer, file=a_photo(), **FILE)
    did("orderConfirmRefund", ids(order, part))

    assert state_of(part) == ("declined", "refunded")


def test_a_return_goes_its_way(keeper):
    order = an_order((a_variant(keeper), 1))
    part = delivered(keeper, order)

    asked = did(
        "orderAskReturn",
        f'{ids(order, part)}, reason: "Sobek", photos: [$file]',
        file=a_photo(),
        selection="order { vendorOrders { state returnReason returnAnswer } }",
        **FILE,
    )
    assert asked["order"]["vendorOrders"] == [
        {"state": "RETURN_ASKED", "returnReason": "Sobek", "returnAnswer": None}
    ]
    did("vendorOrderAcceptReturn", part_id(part), keeper.viewer)
    did("vendorOrderReceiveReturn", f"{part_id(part)}, restock: true", keeper.viewer)
    did("vendorOrderSendRefund", f"{part_id(part)}, file: $file", keeper.viewer, file=a_photo(), **FILE)
    status = did("orderConfirmRefund", ids(order, part), selection="order { status statusDisplay }")

    assert status["order"] == {"status": "RETURNED", "statusDisplay": "Dikembalikan"}


def test_a_return_can_be_declined_with_a_reason(keeper):
    order = an_order((a_variant(keeper), 1))
    part = delivered(keeper, order)
    did("orderAskReturn", f'{ids(order, part)}, reason: "Sobek"')

    did("vendorOrderDeclineReturn", f'{part_id(part)}, reason: "Dipakai"', keeper.viewer)

    assert state_of(part)[0] == "delivered"
    assert VendorOrder.objects.get().return_case.answer == "Dipakai"


def test_an_address_book_is_ones_own():
    buyer, other = a_buyer(), a_buyer()
    made = did(
        "accountAddressCreate",
        "input: $input",
        buyer,
        variables="($input: AddressInput!)",
        selection="address { id firstName cityArea } user { addresses { id } }",
        input=ADDRESS,
    )
    assert made["errors"] == []
    id = made["address"]["id"]
    assert made["address"] == {"id": id, "firstName": "Ratna", "cityArea": "Jajag, Gambiran"}
    assert made["user"]["addresses"] == [{"id": id}]

    assert did("accountAddressDelete", f'id: "{id}"', other)["errors"][0]["code"] == "NOT_FOUND"
    second = did(
        "accountAddressCreate",
        "input: $input, type: SHIPPING",
        buyer,
        variables="($input: AddressInput!)",
        selection="user { defaultShippingAddress { id } defaultBillingAddress { id } } address { id }",
        input={**ADDRESS, "streetAddress1": "Jalan 2"},
    )
    assert second["user"]["defaultShippingAddress"] == {"id": second["address"]["id"]}
    assert second["user"]["defaultBillingAddress"] == {"id": id}
    did("accountSetDefaultAddress", f'id: "{id}", type: SHIPPING', buyer)
    changed = did(
        "accountAddressUpdate",
        f'id: "{id}", input: $input',
        buyer,
        variables="($input: AddressInput!)",
        selection="address { streetAddress1 }",
        input={**ADDRESS, "streetAddress1": "Jalan 3"},
    )
    assert changed["address"] == {"streetAddress1": "Jalan 3"}
    assert SavedAddress.objects.get(is_default=True).street == "Jalan 3"
    did("accountAddressDelete", f'id: "{id}"', buyer)
    assert SavedAddress.objects.count() == 1


def test_notes_of_a_client_stay_at_carts_and_orders(keeper):
    cart, order = a_cart((a_variant(keeper), 1)), an_order((a_variant(keeper), 1))
    for name, key in (("Checkout", cart.pk), ("Order", order.pk)):
        answer = did(
            "updateMetadata",
            f'id: "{global_id(name, key)}", input: [{{key: "warna", value: "biru"}}]',
            selection="item { __typename metadata { key value } }",
        )
        assert answer["item"] == {"__typename": name, "metadata": [{"key": "warna", "value": "biru"}]}

    nowhere = did(
        "updateMetadata", f'id: "{global_id("Product", 1)}", input: []', selection="item { metadata { key } }"
    )

    assert nowhere == {"item": None, "errors": [{"field": "id", "code": "NOT_FOUND"}]}


def test_parcels_and_free_delivery_are_offered_on_the_wire():
    keeper = a_keeper(village=GROGOL)
    set_delivery_rates(shop_id=keeper.shop.pk, rates=[("regency", 1000, 9_000)], by=keeper.viewer, at=NOW)
    cart = a_full_cart((a_variant(keeper, weight_grams=900), 1), method="parcel")

    answer = run(
        f'{{ checkout(id: "{global_id("Checkout", cart.pk)}") {{ delivery {{ shippingMethod {{ name }} }}'
        " vendorDeliveries { isStale options { name price { amount } } } } }"
    )["checkout"]

    assert answer["delivery"] == {"shippingMethod": {"name": "Paket"}}
    (shop,) = answer["vendorDeliveries"]
    assert not shop["isStale"]
    assert {"name": "Paket", "price": {"amount": 9000.0}} in shop["options"]
