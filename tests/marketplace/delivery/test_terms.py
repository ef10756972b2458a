import pytest

from foundation.access.refusals import NotFound
from marketplace.delivery.models import COURIER_BASE, ShopDelivery
from marketplace.delivery.rules import NothingOffered, TermsOutOfBounds
from marketplace.delivery.selectors import delivery_options, delivery_options_by_shop, delivery_terms
from marketplace.delivery.services import set_delivery_terms
from marketplace.delivery.states import COURIER, PICKUP
from tests.marketplace.factories import NOW, a_keeper
from tests.village.factories import GROGOL, JAJAG, JAMBESARI
from village.territory.rules import UnknownVillage

pytestmark = pytest.mark.django_db

TERMS = {"pickup": True, "courier": True, "courier_base": 8_000, "courier_per_km": 500, "max_km": 20}


def test_a_shop_that_said_nothing_offers_the_defaults():
    keeper = a_keeper()

    terms = delivery_terms(keeper.shop.pk)

    assert (terms.pickup, terms.courier, terms.courier_base) == (True, True, COURIER_BASE)
    assert not ShopDelivery.objects.exists()


def test_the_seller_sets_the_terms_and_sets_them_again():
    keeper = a_keeper()

    set_delivery_terms(shop_id=keeper.shop.pk, by=keeper.viewer, at=NOW, **TERMS)
    set_delivery_terms(shop_id=keeper.shop.pk, by=keeper.viewer, at=NOW, **(TERMS | {"max_km": 5}))

    assert ShopDelivery.objects.get().max_km == 5
    assert ShopDelivery.objects.get().courier_base == 8_000


def test_another_seller_cannot_set_them():
    keeper, other = a_keeper(), a_keeper(name="Batik Sekar Oling")

    with pytest.raises(NotFound):
        set_delivery_terms(shop_id=keeper.shop.pk, by=other.viewer, at=NOW, **TERMS)

    assert not ShopDelivery.objects.exists()


def test_a_shop_must_offer_something():
    keeper = a_keeper()

    with pytest.raises(NothingOffered):
        set_delivery_terms(
            shop_id=keeper.shop.pk, by=keeper.viewer, at=NOW, **(TERMS | {"pickup": False, "courier": False})
        )

    assert not ShopDelivery.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"), [("courier_base", -500), ("courier_per_km", 60_000), ("max_km", 0), ("max_km", 300)]
)
def test_figures_that_cannot_be_meant_are_refused(field, value):
    keeper = a_keeper()

    with pytest.raises(TermsOutOfBounds) as refusal:
        set_delivery_terms(shop_id=keeper.shop.pk, by=keeper.viewer, at=NOW, **(TERMS | {field: value}))

    assert refusal.value.field == field
    assert not ShopDelivery.objects.exists()


def test_the_courier_is_priced_by_the_way_between_two_villages():
    keeper = a_keeper(village=GROGOL)

    near = delivery_options(keeper.shop.pk, JAMBESARI, 250)
    far = delivery_options(keeper.shop.pk, JAJAG, 250)

    assert [option.method for option in near] == [COURIER, PICKUP]
    assert near[0].price < far[0].price
    assert (near[0].days_max, far[0].days_max) == (2, 3)


def test_beyond_the_farthest_way_there_is_only_pickup():
    keeper = a_keeper(village=GROGOL)
    set_delivery_terms(shop_id=keeper.shop.pk, by=keeper.viewer, at=NOW, **TERMS)

    assert [option.method for option in delivery_options(keeper.shop.pk, JAJAG, 250)] == [PICKUP]


def test_a_village_that_is_not_in_the_regency_is_refused():
    keeper = a_keeper()

    with pytest.raises(UnknownVillage):
        delivery_options(keeper.shop.pk, "35.73.01.1001", 250)


@pytest.mark.parametrize("shops", [1, 3])
def test_the_ways_of_any_number_of_shops_take_two_queries(shops, django_assert_num_queries):
    keepers = [a_keeper(name=f"Toko {number}") for number in range(shops)]

    with django_assert_num_queries(2):
        offers = delivery_options_by_shop({keeper.shop.pk: 250 for keeper in keepers}, JAJAG)

    assert len(offers) == shops
