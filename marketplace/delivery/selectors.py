"""What shops offer is public."""

from collections.abc import Mapping

from marketplace.delivery.models import ShopDelivery
from marketplace.delivery.rules import DeliveryOption, options
from vendors.shops.models import Shop
from village.territory.selectors import distances_km


def terms_of(shop: Shop) -> ShopDelivery:
    """The terms of a shop: its row, or the defaults. `delivery` of `shop` should be selected already."""
    return getattr(shop, "delivery", None) or ShopDelivery(shop=shop)


def delivery_terms(shop_id: int) -> ShopDelivery:
    """The terms of one shop, for its settings page and its product pages."""
    return ShopDelivery.objects.filter(pk=shop_id).first() or ShopDelivery(shop_id=shop_id)


def delivery_options(shop_id: int, village_code: str | None, weight_grams: int) -> tuple[DeliveryOption, ...]:
    """The ways from one shop to a village for a parcel, courier first. Raises UnknownVillage."""
    return delivery_options_by_shop({shop_id: weight_grams}, village_code).get(shop_id, ())


def delivery_options_by_shop(
    weights_grams: Mapping[int, int], village_code: str | None
) -> dict[int, tuple[DeliveryOption, ...]]:
    """The ways from each shop to one village, for parcels of these weights. Two queries.

    Without a village only pickup is offered. Raises UnknownVillage.
    """
    shops = list(
        Shop.objects.filter(pk__in=weights_grams).select_related("delivery", "business").order_by("pk")
    )
    distances = (
        distances_km(village_code, sorted({shop.business.village_id for shop in shops}))
        if village_code
        else {}
    )
    return {
        shop.pk: options(
            terms_of(shop),
            distance_km=distances.get(shop.business.village_id),
            weight_grams=weights_grams[shop.pk],
        )
        for shop in shops
    }
