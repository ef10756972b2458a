from uuid import UUID

from catalog.products.models import Variant
from foundation.access.viewer import visitor
from foundation.clock import now
from marketplace.checkout.services.create import create_checkout
from marketplace.checkout.services.lines import NewLine

LINES = 3


def a_cart() -> UUID:
    """A visitor's cart with goods of three shops."""
    at = now()
    chosen = Variant.objects.order_by("product__shop_id", "pk").distinct("product__shop_id")[:LINES]
    lines = tuple(NewLine(variant_id=variant.pk, quantity=2) for variant in chosen)
    return create_checkout(by=visitor(at), at=at, lines=lines).pk
