from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from marketplace.checkout.rules import fitting_metadata
from marketplace.orders.models import Order
from marketplace.orders.rules import is_buyer


@transaction.atomic
def set_order_metadata(*, order_id: UUID, metadata: Mapping[str, str], by: Viewer, at: datetime) -> Order:
    """Add keys to what the buyer's client notes at an order, or change them. Raises NotFound, TooLong."""
    order = Order.objects.select_for_update().filter(pk=order_id).first()
    if order is None or not is_buyer(order, by):
        raise NotFound(field="id")
    order.metadata = fitting_metadata({**order.metadata, **metadata})
    order.save(update_fields=["metadata"])
    return order
