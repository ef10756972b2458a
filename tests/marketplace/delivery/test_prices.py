from hypothesis import given
from hypothesis import strategies as st

from marketplace.delivery.models import ShopDelivery
from marketplace.delivery.rules import RIDE_GRAMS, courier_price, options
from marketplace.delivery.states import COURIER, PICKUP

kilometres = st.floats(min_value=0, max_value=200)
grams = st.integers(min_value=0, max_value=200_000)
terms = st.builds(
    ShopDelivery,
    courier_base=st.integers(0, 500_000),
    courier_per_km=st.integers(0, 50_000),
    max_km=st.integers(1, 200),
    pickup=st.booleans(),
    courier=st.booleans(),
)


@given(terms, kilometres, grams)
def test_a_ride_costs_whole_steps_of_500_rupiah_near_the_exact_price(shop, distance_km, weight_grams):
    price = courier_price(shop, distance_km=distance_km, weight_grams=weight_grams)

    rides = max(1, -(-weight_grams // RIDE_GRAMS))
    exact = (shop.courier_base + shop.courier_per_km * distance_km) * rides
    assert price % 500 == 0
    assert abs(price - exact) <= 250 + exact * 1e-9


@given(terms, kilometres, kilometres, grams)
def test_farther_is_never_cheaper(shop, near, far, weight_grams):
    near, far = sorted((near, far))

    assert courier_price(shop, distance_km=near, weight_grams=weight_grams) <= courier_price(
        shop, distance_km=far, weight_grams=weight_grams
    )


@given(terms, kilometres, grams)
def test_only_what_the_terms_say_is_offered_and_courier_stands_first(shop, distance_km, weight_grams):
    offered = options(shop, distance_km=distance_km, weight_grams=weight_grams)

    courier = [COURIER] if shop.courier and distance_km <= shop.max_km else []
    assert [option.method for option in offered] == courier + ([PICKUP] if shop.pickup else [])


def test_thirty_kilometres_by_the_default_terms_cost_17_000():
    offered = options(ShopDelivery(), distance_km=30.1, weight_grams=700)

    assert [(option.method, option.price, option.days_min, option.days_max) for option in offered] == [
        (COURIER, 17_000, 1, 3),
        (PICKUP, 0, 0, 1),
    ]


def test_two_sacks_of_rice_take_two_rides():
    (courier, _pickup) = options(ShopDelivery(), distance_km=10.0, weight_grams=50_000)

    assert courier.price == 18_000


def test_without_a_destination_there_is_only_pickup():
    offered = options(ShopDelivery(), distance_km=None, weight_grams=700)

    assert [option.method for option in offered] == [PICKUP]
