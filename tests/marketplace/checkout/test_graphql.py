from uuid import uuid4

import pytest

from catalog.products.models import Stock, Variant
from foundation.ids import global_id
from marketplace.checkout.models import Checkout
from marketplace.delivery.services import set_delivery_terms
from marketplace.payments.models import TransactionItem
from marketplace.payments.states import BANK_TRANSFER, CASH_ON_DELIVERY
from marketplace.schema import schema
from tests.marketplace.factories import NOW, a_buyer, a_cart, a_full_cart, a_keeper, a_variant, a_visitor
from tests.village.factories import JAJAG

pytestmark = pytest.mark.django_db

ADDRESS = {
    "firstName": "Ratna",
    "lastName": "Dewi Lestari",
    "streetAddress1": "Dusun Krajan RT 03/RW 02",
    "streetAddress2": "rumah pagar biru",
    "city": "Banyuwangi",
    "cityArea": "Jajag, Gambiran",
    "postalCode": "68486",
    "country": "ID",
    "countryArea": "Jawa Timur",
    "phone": "0812 3456 7890",
}
WHOLE = """
fragment Whole on Checkout {
  id email phone isShippingRequired authorizeStatus chargeStatus voucherCode
  channel { slug currencyCode }
  user { email }
  lines { id quantity variant { id name product { name } }
    unitPrice { gross { amount } } undiscountedUnitPrice { amount } totalPrice { gross { amount currency } } }
  subtotalPrice { gross { amount } } shippingPrice { gross { amount } }
  totalPrice { gross { amount } tax { amount } }
  shippingAddress { firstName lastName streetAddress1 streetAddress2 city cityArea postalCode country { code }
    countryArea phone metadata { key value } }
  billingAddress { firstName }
  delivery { id shippingMethod { id name price { amount } } }
  availablePaymentGateways { id name currencies config { field } }
  problems { __typename }
  giftCards { id }
}
"""


def run(text, viewer=None, **variables):
    answer = schema.run(text + (WHOLE if "...Whole" in text else ""), variables, viewer=viewer or a_visitor())
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


def refused(answer):
    return [(error["field"], error["code"]) for error in answer["errors"]]


def checkout_id(cart):
    return global_id("Checkout", cart.pk)


def read(cart, viewer):
    return run("query($id: ID) { checkout(id: $id) { ...Whole } }", viewer, id=checkout_id(cart))["checkout"]


def test_a_visitor_walks_from_the_cart_to_the_promise_to_pay():
    keeper = a_keeper()
    variant = a_variant(keeper, price=45_000, list_price=50_000)

    created = run(
        "mutation($input: CheckoutCreateInput!)"
        " { checkoutCreate(input: $input) { checkout { id lines { id } } errors { field code } } }",
        input={
            "channel": "banyuwangi",
            "email": "ratna@contoh.test",
            "lines": [{"variantId": global_id("ProductVariant", variant.pk), "quantity": 2}],
        },
    )["checkoutCreate"]
    id = created["checkout"]["id"]
    run(
        "mutation($id: ID, $address: AddressInput!)"
        " { checkoutShippingAddressUpdate(id: $id, shippingAddress: $address)"
        " { errors { field message code } } checkoutBillingAddressUpdate(id: $id, billingAddress: $address)"
        " { errors { field code } } }",
        id=id,
        address=ADDRESS,
    )
    options = run(
        "mutation($id: ID!) { deliveryOptionsCalculate(id: $id)"
        " { deliveries { id shippingMethod"
        " { id name price { amount } minimumDeliveryDays maximumDeliveryDays } }"
        " errors { code } } }",
        id=id,
    )["deliveryOptionsCalculate"]["deliveries"]
    courier = options[0]["shippingMethod"]["price"]["amount"]
    run(
        "mutation($id: ID, $way: ID) { checkoutDeliveryMethodUpdate(id: $id, deliveryMethodId: $way)"
        " { errors { code } } }",
        id=id,
        way=options[0]["id"],
    )
    paid = run(
        "mutation($id: ID!, $amount: PositiveDecimal) { transactionInitialize(id: $id, amount: $amount,"
        ' paymentGateway: {id: "mall.cash-on-delivery"}) { transaction { id actions } data'
        " transactionEvent { type message } errors { field code } } }",
        id=id,
        amount=90_000 + courier,
    )["transactionInitialize"]
    whole = run("query($id: ID) { checkout(id: $id) { ...Whole } }", id=id)["checkout"]

    assert [option["shippingMethod"]["name"] for option in options] == ["Kurir desa", "Ambil di toko"]
    assert paid["errors"] == []
    assert paid["transactionEvent"]["type"] == "AUTHORIZATION_SUCCESS"
    line_id = created["checkout"]["lines"][0]["id"]
    assert whole == {
        "id": id,
        "email": "ratna@contoh.test",
        "phone": "+6281234567890",
        "isShippingRequired": True,
        "authorizeStatus": "FULL",
        "chargeStatus": "NONE",
        "voucherCode": None,
        "channel": {"slug": "banyuwangi", "currencyCode": "IDR"},
        "user": None,
        "lines": [
            {
                "id": line_id,
                "quantity": 2,
                "variant": {
                    "id": global_id("ProductVariant", variant.pk),
                    "name": "250 g",
                    "product": {"name": "Kopi robusta bubuk"},
                },
                "unitPrice": {"gross": {"amount": 45_000.0}},
                "undiscountedUnitPrice": {"amount": 50_000.0},
                "totalPrice": {"gross": {"amount": 90_000.0, "currency": "IDR"}},
            }
        ],
        "subtotalPrice": {"gross": {"amount": 90_000.0}},
        "shippingPrice": {"gross": {"amount": courier}},
        "totalPrice": {"gross": {"amount": 90_000 + courier}, "tax": {"amount": 0.0}},
        "shippingAddress": {
            "firstName": "Ratna",
            "lastName": "Dewi Lestari",
            "streetAddress1": "Dusun Krajan RT 03/RW 02",
            "streetAddress2": "rumah pagar biru",
            "city": "Banyuwangi",
            "cityArea": "Jajag, Gambiran",
            "postalCode": "68486",
            "country": {"code": "ID"},
            "countryArea": "Jawa Timur",
            "phone": "+6281234567890",
            "metadata": [{"key": "village", "value": JAJAG}],
        },
        "billingAddress": {"firstName": "Ratna"},
        "delivery": {
            "id": options[0]["id"],
            "shippingMethod": {
                "id": options[0]["shippingMethod"]["id"],
                "name": "Kurir desa",
                "price": {"amount": courier},
            },
        },
        "availablePaymentGateways": [
            {"id": CASH_ON_DELIVERY, "name": "Bayar di tempat", "currencies": ["IDR"], "config": []}
        ],
        "problems": [],
        "giftCards": [],
    }


LINES = "{ checkout { lines { quantity } } errors { field code } }"


def test_lines_are_added_changed_and_removed():
    keeper = a_keeper()
    bag, cloth = a_variant(keeper), a_variant(keeper)
    cart = a_cart((bag, 1))
    line = global_id("CheckoutLine", cart.lines.get().pk)
    lines = [{"variantId": global_id("ProductVariant", cloth.pk), "quantity": 2}]

    added = run(
        "mutation($id: ID, $lines: [CheckoutLineInput!]!)"
        f" {{ checkoutLinesAdd(id: $id, lines: $lines) {LINES} }}",
        id=checkout_id(cart),
        lines=lines,
    )["checkoutLinesAdd"]
    changed = run(
        "mutation($id: ID, $lines: [CheckoutLineUpdateInput!]!)"
        f" {{ checkoutLinesUpdate(id: $id, lines: $lines) {LINES} }}",
        id=checkout_id(cart),
        lines=[
            {"lineId": line, "quantity": 4},
            {"variantId": global_id("ProductVariant", cloth.pk), "quantity": 1},
        ],
    )["checkoutLinesUpdate"]
    removed = run(
        f"mutation($id: ID, $ids: [ID!]!) {{ checkoutLinesDelete(id: $id, linesIds: $ids) {LINES} }}",
        id=checkout_id(cart),
        ids=[line],
    )["checkoutLinesDelete"]

    assert added == {"checkout": {"lines": [{"quantity": 1}, {"quantity": 2}]}, "errors": []}
    assert changed == {"checkout": {"lines": [{"quantity": 4}, {"quantity": 1}]}, "errors": []}
    assert removed == {"checkout": {"lines": [{"quantity": 1}]}, "errors": []}


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ({"quantity": 99}, ("quantity", "INSUFFICIENT_STOCK")),
        ({"quantity": 0}, ("quantity", "ZERO_QUANTITY")),
        ({"quantity": 1, "price": 1}, ("price", "INVALID")),
        ({"quantity": 1, "variantId": "xyz"}, ("variantId", "NOT_FOUND")),
        ({"quantity": 1, "variantId": global_id("ProductVariant", 10**9)}, ("variantId", "NOT_FOUND")),
    ],
)
def test_a_line_that_cannot_be_is_refused_in_saleors_words(line, error):
    variant = a_variant(a_keeper(), stock=5)
    cart = a_cart((variant, 1))
    whole = {"variantId": global_id("ProductVariant", variant.pk), **line}

    answer = run(
        "mutation($id: ID, $lines: [CheckoutLineInput!]!) { checkoutLinesAdd(id: $id, lines: $lines)"
        " { checkout { id } errors { field code } } }",
        id=checkout_id(cart),
        lines=[whole],
    )["checkoutLinesAdd"]

    assert answer == {"checkout": None, "errors": [{"field": error[0], "code": error[1]}]}
    assert cart.lines.get().quantity == 1


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"country": "MY"}, ("country", "INVALID")),
        ({"cityArea": "Atlantis"}, ("cityArea", "INVALID")),
        ({"cityArea": "", "city": "", "postalCode": ""}, ("cityArea", "INVALID")),
        ({"firstName": "", "lastName": ""}, ("recipient", "SHIPPING_ADDRESS_NOT_SET")),
        ({"phone": "x"}, ("phone", "INVALID")),
    ],
)
def test_an_address_that_is_no_village_is_refused(change, error):
    cart = a_cart((a_variant(a_keeper()), 1))

    answer = run(
        "mutation($id: ID, $address: AddressInput!)"
        " { checkoutShippingAddressUpdate(id: $id, shippingAddress: $address)"
        " { checkout { id } errors { field code } } }",
        id=checkout_id(cart),
        address=ADDRESS | change,
    )["checkoutShippingAddressUpdate"]

    assert refused(answer) == [error]
    assert Checkout.objects.get().village_id is None


@pytest.mark.parametrize(
    "change",
    [
        {"cityArea": "desa jajag"},
        {"cityArea": "Kec. Gambiran", "city": "Jajag"},
        {"cityArea": "JAJAG, kec. GAMBIRAN"},
        {"cityArea": "xyz", "metadata": [{"key": "village", "value": JAJAG}]},
    ],
)
def test_a_village_is_known_however_it_is_written(change):
    cart = a_cart((a_variant(a_keeper()), 1))

    run(
        "mutation($id: ID, $address: AddressInput!)"
        " { checkoutShippingAddressUpdate(id: $id, shippingAddress: $address)"
        " { errors { field code } } }",
        id=checkout_id(cart),
        address=ADDRESS | change,
    )

    assert Checkout.objects.get().village_id == JAJAG


def test_delivery_is_chosen_for_each_shop():
    coffee, batik = a_keeper(), a_keeper(name="Batik Sekar Oling")
    cart = a_full_cart((a_variant(coffee), 1), (a_variant(batik), 1))

    answer = run(
        "mutation($id: ID, $shop: ID!, $way: ID!) { checkoutVendorDeliveryUpdate(id: $id, vendorId: $shop,"
        " deliveryMethodId: $way) { errors { code } checkout { delivery { id shippingMethod { name } }"
        " vendorDeliveries { vendor { name } isStale chosen { name price { amount } }"
        " options { name } } } } }",
        id=checkout_id(cart),
        shop=global_id("Vendor", batik.shop.pk),
        way=global_id("ShippingMethod", "pickup"),
    )["checkoutVendorDeliveryUpdate"]

    price = float(cart.deliveries.get(shop=coffee.shop).price)
    assert answer == {
        "errors": [],
        "checkout": {
            "delivery": {
                "id": global_id("Delivery", "first"),
                "shippingMethod": {"name": "Cara pertama tiap toko"},
            },
            "vendorDeliveries": [
                {
                    "vendor": {"name": "Kopi Kebun Bu Tini"},
                    "isStale": False,
                    "chosen": {"name": "Kurir desa", "price": {"amount": price}},
                    "options": [{"name": "Kurir desa"}, {"name": "Ambil di toko"}],
                },
                {
                    "vendor": {"name": "Batik Sekar Oling"},
                    "isStale": False,
                    "chosen": {"name": "Ambil di toko", "price": {"amount": 0.0}},
                    "options": [{"name": "Kurir desa"}, {"name": "Ambil di toko"}],
                },
            ],
        },
    }


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"courier_base": 10_000}, "CheckoutProblemDeliveryMethodStale"),
        ({"courier": False}, "CheckoutProblemDeliveryMethodInvalid"),
    ],
)
def test_a_delivery_that_changed_is_a_problem(change, problem):
    keeper = a_keeper()
    cart = a_full_cart((a_variant(keeper), 1))
    terms = {"pickup": True, "courier": True, "courier_base": 5_000, "courier_per_km": 400, "max_km": 80}
    set_delivery_terms(shop_id=keeper.shop.pk, by=keeper.viewer, at=NOW, **(terms | change))

    answer = run(
        "query($id: ID) { checkout(id: $id) { vendorDeliveries { isStale } problems { __typename"
        " ... on CheckoutProblemDeliveryMethodStale { delivery { id } }"
        " ... on CheckoutProblemDeliveryMethodInvalid { delivery { id } } } } }",
        id=checkout_id(cart),
    )["checkout"]

    assert answer == {
        "vendorDeliveries": [{"isStale": True}],
        "problems": [{"__typename": problem, "delivery": {"id": global_id("Delivery", "courier")}}],
    }


def test_a_choice_of_delivery_is_taken_back():
    cart = a_full_cart((a_variant(a_keeper()), 1))

    answer = run(
        "mutation($id: ID) { checkoutDeliveryMethodUpdate(id: $id)"
        " { checkout { delivery { id } } errors { code } } }",
        id=checkout_id(cart),
    )["checkoutDeliveryMethodUpdate"]

    assert answer == {"checkout": {"delivery": None}, "errors": []}


@pytest.mark.parametrize("somebody", [a_visitor, a_buyer])
def test_personal_data_of_an_attached_cart_are_masked_for_others(somebody):
    cart = a_full_cart((a_variant(a_keeper()), 1), by=a_buyer())

    whole = run("query($id: ID) { checkout(id: $id) { ...Whole } }", somebody(), id=checkout_id(cart))[
        "checkout"
    ]

    personal = ("email", "phone", "user", "shippingAddress", "billingAddress")
    assert {name: whole[name] for name in personal} == dict.fromkeys(personal)
    assert whole["lines"][0]["quantity"] == 1


def test_the_account_of_a_cart_reads_it_whole():
    buyer = a_buyer(email="ratna@contoh.test")
    cart = a_full_cart((a_variant(a_keeper()), 1), by=buyer)

    whole = read(cart, buyer)

    assert whole["user"] == {"email": "ratna@contoh.test"}
    assert whole["shippingAddress"]["lastName"] == "Dewi"


def test_a_cart_is_attached_and_detached():
    buyer = a_buyer()
    cart = a_cart((a_variant(a_keeper()), 1))
    attach = (
        "mutation($id: ID) { checkoutCustomerAttach(id: $id) { checkout { user { id } } errors { code } } }"
    )
    detach = (
        "mutation($id: ID) { checkoutCustomerDetach(id: $id) { checkout { user { id } } errors { code } } }"
    )

    attached = run(attach, buyer, id=checkout_id(cart))["checkoutCustomerAttach"]
    taken = run(attach, a_buyer(), id=checkout_id(cart))["checkoutCustomerAttach"]
    detached = run(detach, buyer, id=checkout_id(cart))["checkoutCustomerDetach"]

    assert attached["checkout"] == {"user": {"id": global_id("User", buyer.account_id)}}
    assert taken == {"checkout": None, "errors": [{"code": "NOT_FOUND"}]}
    assert detached["checkout"] == {"user": None}


def test_attaching_asks_for_an_account():
    cart = a_cart((a_variant(a_keeper()), 1))

    answer = schema.run(
        "mutation($id: ID) { checkoutCustomerAttach(id: $id) { errors { code } } }",
        {"id": checkout_id(cart)},
        viewer=a_visitor(),
    )

    assert answer["errors"]
    assert Checkout.objects.get().account_id is None


def test_ids_that_name_no_cart():
    mutation = 'mutation($id: ID) { checkoutEmailUpdate(id: $id, email: "a@b.id") { errors { field code } } }'

    for id, code in (
        (None, "REQUIRED"),
        (global_id("Checkout", uuid4()), "NOT_FOUND"),
        (global_id("Order", uuid4()), "NOT_FOUND"),
        ("%%%", "NOT_FOUND"),
    ):
        assert run(mutation, id=id)["checkoutEmailUpdate"]["errors"] == [{"field": "id", "code": code}]
        assert run("query($id: ID) { checkout(id: $id) { id } }", id=id) == {"checkout": None}


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ('amount: 1, paymentGateway: {id: "mall.cash-on-delivery"}', ("amount", "INVALID")),
        ('amount: 45000.5, paymentGateway: {id: "mall.cash-on-delivery"}', ("amount", "INVALID")),
        ('paymentGateway: {id: "saleor.payments.stripe"}', ("paymentGateway", "NOT_FOUND")),
    ],
)
def test_a_payment_that_cannot_be_is_refused(words, error):
    cart = a_cart((a_variant(a_keeper(), price=45_000), 1))

    answer = run(
        f"mutation($id: ID!) {{ transactionInitialize(id: $id, {words})"
        " { transaction { id } transactionEvent { type } errors { field code } } }",
        id=checkout_id(cart),
    )["transactionInitialize"]

    assert (answer["transaction"], answer["transactionEvent"], refused(answer)) == (None, None, [error])
    assert not TransactionItem.objects.exists()


def test_processing_cash_answers_the_same_again():
    cart = a_full_cart((a_variant(a_keeper()), 1))
    id = global_id("TransactionItem", TransactionItem.objects.get().pk)

    answer = run(
        "mutation($id: ID, $cart: ID!) {"
        " transactionProcess(id: $id) { transaction { id } transactionEvent { type } errors { code } }"
        " paymentGatewayInitialize(id: $cart) { gatewayConfigs { id data errors { code } } } }",
        id=id,
        cart=checkout_id(cart),
    )

    assert answer["transactionProcess"] == {
        "transaction": {"id": id},
        "transactionEvent": {"type": "AUTHORIZATION_SUCCESS"},
        "errors": [],
    }
    assert answer["paymentGatewayInitialize"]["gatewayConfigs"] == [
        {"id": CASH_ON_DELIVERY, "data": None, "errors": []},
        {"id": BANK_TRANSFER, "data": None, "errors": []},
    ]


def test_there_is_one_channel():
    channel = "{ id slug name isActive currencyCode countries { code country } }"

    answer = run(
        f'{{ here: channel(slug: "banyuwangi") {channel} there: channel(slug: "us") {{ id }}'
        f" channels {channel} }}"
    )

    here = {
        "id": global_id("Channel", "banyuwangi"),
        "slug": "banyuwangi",
        "name": "Banyuwangi",
        "isActive": True,
        "currencyCode": "IDR",
        "countries": [{"code": "ID", "country": "Indonesia"}],
    }
    assert answer == {"here": here, "there": None, "channels": [here]}


def test_a_form_learns_what_an_address_asks():
    rules = "{ allowedFields requiredFields cityType countryAreaType countryAreaChoices { raw verbose } }"

    answer = run(
        f"{{ here: addressValidationRules(countryCode: ID) {rules}"
        f" there: addressValidationRules(countryCode: MY) {rules} }}"
    )

    assert answer["there"] is None
    assert answer["here"]["requiredFields"] == ["name", "streetAddress1", "cityArea"]
    assert answer["here"]["countryAreaChoices"] == [{"raw": "Jawa Timur", "verbose": "Jawa Timur"}]


def test_another_channel_is_refused():
    answer = run(
        'mutation { checkoutCreate(input: {channel: "us", lines: []})'
        " { checkout { id } errors { field code } } }"
    )["checkoutCreate"]

    assert answer == {"checkout": None, "errors": [{"field": "channel", "code": "NOT_FOUND"}]}


@pytest.mark.parametrize(("shops", "lines"), [(1, 1), (3, 2)])
def test_a_whole_checkout_takes_three_queries(shops, lines, django_assert_num_queries):
    keepers = [a_keeper(name=f"Toko {number}") for number in range(shops)]
    cart = a_full_cart(*[(a_variant(keeper), 1) for keeper in keepers for _number in range(lines)])
    viewer = a_visitor()

    with django_assert_num_queries(3):
        read(cart, viewer)


def test_a_price_that_moved_shows_today_beside_the_agreed_one():
    variant = a_variant(a_keeper(), price=65_000)
    cart = a_cart((variant, 1))
    Variant.objects.filter(pk=variant.pk).update(price=68_000, list_price=68_000)
    Stock.objects.update(quantity=0)

    (line,) = run(
        "query($id: ID) { checkout(id: $id) { lines { unitPrice { gross { amount } } seenPrice { amount }"
        " variant { quantityAvailable } } } }",
        id=checkout_id(cart),
    )["checkout"]["lines"]

    assert line == {
        "unitPrice": {"gross": {"amount": 68_000.0}},
        "seenPrice": {"amount": 65_000.0},
        "variant": {"quantityAvailable": 0},
    }
