from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.access.viewer import Viewer
from marketplace.checkout.models import Checkout
from marketplace.checkout.services.contact import set_address, set_contact
from marketplace.checkout.services.delivery import choose_delivery
from marketplace.checkout.services.paying import initialize_transaction


@transaction.atomic
def fill_checkout(
    *,
    checkout_id: UUID,
    recipient: str,
    phone: str,
    village_code: str,
    deliveries: Mapping[int, str],
    gateway: str,
    by: Viewer,
    at: datetime,
    email: str = "",
    street: str = "",
    note: str = "",
) -> Checkout:
    """Everything that the one page of the checkout asks, at once: address, delivery by shop, way to pay.

    Raises what `set_contact`, `set_address`, `choose_delivery`, `initialize_transaction` raise.
    """
    set_contact(checkout_id=checkout_id, email=email, phone=phone, by=by, at=at)
    checkout = set_address(
        checkout_id=checkout_id,
        recipient=recipient,
        street=street,
        note=note,
        village_code=village_code,
        by=by,
        at=at,
    )
    choose_delivery(checkout_id=checkout_id, methods=deliveries, by=by, at=at)
    initialize_transaction(checkout_id=checkout_id, gateway=gateway, by=by, at=at)
    return checkout
