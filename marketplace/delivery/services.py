from datetime import datetime

from django.db import transaction

from foundation.access.viewer import Viewer
from marketplace.delivery.models import ShopDelivery
from marketplace.delivery.rules import refuse_terms
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
) -> ShopDelivery:
    """The seller says how his goods reach buyers. Carts with another price are asked again.

    Raises NotFound for another's shop, NothingOffered, TermsOutOfBounds.
    """
    shop = shop_for(by, shop_id)
    refuse_terms(
        pickup=pickup,
        courier=courier,
        courier_base=courier_base,
        courier_per_km=courier_per_km,
        max_km=max_km,
    )
    terms, _created = ShopDelivery.objects.update_or_create(
        shop=shop,
        defaults={
            "pickup": pickup,
            "courier": courier,
            "courier_base": courier_base,
            "courier_per_km": courier_per_km,
            "max_km": max_km,
        },
    )
    return terms
