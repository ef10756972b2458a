"""From an empty site to a delivered order, and to the window that a death has emptied: by the API alone."""

import pytest

from tests.journeys import api_line as line
from tests.journeys.api import Api
from tests.journeys.ground import HOME
from tests.journeys.site import Site, waited_for

pytestmark = pytest.mark.journey

FIXED_SENTENCE = (
    "NIK, KK, nama, atau tanggal lahir belum cocok."
    " Periksa isian itu dengan KTP dan KK Anda, lalu kirim lagi."
)


def test_a_form_becomes_a_shop_and_an_order_until_the_owner_dies(site: Site):
    offices = line.staffed(site)
    operator, head = line.signed_in(site, offices.operator), line.signed_in(site, offices.head)
    person = site.take(HOME)
    seller = line.signed_in(site, line.registered(site, "penjual@contoh.test", person))
    buyer = line.signed_in(site, line.registered(site, "pembeli@contoh.test"))

    # The form, the register's answer, the two offices.
    application = line.drafted(seller, person, "Kopi Lereng Ijen")
    line.saved(seller, {"nik": offices.head.resident.nik}, application=application)
    mismatch = seller.refusals(line.SUBMIT, id=application)
    line.saved(seller, {"nik": person.nik}, application=application)
    submitted = seller.do(line.SUBMIT, id=application)["application"]
    early = Api(site.url).ask("{ products(first: 1) { edges { node { id } } } }")
    verified = line.verified(operator, application)
    wrong = head.refusals(line.APPROVE, id=application, password="bukan-ini-sandinya")
    approved = head.do(line.APPROVE, id=application, password=line.PASSWORD)
    letter = approved["letter"]

    assert mismatch == [{"field": None, "code": "NOT_MATCHED", "message": FIXED_SENTENCE}]
    assert submitted["state"] == "SUBMITTED"
    assert submitted["village"] == {"code": HOME}
    assert early == {"products": {"edges": []}}
    assert verified["state"] == "IN_PROGRESS"
    assert [(one["field"], one["code"]) for one in wrong] == [("password", "INVALID_CREDENTIALS")]
    assert approved["application"] == {"state": "ISSUED"}
    assert (letter["standing"], letter["grantsTrade"], letter["holderName"]) == ("VALID", True, person.name)

    # The letter, checked by a stranger.
    visitor = Api(site.url)
    by_number = visitor.ask(line.VERIFY, number=letter["number"])["letterVerify"]
    by_token = visitor.ask(line.VERIFY, token=letter["token"])["letterVerify"]
    forged = visitor.ask(line.VERIFY, token=letter["token"][:-8] + "AAAAAAAA")["letterVerify"]

    assert by_number == by_token
    assert by_number["verdict"] == "VALID"
    assert by_number["content"]["business"] == "Kopi Lereng Ijen"
    assert by_number["content"]["villageCode"] == HOME
    assert (forged["verdict"], forged["content"]) == ("FORGED", None)
    assert line.printed(seller, letter["id"])

    # The shop and its window.
    vendor = line.opened(seller, letter["business"]["id"])
    product = line.listed(seller, vendor["id"], "Kopi robusta lereng Ijen 250 g")
    found = visitor.ask(line.SEARCH, search="robusta")["products"]["edges"]

    assert vendor["isSelling"]
    assert [one["node"]["slug"] for one in found] == [product["slug"]]
    shown = found[0]["node"]
    assert shown["vendor"]["permit"]["number"] == letter["number"]
    assert shown["pricing"]["priceRange"]["start"]["gross"] == {"amount": 45_000.0, "currency": "IDR"}

    # The order.
    checkout = line.cart(buyer, product["variants"][0]["id"], 2)
    ways = line.delivery_chosen(buyer, checkout)
    promise = line.cash_promised(buyer, checkout)
    order = buyer.do(line.COMPLETE, id=checkout)["order"]
    (part,) = order["vendorOrders"]
    states = [line.moved_on(seller, part["id"], step) for step in ("Accept", "Ship", "Deliver")]
    received = buyer.do(line.RECEIVED, id=order["id"], part=part["id"])["order"]

    courier = ways[0]["shippingMethod"]["price"]["amount"]
    assert [way["shippingMethod"]["name"] for way in ways] == ["Kurir desa", "Ambil di toko"]
    assert promise == "AUTHORIZATION_SUCCESS"
    assert order["total"]["gross"]["amount"] == 90_000 + courier
    assert (order["status"], part["state"]) == ("UNCONFIRMED", "PLACED")
    assert states == ["ACCEPTED", "SHIPPED", "DELIVERED"]
    assert received["status"] == "FULFILLED"

    # The death, and the very next request.
    old_cart = line.cart(buyer, product["variants"][0]["id"])
    line.delivery_chosen(buyer, old_cart)
    line.cash_promised(buyer, old_cart)
    event = line.death_recorded(operator, person)
    window = visitor.ask(line.SEARCH, search="robusta")
    gone = visitor.ask(line.PRODUCT, slug=product["slug"])
    shop = visitor.ask(line.VENDOR, slug=vendor["slug"])
    refused = buyer.refusals(line.COMPLETE, id=old_cart)

    assert (event["kind"], event["resident"]["status"]) == ("DEATH", "DIED")
    assert window == {"products": {"edges": []}}
    assert gone == {"product": None}
    assert shop["vendor"] == {
        "name": "Kopi Lereng Ijen",
        "isSelling": False,
        "permit": None,
        "products": {"edges": []},
    }
    assert [one["code"] for one in refused] == ["PRODUCT_UNAVAILABLE_FOR_PURCHASE"]

    # What the worker did beside.
    everybody = {offices.operator.email, offices.head.email, "penjual@contoh.test", "pembeli@contoh.test"}
    waited_for("a mail to each", lambda: {mail["To"] for mail in site.mails()} >= everybody)
