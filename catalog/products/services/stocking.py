from datetime import datetime

from django.db import transaction

from catalog.products.models import Product, Stock
from catalog.products.rules import refuse_quantity
from catalog.products.selectors import own_products
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer


@transaction.atomic
def set_stock(*, variant_id: int, quantity: int, by: Viewer, at: datetime) -> Stock:
    """Say how many pieces are there, those promised to open orders included.

    Raises NotFound, QuantityOutOfBounds, BelowAllocated.
    """
    product_id = (
        own_products(by)
        .filter(variants=variant_id, variants__removed_at=None)
        .values_list("pk", flat=True)
        .first()
    )
    if product_id is None:
        raise NotFound()
    stock = Stock.objects.select_for_update().get(pk=variant_id)

    refuse_quantity(quantity=quantity, allocated=stock.allocated)

    stock.quantity = quantity
    stock.save(update_fields=["quantity"])
    Product.objects.filter(pk=product_id).update(updated_at=at)
    return stock
