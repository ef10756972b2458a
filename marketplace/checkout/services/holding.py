"""How every change of a cart begins: its row locked, its holder checked."""

from datetime import datetime
from uuid import UUID

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from marketplace.checkout.models import Checkout
from marketplace.checkout.rules import belongs_to_another


def hold_checkout(checkout_id: UUID, *, by: Viewer, personal: bool = False) -> Checkout:
    """An open cart, locked until the transaction ends.

    Lines may be changed by whoever holds the UUID; `personal` things of a cart with an account only by
    that account. Raises NotFound.
    """
    checkout = Checkout.objects.select_for_update().filter(pk=checkout_id, completed_at=None).first()
    if checkout is None or (personal and belongs_to_another(checkout.account_id, by)):
        raise NotFound(field="id")
    return checkout


def touch(checkout: Checkout, *, at: datetime, fields: tuple[str, ...] = ()) -> Checkout:
    """Save `fields` and when the cart was last used."""
    checkout.updated_at = at
    checkout.save(update_fields=[*fields, "updated_at"])
    return checkout
