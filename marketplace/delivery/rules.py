from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.access.refusals import Refusal
from marketplace.delivery.models import ShopDelivery
from marketplace.delivery.states import COURIER, PICKUP

ROUND_TO = 500
FIRST_POSSIBLE = "first"
"""The choice of clients that know one delivery for a whole checkout: each shop's first possible way."""
RIDE_GRAMS = 25_000
"""What one courier carries on one ride."""
NEAR_KM = 15


BOUNDS = {"courier_base": (0, 500_000), "courier_per_km": (0, 50_000), "max_km": (1, 200)}


class NothingOffered(Refusal):
    code = "REQUIRED"
    field = "pickup"
    message = gettext_lazy("Pilih paling sedikit satu cara: diambil di toko, atau diantar kurir.")


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
    return {PICKUP: _("Ambil di toko"), COURIER: _("Kurir desa")}[method]


def options(
    terms: ShopDelivery, *, distance_km: float | None, weight_grams: int
) -> tuple[DeliveryOption, ...]:
    """What a shop offers for a parcel, courier first. Without a destination there is only pickup."""
    offered = []
    if terms.courier and distance_km is not None and distance_km <= terms.max_km:
        near = distance_km <= NEAR_KM
        offered.append(
            DeliveryOption(
                COURIER,
                price=courier_price(terms, distance_km=distance_km, weight_grams=weight_grams),
                days_min=1,
                days_max=2 if near else 3,
                distance_km=distance_km,
            )
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


def refuse_terms(*, pickup: bool, courier: bool, **figures: int) -> None:
    """Raises NothingOffered, or TermsOutOfBounds for a figure that cannot be meant."""
    if not (pickup or courier):
        raise NothingOffered()
    for field, (low, high) in BOUNDS.items():
        if not low <= figures[field] <= high:
            raise TermsOutOfBounds(field=field, low=low, high=high)
