import pytest

from foundation.access.refusals import Forbidden, NotFound
from foundation.accounts.rules import NotAPhoneNumber
from marketplace.checkout.models import Checkout
from marketplace.checkout.rules import BadEmail, NoAddress, NoRecipient, TooLong
from marketplace.checkout.services import (
    attach_account,
    create_checkout,
    detach_account,
    set_address,
    set_billing_name,
    set_contact,
)
from tests.marketplace.factories import NOW, a_buyer, a_cart, a_full_cart, a_keeper, a_variant, a_visitor
from tests.village.factories import GIRI_DISTRICT, GROGOL, JAJAG, JAMBESARI, regions
from village.territory.rules import UnknownVillage

pytestmark = pytest.mark.django_db

ADDRESS = {"recipient": "Ratna Dewi", "village_code": JAJAG, "street": "Dusun Krajan"}


@pytest.fixture(autouse=True)
def _regions():
    regions()


def test_contact_is_kept_tidy():
    cart = create_checkout(by=a_visitor(), at=NOW)

    set_contact(
        checkout_id=cart.pk, email=" Ratna@Contoh.TEST ", phone="0812-3456 7890", by=a_visitor(), at=NOW
    )

    cart.refresh_from_db()
    assert (cart.email, cart.phone) == ("ratna@contoh.test", "+6281234567890")


def test_contact_that_is_not_given_stays_and_an_empty_one_goes():
    cart = create_checkout(by=a_visitor(), at=NOW, email="ratna@contoh.test", phone="081234567890")

    set_contact(checkout_id=cart.pk, email="", by=a_visitor(), at=NOW)

    cart.refresh_from_db()
    assert (cart.email, cart.phone) == ("", "+6281234567890")


@pytest.mark.parametrize(
    ("contact", "refusal"), [({"email": "ratna"}, BadEmail), ({"phone": "12"}, NotAPhoneNumber)]
)
def test_contact_that_reaches_nobody_is_refused(contact, refusal):
    cart = create_checkout(by=a_visitor(), at=NOW, email="ratna@contoh.test")

    with pytest.raises(refusal):
        set_contact(checkout_id=cart.pk, by=a_visitor(), at=NOW, **contact)

    cart.refresh_from_db()
    assert (cart.email, cart.phone) == ("ratna@contoh.test", "")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"recipient": " "}, NoRecipient),
        ({"village_code": ""}, NoAddress),
        ({"village_code": "35.73.01.1001"}, UnknownVillage),
        ({"village_code": GIRI_DISTRICT}, UnknownVillage),
        ({"street": "x" * 301}, TooLong),
        ({"phone": "xyz"}, NotAPhoneNumber),
    ],
)
def test_an_address_without_its_parts_is_refused(change, refusal):
    cart = create_checkout(by=a_visitor(), at=NOW)

    with pytest.raises(refusal):
        set_address(checkout_id=cart.pk, by=a_visitor(), at=NOW, **(ADDRESS | change))

    cart.refresh_from_db()
    assert (cart.recipient, cart.village_id, cart.street) == ("", None, "")


def test_another_village_prices_the_chosen_courier_anew():
    cart = a_full_cart((a_variant(a_keeper(village=GROGOL)), 1), village=JAJAG)
    before = cart.deliveries.get().price

    set_address(checkout_id=cart.pk, by=a_visitor(), at=NOW, **(ADDRESS | {"village_code": JAMBESARI}))

    assert cart.deliveries.get().price < before


def test_a_signed_in_buyer_owns_the_cart_from_the_start():
    buyer = a_buyer()

    cart = create_checkout(by=buyer, at=NOW)

    assert cart.account_id == buyer.account_id


def test_signing_in_makes_a_visitors_cart_ones_own_and_fills_what_is_empty():
    cart = create_checkout(by=a_visitor(), at=NOW, phone="081234567890")
    buyer = a_buyer(email="ratna@contoh.test")

    attach_account(checkout_id=cart.pk, by=buyer, at=NOW)

    cart.refresh_from_db()
    assert (cart.account_id, cart.email, cart.phone) == (
        buyer.account_id,
        "ratna@contoh.test",
        "+6281234567890",
    )


def test_a_visitor_cannot_attach_a_cart():
    cart = create_checkout(by=a_visitor(), at=NOW)

    with pytest.raises(Forbidden):
        attach_account(checkout_id=cart.pk, by=a_visitor(), at=NOW)

    assert Checkout.objects.get().account_id is None


def test_somebody_elses_cart_cannot_be_taken():
    owner = a_buyer()
    cart = create_checkout(by=owner, at=NOW)

    with pytest.raises(NotFound):
        attach_account(checkout_id=cart.pk, by=a_buyer(), at=NOW)

    assert Checkout.objects.get().account_id == owner.account_id


def test_detaching_leaves_the_goods_and_takes_the_personal_data():
    buyer = a_buyer()
    cart = a_full_cart((a_variant(a_keeper()), 2), by=buyer)

    detach_account(checkout_id=cart.pk, by=buyer, at=NOW)

    cart.refresh_from_db()
    assert (
        cart.account_id,
        cart.email,
        cart.phone,
        cart.recipient,
        cart.street,
        cart.note,
        cart.village_id,
    ) == (
        None,
        "",
        "",
        "",
        "",
        "",
        None,
    )
    assert cart.lines.get().quantity == 2
    assert not cart.deliveries.exists()


@pytest.mark.parametrize("somebody", [a_visitor, a_buyer])
def test_personal_data_of_an_attached_cart_are_for_its_account_alone(somebody):
    cart = a_full_cart((a_variant(a_keeper()), 1), by=a_buyer())
    other = somebody()

    with pytest.raises(NotFound):
        set_contact(checkout_id=cart.pk, email="lain@contoh.test", by=other, at=NOW)
    with pytest.raises(NotFound):
        set_address(checkout_id=cart.pk, by=other, at=NOW, **ADDRESS)
    with pytest.raises(NotFound):
        set_billing_name(checkout_id=cart.pk, billing_name="Orang Lain", by=other, at=NOW)
    with pytest.raises(NotFound):
        detach_account(checkout_id=cart.pk, by=other, at=NOW)

    after = Checkout.objects.get()
    assert (after.email, after.recipient, after.billing_name, after.account_id) == (
        "ratna@contoh.test",
        "Ratna Dewi",
        "",
        cart.account_id,
    )


def test_an_account_that_goes_takes_its_carts_along():
    buyer = a_buyer()
    a_cart((a_variant(a_keeper()), 1), by=buyer)
    Checkout.objects.get().account.delete()

    assert not Checkout.objects.exists()
