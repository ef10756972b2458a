from django.db import models
from django.db.models import Q

from foundation.money import RupiahField

COURIER_BASE = 5_000
COURIER_PER_KM = 400
COURIER_MAX_KM = 80


class ShopDelivery(models.Model):
    """What a shop offers. A shop without a row offers what an unsaved `ShopDelivery()` says.

    A courier ride costs `courier_base` and `courier_per_km` for each kilometre between the centroids of the
    two villages, and is offered up to `max_km`.
    """

    shop = models.OneToOneField(
        "vendors.Shop", primary_key=True, on_delete=models.CASCADE, related_name="delivery"
    )
    pickup = models.BooleanField(default=True)
    courier = models.BooleanField(default=True)
    courier_base = RupiahField(default=COURIER_BASE)
    courier_per_km = RupiahField(default=COURIER_PER_KM)
    max_km = models.PositiveSmallIntegerField(default=COURIER_MAX_KM)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(pickup=True) | Q(courier=True), name="shop_delivery_offers_something"
            ),
            models.CheckConstraint(
                condition=Q(courier_base__gte=0, courier_per_km__gte=0), name="shop_delivery_not_negative"
            ),
        ]
