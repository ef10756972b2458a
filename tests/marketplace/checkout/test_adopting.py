from datetime import timedelta
from uuid import uuid4

import pytest

from catalog.products.models import Stock
from foundation.access.refusals import Forbidden, NotFound
from marketplace.checkout.models import Checkout
from marketplace.checkout.selectors import open_checkout_of, pieces_in_cart
from marketplace.checkout.services import adopt_checkout
from marketplace.orders.services import complete_checkout
from tests.marketplace.factories import NOW, a_buyer, a_cart, a_full_cart, a_keeper, a_variant, a_visitor

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


def pieces(cart):
    return dict(cart.lines.values_list("variant_id", "quantity"))


def test_a_visitors_cart_becomes_the_accounts():
    buyer, variant = a_buyer(email="ratna@contoh.test"), a_variant(a_keeper())
    cart = a_cart((variant, 2))

    adopt_checkout(checkout_id=cart.pk, by=buyer, at=LATER)

    cart.refresh_from_db()
    assert (cart.account_id, cart.email) == (buyer.account_id, "ratna@contoh.test")
    assert pieces(cart) == {variant.pk: 2}
    assert open_checkout_of(buyer, None) == cart.pk


def test_goods_of_the_accounts_cart_come_along_and_the_same_adds_up():
    buyer, keeper = a_buyer(), a_keeper()
    both, more, before = a_variant(keeper), a_variant(keeper), a_variant(keeper)
    old = a_full_cart((both, 1), (more, 4), (before, 3), by=buyer)
    cart = a_cart((both, 2), (more, 1))

    adopt_checkout(checkout_id=cart.pk, by=buyer, at=LATER)

    assert pieces(cart) == {both.pk: 3, more.pk: 5, before.pk: 3}
    assert not Checkout.objects.filter(pk=old.pk).exists()
    cart.refresh_from_db()
    assert (cart.recipient, cart.village_id) == ("Ratna Dewi", old.village_id)


def test_what_adds_up_is_capped_by_the_stock_and_told():
    buyer, scarce = a_buyer(), a_variant(a_keeper(), name="Kopi lanang", stock=5)
    a_cart((scarce, 3), by=buyer)
    cart = a_cart((scarce, 4))

    adopted = adopt_checkout(checkout_id=cart.pk, by=buyer, at=LATER)

    assert pieces(cart) == {scarce.pk: 5}
    assert (adopted.merged, adopted.capped) == (1, ("Kopi lanang",))


def test_what_sold_out_meanwhile_is_not_lost_from_the_cart():
    buyer, gone = a_buyer(), a_variant(a_keeper(), stock=5)
    a_cart((gone, 3), by=buyer)
    cart = a_cart((gone, 2))
    Stock.objects.update(quantity=0)

    adopt_checkout(checkout_id=cart.pk, by=buyer, at=LATER)

    assert pieces(cart) == {gone.pk: 3}


def test_an_address_that_the_visitor_typed_stays():
    buyer, variant = a_buyer(), a_variant(a_keeper())
    a_full_cart((variant, 1), by=buyer)
    cart = a_full_cart((variant, 1))
    Checkout.objects.filter(pk=cart.pk).update(recipient="Wayan")

    adopt_checkout(checkout_id=cart.pk, by=buyer, at=LATER)

    cart.refresh_from_db()
    assert cart.recipient == "Wayan"


def test_signing_in_twice_changes_nothing_more():
    buyer, variant = a_buyer(), a_variant(a_keeper())
    cart = a_cart((variant, 2))
    adopt_checkout(checkout_id=cart.pk, by=buyer, at=LATER)

    adopt_checkout(checkout_id=cart.pk, by=buyer, at=LATER)

    assert pieces(cart) == {variant.pk: 2}
    assert Checkout.objects.count() == 1


def test_nobody_takes_the_cart_of_another_account_or_one_that_was_ordered():
    owner, other, variant = a_buyer(), a_buyer(), a_variant(a_keeper())
    theirs, ordered = a_cart((variant, 1), by=owner), a_full_cart((variant, 1))
    complete_checkout(checkout_id=ordered.pk, by=a_visitor(), at=NOW)

    for checkout_id in (theirs.pk, ordered.pk, uuid4()):
        with pytest.raises(NotFound):
            adopt_checkout(checkout_id=checkout_id, by=other, at=LATER)
    with pytest.raises(Forbidden):
        adopt_checkout(checkout_id=a_cart((variant, 1)).pk, by=a_visitor(), at=LATER)

    theirs.refresh_from_db()
    assert theirs.account_id == owner.account_id


def test_a_visitor_who_holds_an_accounts_cart_has_none():
    buyer, variant = a_buyer(), a_variant(a_keeper())
    theirs, mine = a_cart((variant, 3), by=buyer), a_cart((variant, 2))

    assert open_checkout_of(a_visitor(), theirs.pk) is None
    assert open_checkout_of(a_visitor(), mine.pk) == mine.pk
    assert open_checkout_of(a_visitor(), None) is None
    assert pieces_in_cart(account_id=None, held=theirs.pk) == 0
    assert pieces_in_cart(account_id=None, held=mine.pk) == 2
    assert pieces_in_cart(account_id=buyer.account_id, held=mine.pk) == 3


def test_the_number_at_the_icon_costs_one_query_and_nothing_without_a_cart(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert pieces_in_cart(account_id=None, held=None) == 0
    with django_assert_num_queries(1):
        assert pieces_in_cart(account_id=None, held=uuid4()) == 0
