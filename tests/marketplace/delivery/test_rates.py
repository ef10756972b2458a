"""Rate tables by weight and zone, and free delivery from an amount."""

import pytest

from foundation.access.refusals import NotFound
from marketplace.checkout.selectors import delivery_combinations
from marketplace.delivery.models import DeliveryRate
from marketplace.delivery.rules import BadRate, NoRates, TooManySteps, combined, rate_for, zone_of
from marketplace.delivery.selectors import delivery_options, delivery_options_by_shop
from marketplace.delivery.services import set_delivery_rates, set_delivery_terms
from marketplace.delivery.states import COURIER, PARCEL, PICKUP, SAME_DISTRICT, SAME_REGENCY, SAME_VILLAGE
from tests.marketplace.factories import a_cart, a_keeper, a_variant
from tests.village.factories import GROGOL, JAJAG, JAMBESARI, NOW

pytestmark = pytest.mark.django_db
TABLE = [
    (SAME_VILLAGE, 1000, 3_000),
    (SAME_DISTRICT, 1000, 5_000),
    (SAME_REGENCY, 1000, 9_000),
    (SAME_REGENCY, 5000, 20_000),
]
TERMS = {"pickup": True, "courier": True, "courier_base": 5_000, "courier_per_km": 400, "max_km": 80}


def write(keeper, rates=TABLE, by=None):
    set_delivery_rates(shop_id=keeper.shop.pk, rates=rates, by=by or keeper.viewer, at=NOW)


def price_of(keeper, village, grams, **more):
    offered = delivery_options(keeper.shop.pk, village, grams, **more)
    return {option.method: option.price for option in offered}.get(PARCEL)


def test_the_price_goes_by_zone_and_by_the_lightest_step_that_holds_the_weight():
    keeper = a_keeper(village=GROGOL)
    write(keeper)

    assert price_of(keeper, GROGOL, 1000) == 3_000
    assert price_of(keeper, JAMBESARI, 1) == 5_000
    assert price_of(keeper, JAJAG, 1000) == 9_000
    assert price_of(keeper, JAJAG, 1001) == 20_000


def test_beyond_the_last_step_no_parcel_is_offered_and_without_a_village_only_pickup():
    keeper = a_keeper(village=GROGOL)
    write(keeper)

    assert price_of(keeper, JAJAG, 5001) is None
    assert price_of(keeper, GROGOL, 1001) is None
    assert [option.method for option in delivery_options(keeper.shop.pk, None, 1)] == [PICKUP]


def test_from_an_amount_on_whatever_is_brought_is_free():
    keeper = a_keeper(village=GROGOL)
    write(keeper)
    set_delivery_terms(
        shop_id=keeper.shop.pk, parcel=True, free_from=100_000, by=keeper.viewer, at=NOW, **TERMS
    )

    below = delivery_options(keeper.shop.pk, JAJAG, 1000, goods=99_999)
    enough = delivery_options(keeper.shop.pk, JAJAG, 1000, goods=100_000)

    assert all(option.price for option in below if option.method != PICKUP)
    assert [(option.method, option.price) for option in enough] == [(COURIER, 0), (PARCEL, 0), (PICKUP, 0)]


def test_a_cart_is_priced_with_its_goods():
    keeper = a_keeper(village=GROGOL)
    set_delivery_terms(shop_id=keeper.shop.pk, free_from=90_000, by=keeper.viewer, at=NOW, **TERMS)
    bag = a_variant(keeper, price=45_000)
    one, two = a_cart((bag, 1)), a_cart((bag, 2))
    for cart in (one, two):
        cart.village_id = JAJAG
        cart.save(update_fields=["village"])

    prices = [delivery_combinations(cart.pk)[0].price for cart in (one, two)]

    assert prices[0] > 0 and prices[1] == 0


def test_shops_with_and_without_a_table_share_what_both_can_do():
    with_table, without = a_keeper(village=GROGOL), a_keeper(name="Lain", village=GROGOL)
    write(with_table)

    offers = delivery_options_by_shop({with_table.shop.pk: 500, without.shop.pk: 500}, JAJAG)

    assert [option.method for option in combined(list(offers.values()))] == [COURIER, PICKUP]


def test_a_table_is_the_shops_own():
    keeper, other = a_keeper(), a_keeper(name="Lain")

    with pytest.raises(NotFound):
        write(keeper, by=other.viewer)

    assert not DeliveryRate.objects.exists()


@pytest.mark.parametrize(
    "rates",
    [
        [("moon", 1000, 1)],
        [(SAME_VILLAGE, 0, 1)],
        [(SAME_VILLAGE, 1000, -1)],
        [(SAME_VILLAGE, 200_000, 1)],
        [(SAME_VILLAGE, 1000, 1), (SAME_VILLAGE, 1000, 2)],
    ],
)
def test_rates_that_cannot_be_meant_are_refused_and_the_old_ones_stay(rates):
    keeper = a_keeper()
    write(keeper)

    with pytest.raises(BadRate):
        write(keeper, rates)

    assert DeliveryRate.objects.count() == 4


def test_there_are_only_so_many_steps():
    with pytest.raises(TooManySteps):
        write(a_keeper(), [(SAME_VILLAGE, 1000 * step, step) for step in range(1, 8)])


def test_parcels_without_a_table_are_refused():
    keeper = a_keeper()

    with pytest.raises(NoRates):
        set_delivery_terms(shop_id=keeper.shop.pk, parcel=True, by=keeper.viewer, at=NOW, **TERMS)


def test_zones_and_steps_by_themselves():
    assert zone_of(GROGOL, GROGOL) == SAME_VILLAGE
    assert zone_of(GROGOL, JAMBESARI) == SAME_DISTRICT
    assert zone_of(GROGOL, JAJAG) == SAME_REGENCY
    assert rate_for({SAME_VILLAGE: [(1000, 5)]}, SAME_VILLAGE, 1001) is None
