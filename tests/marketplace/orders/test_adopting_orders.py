"""A guest's orders become his account's: by his browser, or by an e-mail address that he has proved."""

import pytest
from allauth.account.models import EmailAddress

from foundation.access.refusals import Forbidden
from marketplace.orders.services import adopt_orders
from tests.marketplace.factories import a_buyer, a_keeper, a_variant, a_visitor, an_order
from tests.village.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    return an_order((a_variant(a_keeper()), 1), email="ratna@contoh.test")


def owner_of(order):
    order.refresh_from_db()
    return order.account_id


def test_a_verified_address_brings_its_orders_along(order):
    buyer = a_buyer()
    EmailAddress.objects.create(user_id=buyer.account_id, email="Ratna@contoh.test", verified=True)
    other = an_order((a_variant(a_keeper(name="Lain")), 1), email="orang@contoh.test")

    assert adopt_orders(by=buyer, at=NOW) == 1

    assert owner_of(order) == buyer.account_id
    assert owner_of(other) is None


def test_an_address_that_nobody_proved_brings_nothing(order):
    buyer = a_buyer(email="ratna@contoh.test")
    EmailAddress.objects.get_or_create(
        user_id=buyer.account_id, email="ratna@contoh.test", defaults={"verified": False}
    )

    assert adopt_orders(by=buyer, at=NOW) == 0

    assert owner_of(order) is None


def test_the_browser_that_made_an_order_brings_it_along(order):
    buyer = a_buyer()

    assert adopt_orders(by=buyer, at=NOW, held={order.pk: order.checkout_key}) == 1

    assert owner_of(order) == buyer.account_id


def test_a_wrong_cart_key_and_somebody_elses_order_stay_where_they_are(order):
    owner, stranger = a_buyer(), a_buyer()
    adopt_orders(by=owner, at=NOW, held={order.pk: order.checkout_key})
    another = an_order((a_variant(a_keeper(name="Lain")), 1))

    held = {order.pk: order.checkout_key, another.pk: order.checkout_key}
    assert adopt_orders(by=stranger, at=NOW, held=held) == 0

    assert owner_of(order) == owner.account_id
    assert owner_of(another) is None


def test_a_visitor_adopts_nothing(order):
    with pytest.raises(Forbidden):
        adopt_orders(by=a_visitor(), at=NOW, held={order.pk: order.checkout_key})
