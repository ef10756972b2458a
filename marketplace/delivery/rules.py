from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.access.refusals import Refusal
from marketplace.delivery.models import ShopDelivery
from marketplace.delivery.states import COURIER, PARCEL, PICKUP, SAME_DISTRICT, SAME_REGENCY, SAME_VILLAGE

ROUND_TO = 500
FIRST_POSSIBLE = "first"
"""The choice of clients that know one delivery for a whole checkout: each shop's first possible way."""
RIDE_GRAMS = 25_000
"""What one courier carries on one ride."""
NEAR_KM = 15


BOUNDS = {"courier_base": (0, 500_000), "courier_per_km": (0, 50_000), "max_km": (1, 200)}
MOST_STEPS = 6
HEAVIEST_GRAMS = 100_000
DEAREST_RATE = 2_000_000
DEAREST_FREE_FROM = 100_000_000

ZONE_NAMES = {
    SAME_VILLAGE: gettext_lazy("Desa yang sama"),
    SAME_DISTRICT: gettext_lazy("Kecamatan yang sama"),
    SAME_REGENCY: gettext_lazy("Kecamatan lain di Banyuwangi"),
}
ZONE_DAYS = {SAME_VILLAGE: (0, 1), SAME_DISTRICT: (1, 2), SAME_REGENCY: (1, 3)}
"""From the day of the order until it is there: the earliest and the latest."""

Rates = Mapping[str, Sequence[tuple[int, int]]]
"""Zone -> (grams at most, price), the lightest first."""


class NothingOffered(Refusal):
    code = "REQUIRED"
    field = "pickup"
    message = gettext_lazy("Pilih paling sedikit satu cara: diambil di toko, diantar kurir, atau paket.")


class NoRates(Refusal):
    code = "REQUIRED"
    field = "parcel"
    message = gettext_lazy("Isi dulu tabel tarifnya, lalu nyalakan tarif menurut berat.")


class BadRate(Refusal):
    code = "INVALID"
    message = gettext_lazy("Berat 1 gram sampai 100 kg, harga paling banyak Rp2.000.000, tiap berat sekali.")


class TooManySteps(Refusal):
    code = "INVALID"
    message = gettext_lazy("Paling banyak %(limit)s tingkat berat.")


class TermsOutOfBounds(Refusal):
    code = "INVALID"
    message = gettext_lazy("Angka ini di luar batas. Isi antara %(low)s dan %(high)s.")


@dataclass(frozen=True, slots=True)
class DeliveryOption:
    """One way that a shop offers. `price` in rupiah; days from today until it is there."""

    method: str
    price: int
    days_min: int
    days_max: int
    distance_km: float | None = None

    @property
    def name(self) -> str:
        return method_name(self.method)


def method_name(method: str) -> str:
    """What people call a way of delivery."""
    return {PICKUP: _("Ambil di toko"), COURIER: _("Kurir desa"), PARCEL: _("Paket")}[method]


def zone_of(shop_village: str, village: str) -> str:
    """How far a village is from the shop's, in the words of a rate table; codes as Kemendagri writes them."""
    if shop_village == village:
        return SAME_VILLAGE
    same_district = shop_village.rpartition(".")[0] == village.rpartition(".")[0]
    return SAME_DISTRICT if same_district else SAME_REGENCY


def rate_for(rates: Rates, zone: str, weight_grams: int) -> int | None:
    """The price of the lightest step that holds the weight; None where the table ends below it."""
    return next((price for up_to, price in rates.get(zone, ()) if weight_grams <= up_to), None)


def options(
    terms: ShopDelivery,
    *,
    distance_km: float | None,
    weight_grams: int,
    zone: str | None = None,
    rates: Rates | None = None,
    goods: int = 0,
) -> tuple[DeliveryOption, ...]:
    """What a shop offers for a parcel with `goods` worth of it, in the order of METHODS.

    Without a destination there is only pickup.
    """
    offered = []
    free = terms.free_from is not None and goods >= terms.free_from
    if terms.courier and distance_km is not None and distance_km <= terms.max_km:
        near = distance_km <= NEAR_KM
        offered.append(
            DeliveryOption(
                COURIER,
                price=0 if free else courier_price(terms, distance_km=distance_km, weight_grams=weight_grams),
                days_min=1,
                days_max=2 if near else 3,
                distance_km=distance_km,
            )
        )
    price = rate_for(rates or {}, zone, weight_grams) if terms.parcel and zone else None
    if zone and price is not None:
        days_min, days_max = ZONE_DAYS[zone]
        offered.append(
            DeliveryOption(PARCEL, price=0 if free else price, days_min=days_min, days_max=days_max)
        )
    if terms.pickup:
        offered.append(DeliveryOption(PICKUP, price=0, days_min=0, days_max=1))
    return tuple(offered)


def combined(offers: Sequence[tuple[DeliveryOption, ...]]) -> list[DeliveryOption]:
    """One delivery for several shops: every method that all offer, and each shop's first possible.

    The latter is left out where it is one of the former; nothing is possible if a shop offers nothing.
    """
    if not offers or not all(offers):
        return []
    found = [
        _summed(option.method, [_of_method(shop, option.method) for shop in offers])
        for option in offers[0]
        if all(option.method in {other.method for other in shop} for shop in offers)
    ]
    firsts = [shop[0] for shop in offers]
    if len({option.method for option in firsts}) > 1:
        found.append(_summed(FIRST_POSSIBLE, firsts))
    return found


def _of_method(shop: tuple[DeliveryOption, ...], method: str) -> DeliveryOption:
    return next(option for option in shop if option.method == method)


def _summed(method: str, parts: Sequence[DeliveryOption]) -> DeliveryOption:
    return DeliveryOption(
        method,
        price=sum(part.price for part in parts),
        days_min=min(part.days_min for part in parts),
        days_max=max(part.days_max for part in parts),
    )


def courier_price(terms: ShopDelivery, *, distance_km: float, weight_grams: int) -> int:
    """Base and kilometres for each ride that the weight takes, rounded to 500 rupiah."""
    rides = max(1, -(-weight_grams // RIDE_GRAMS))
    exact = (terms.courier_base + terms.courier_per_km * distance_km) * rides
    return int((exact + ROUND_TO / 2) // ROUND_TO) * ROUND_TO


def refuse_terms(
    *, pickup: bool, courier: bool, parcel: bool = False, free_from: int | None = None, **figures: int
) -> None:
    """Raises NothingOffered, or TermsOutOfBounds for a figure that cannot be meant."""
    if not (pickup or courier or parcel):
        raise NothingOffered()
    for field, (low, high) in BOUNDS.items():
        if not low <= figures[field] <= high:
            raise TermsOutOfBounds(field=field, low=low, high=high)
    if free_from is not None and not 1 <= free_from <= DEAREST_FREE_FROM:
        raise TermsOutOfBounds(field="free_from", low=1, high=DEAREST_FREE_FROM)


def refuse_rates(rates: Sequence[tuple[str, int, int]]) -> None:
    """`rates`: zone, grams at most, price. Raises BadRate, TooManySteps."""
    steps = {(zone, grams) for zone, grams, _price in rates}
    if len(steps) != len(rates) or any(
        zone not in ZONE_NAMES or not 1 <= grams <= HEAVIEST_GRAMS or not 0 <= price <= DEAREST_RATE
        for zone, grams, price in rates
    ):
        raise BadRate()
    if len({grams for _zone, grams, _price in rates}) > MOST_STEPS:
        raise TooManySteps(limit=MOST_STEPS)
