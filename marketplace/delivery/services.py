from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from foundation.access.viewer import Viewer
from marketplace.delivery.models import DeliveryRate, ShopDelivery
from marketplace.delivery.rules import NoRates, refuse_rates, refuse_terms
from vendors.mandates.states import PROFILE
from vendors.shops.models import Shop
from vendors.shops.selectors import shop_for


@transaction.atomic
def set_delivery_terms(
    *,
    shop_id: int,
    pickup: bool,
    courier: bool,
    courier_base: int,
    courier_per_km: int,
    max_km: int,
    by: Viewer,
    at: datetime,
    parcel: bool = False,
    free_from: int | None = None,
) -> ShopDelivery:
    """The seller says how his goods reach buyers. Carts with another price are asked again.

    Raises NotFound for another's shop, NothingOffered, NoRates, TermsOutOfBounds.
    """
    shop = shop_for(by, shop_id, PROFILE)
    refuse_terms(
        pickup=pickup,
        courier=courier,
        parcel=parcel,
        free_from=free_from,
        courier_base=courier_base,
        courier_per_km=courier_per_km,
        max_km=max_km,
    )
    if parcel and not DeliveryRate.objects.filter(shop=shop).exists():
        raise NoRates()
    terms, _created = ShopDelivery.objects.update_or_create(
        shop=shop,
        defaults={
            "pickup": pickup,
            "courier": courier,
            "parcel": parcel,
            "courier_base": courier_base,
            "courier_per_km": courier_per_km,
            "max_km": max_km,
            "free_from": free_from,
        },
    )
    return terms


@transaction.atomic
def set_delivery_rates(
    *, shop_id: int, rates: Sequence[tuple[str, int, int]], by: Viewer, at: datetime
) -> None:
    """The seller writes his rate table anew: zone, grams at most, price. It is offered from then on.

    An empty table takes the way away, unless it is the only one. Raises NotFound, BadRate, TooManySteps,
    NothingOffered.
    """
    shop = shop_for(by, shop_id, PROFILE)
    Shop.objects.select_for_update().get(pk=shop.pk)
    refuse_rates(rates)
    terms = ShopDelivery.objects.filter(shop=shop).first() or ShopDelivery(shop=shop)
    terms.parcel = bool(rates)
    refuse_terms(
        pickup=terms.pickup,
        courier=terms.courier,
        parcel=terms.parcel,
        free_from=terms.free_from,
        courier_base=terms.courier_base,
        courier_per_km=terms.courier_per_km,
        max_km=terms.max_km,
    )
    terms.save()
    DeliveryRate.objects.filter(shop=shop).delete()
    DeliveryRate.objects.bulk_create(
        DeliveryRate(shop=shop, zone=zone, up_to_grams=grams, price=price) for zone, grams, price in rates
    )
