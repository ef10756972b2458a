"""What shops offer is public."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from marketplace.delivery.models import DeliveryRate, ShopDelivery
from marketplace.delivery.rules import DeliveryOption, Rates, options, zone_of
from vendors.shops.models import Shop
from village.territory.selectors import distances_km


def terms_of(shop: Shop) -> ShopDelivery:
    """The terms of a shop: its row, or the defaults. `delivery` of `shop` should be selected already."""
    return getattr(shop, "delivery", None) or ShopDelivery(shop=shop)


def delivery_terms(shop_id: int) -> ShopDelivery:
    """The terms of one shop, for its settings page and its product pages."""
    return ShopDelivery.objects.filter(pk=shop_id).first() or ShopDelivery(shop_id=shop_id)


def delivery_is_chosen(shop_id: int) -> bool:
    """Whether the seller has said how goods reach buyers, or only the defaults hold."""
    return ShopDelivery.objects.filter(pk=shop_id).exists()


def delivery_rates(shop_id: int) -> Rates:
    """The rate table of one shop: zone -> (grams at most, price), the lightest first."""
    return _rates([shop_id]).get(shop_id, {})


def delivery_options(
    shop_id: int, village_code: str | None, weight_grams: int, *, goods: int = 0
) -> tuple[DeliveryOption, ...]:
    """The ways from one shop to a village for a parcel, courier first. Raises UnknownVillage."""
    return delivery_options_by_shop({shop_id: weight_grams}, village_code, goods={shop_id: goods}).get(
        shop_id, ()
    )


def delivery_options_by_shop(
    weights_grams: Mapping[int, int],
    village_code: str | None,
    *,
    goods: Mapping[int, int] | None = None,
) -> dict[int, tuple[DeliveryOption, ...]]:
    """The ways from each shop to one village, for parcels of these weights and worths of `goods`.

    Two queries, and a third where a shop has a rate table. Without a village only pickup is offered. Raises
    UnknownVillage.
    """
    shops = list(
        Shop.objects.filter(pk__in=weights_grams).select_related("delivery", "business").order_by("pk")
    )
    distances = (
        distances_km(village_code, sorted({shop.business.village_id for shop in shops}))
        if village_code
        else {}
    )
    rates = _rates(shop.pk for shop in shops if terms_of(shop).parcel) if village_code else {}
    return {
        shop.pk: options(
            terms_of(shop),
            distance_km=distances.get(shop.business.village_id),
            weight_grams=weights_grams[shop.pk],
            zone=zone_of(shop.business.village_id, village_code) if village_code else None,
            rates=rates.get(shop.pk),
            goods=(goods or {}).get(shop.pk, 0),
        )
        for shop in shops
    }


def _rates(shop_ids: Iterable[int]) -> dict[int, dict[str, list[tuple[int, int]]]]:
    ids = list(shop_ids)
    found: dict[int, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    if ids:
        for rate in DeliveryRate.objects.filter(shop_id__in=ids).order_by("shop_id", "zone", "up_to_grams"):
            found[rate.shop_id][rate.zone].append((rate.up_to_grams, rate.price))
    return found
