import pytest

from foundation.access.refusals import NotFound
from marketplace.checkout.models import CheckoutDelivery
from marketplace.checkout.rules import DeliveryImpossible, NoLines
from marketplace.checkout.services import (
    choose_delivery,
    choose_delivery_everywhere,
    create_checkout,
    forget_delivery,
    set_address,
)
from marketplace.delivery.rules import FIRST_POSSIBLE
from marketplace.delivery.services import set_delivery_terms
from marketplace.delivery.states import COURIER, PICKUP
from tests.marketplace.factories import NOW, a_buyer, a_cart, a_full_cart, a_keeper, a_variant, a_visitor
from tests.village.factories import JAJAG

pytestmark = pytest.mark.django_db


def only(keeper, *, pickup=False, courier=False):
    set_delivery_terms(
        shop_id=keeper.shop.pk,
        pickup=pickup,
        courier=courier,
        courier_base=5_000,
        courier_per_km=400,
        max_km=80,
        by=keeper.viewer,
        at=NOW,
    )


def chosen(cart):
    return dict(CheckoutDelivery.objects.filter(checkout=cart).values_list("shop_id", "method"))


def with_address(cart):
    set_address(
        checkout_id=cart.pk, recipient="Ratna", village_code=JAJAG, street="Krajan", by=a_visitor(), at=NOW
    )
    return cart


def test_each_shop_has_its_own_way():
    coffee, batik = a_keeper(), a_keeper(name="Batik Sekar Oling")
    cart = with_address(a_cart((a_variant(coffee), 1), (a_variant(batik), 1)))

    choose_delivery(
        checkout_id=cart.pk,
        methods={coffee.shop.pk: COURIER, batik.shop.pk: PICKUP},
        by=a_visitor(),
        at=NOW,
    )

    assert chosen(cart) == {coffee.shop.pk: COURIER, batik.shop.pk: PICKUP}
    assert CheckoutDelivery.objects.get(shop=batik.shop).price == 0


def test_a_choice_can_be_changed():
    keeper = a_keeper()
    cart = a_full_cart((a_variant(keeper), 1))

    choose_delivery(checkout_id=cart.pk, methods={keeper.shop.pk: PICKUP}, by=a_visitor(), at=NOW)

    assert chosen(cart) == {keeper.shop.pk: PICKUP}


def test_no_courier_goes_to_a_cart_without_a_village():
    keeper = a_keeper()
    cart = a_cart((a_variant(keeper), 1))

    with pytest.raises(DeliveryImpossible):
        choose_delivery(checkout_id=cart.pk, methods={keeper.shop.pk: COURIER}, by=a_visitor(), at=NOW)

    assert chosen(cart) == {}


def test_what_a_shop_does_not_offer_cannot_be_chosen():
    keeper = a_keeper()
    only(keeper, courier=True)
    cart = with_address(a_cart((a_variant(keeper), 1)))

    with pytest.raises(DeliveryImpossible):
        choose_delivery(checkout_id=cart.pk, methods={keeper.shop.pk: PICKUP}, by=a_visitor(), at=NOW)

    assert chosen(cart) == {}


def test_a_shop_that_is_not_in_the_cart_cannot_be_chosen_for():
    keeper, other = a_keeper(), a_keeper(name="Batik Sekar Oling")
    cart = with_address(a_cart((a_variant(keeper), 1)))

    with pytest.raises(DeliveryImpossible):
        choose_delivery(checkout_id=cart.pk, methods={other.shop.pk: PICKUP}, by=a_visitor(), at=NOW)

    assert chosen(cart) == {}


def test_one_way_for_all_is_what_every_shop_offers():
    coffee, batik = a_keeper(), a_keeper(name="Batik Sekar Oling")
    only(batik, pickup=True)
    cart = with_address(a_cart((a_variant(coffee), 1), (a_variant(batik), 1)))

    with pytest.raises(DeliveryImpossible):
        choose_delivery_everywhere(checkout_id=cart.pk, method=COURIER, by=a_visitor(), at=NOW)
    choose_delivery_everywhere(checkout_id=cart.pk, method=PICKUP, by=a_visitor(), at=NOW)

    assert chosen(cart) == {coffee.shop.pk: PICKUP, batik.shop.pk: PICKUP}


def test_each_shops_first_possible_way_is_always_there():
    coffee, batik = a_keeper(), a_keeper(name="Batik Sekar Oling")
    only(coffee, courier=True)
    only(batik, pickup=True)
    cart = with_address(a_cart((a_variant(coffee), 1), (a_variant(batik), 1)))

    choose_delivery_everywhere(checkout_id=cart.pk, method=FIRST_POSSIBLE, by=a_visitor(), at=NOW)

    assert chosen(cart) == {coffee.shop.pk: COURIER, batik.shop.pk: PICKUP}


def test_an_empty_cart_has_nothing_to_deliver():
    cart = create_checkout(by=a_visitor(), at=NOW)

    with pytest.raises(NoLines):
        choose_delivery_everywhere(checkout_id=cart.pk, method=FIRST_POSSIBLE, by=a_visitor(), at=NOW)


def test_choices_can_be_taken_back():
    cart = a_full_cart((a_variant(a_keeper()), 1))

    forget_delivery(checkout_id=cart.pk, by=a_visitor(), at=NOW)

    assert chosen(cart) == {}


def test_nobody_else_chooses_for_an_attached_cart():
    keeper = a_keeper()
    cart = a_full_cart((a_variant(keeper), 1), by=a_buyer())

    with pytest.raises(NotFound):
        choose_delivery(checkout_id=cart.pk, methods={keeper.shop.pk: PICKUP}, by=a_visitor(), at=NOW)
    with pytest.raises(NotFound):
        choose_delivery_everywhere(checkout_id=cart.pk, method=PICKUP, by=a_buyer(), at=NOW)
    with pytest.raises(NotFound):
        forget_delivery(checkout_id=cart.pk, by=a_visitor(), at=NOW)

    assert chosen(cart) == {keeper.shop.pk: COURIER}
