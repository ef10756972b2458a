from django.db import models
from django.db.models import Q

from foundation.money import RupiahField
from marketplace.delivery.states import ZONES

COURIER_BASE = 5_000
COURIER_PER_KM = 400
COURIER_MAX_KM = 80


class ShopDelivery(models.Model):
    """What a shop offers. A shop without a row offers what an unsaved `ShopDelivery()` says.

    A courier ride costs `courier_base` and `courier_per_km` for each kilometre between the centroids of the
    two villages, and is offered up to `max_km`. `parcel`: by the shop's rate table (`DeliveryRate`). From
    goods of `free_from` on whatever is brought costs nothing.
    """

    shop = models.OneToOneField(
        "vendors.Shop", primary_key=True, on_delete=models.CASCADE, related_name="delivery"
    )
    pickup = models.BooleanField(default=True)
    courier = models.BooleanField(default=True)
    parcel = models.BooleanField(default=False)
    courier_base = RupiahField(default=COURIER_BASE)
    courier_per_km = RupiahField(default=COURIER_PER_KM)
    max_km = models.PositiveSmallIntegerField(default=COURIER_MAX_KM)
    free_from = RupiahField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(pickup=True) | Q(courier=True) | Q(parcel=True),
                name="shop_delivery_offers_something",
            ),
            models.CheckConstraint(
                condition=Q(courier_base__gte=0, courier_per_km__gte=0), name="shop_delivery_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(free_from__isnull=True) | Q(free_from__gt=0), name="shop_delivery_free_from_some"
            ),
        ]


class DeliveryRate(models.Model):
    """What a parcel of at most `up_to_grams` costs to a zone."""

    shop = models.ForeignKey("vendors.Shop", on_delete=models.CASCADE, related_name="delivery_rates")
    zone = models.CharField(max_length=12)
    up_to_grams = models.PositiveIntegerField()
    price = RupiahField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "zone", "up_to_grams"], name="delivery_rate_once_a_step"),
            models.CheckConstraint(condition=Q(zone__in=ZONES), name="delivery_rate_zone_known"),
            models.CheckConstraint(condition=Q(up_to_grams__gt=0), name="delivery_rate_of_something"),
            models.CheckConstraint(condition=Q(price__gte=0), name="delivery_rate_not_negative"),
        ]
