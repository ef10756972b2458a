from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.access.viewer import Viewer
from marketplace.checkout.models import Checkout
from marketplace.checkout.rules import fitting_metadata
from marketplace.checkout.services.contact import set_address, set_billing_name, set_contact
from marketplace.checkout.services.lines import NewLine, add_lines


@transaction.atomic
def create_checkout(
    *,
    by: Viewer,
    at: datetime,
    lines: tuple[NewLine, ...] = (),
    email: str = "",
    phone: str = "",
    address: Mapping[str, Any] | None = None,
    billing_name: str = "",
    metadata: Mapping[str, str] | None = None,
) -> Checkout:
    """Open a cart: of the account that is signed in, or of whoever holds its UUID.

    `address`: the keywords of `set_address`. Raises what `add_lines`, `set_contact`, `set_address` raise.
    """
    checkout = Checkout.objects.create(
        account_id=by.account_id, metadata=fitting_metadata(metadata or {}), created_at=at, updated_at=at
    )
    if lines:
        add_lines(checkout_id=checkout.pk, lines=lines, by=by, at=at)
    if email or phone:
        set_contact(checkout_id=checkout.pk, email=email or None, phone=phone or None, by=by, at=at)
    if address:
        set_address(checkout_id=checkout.pk, by=by, at=at, **address)
    if billing_name:
        set_billing_name(checkout_id=checkout.pk, billing_name=billing_name, by=by, at=at)
    checkout.refresh_from_db()
    return checkout
