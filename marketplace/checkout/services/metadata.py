from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.access.viewer import Viewer
from marketplace.checkout.models import Checkout
from marketplace.checkout.rules import fitting_metadata
from marketplace.checkout.services.holding import hold_checkout, touch


@transaction.atomic
def set_checkout_metadata(
    *, checkout_id: UUID, metadata: Mapping[str, str], by: Viewer, at: datetime
) -> Checkout:
    """Add keys to what a client notes at a cart, or change them. Raises NotFound, TooLong."""
    checkout = hold_checkout(checkout_id, by=by, personal=True)
    checkout.metadata = fitting_metadata({**checkout.metadata, **metadata})
    return touch(checkout, at=at, fields=("metadata",))
