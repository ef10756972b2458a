from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.access.refusals import Forbidden, NotFound
from foundation.access.viewer import Viewer
from foundation.accounts.models import User
from marketplace.checkout.models import Checkout
from marketplace.checkout.services.holding import hold_checkout, touch


@transaction.atomic
def attach_account(*, checkout_id: UUID, by: Viewer, at: datetime) -> Checkout:
    """Make a visitor's cart the cart of the account that holds it; contact data fill what is empty.

    Raises NotFound (also for a cart of another account), Forbidden for a visitor.
    """
    checkout = hold_checkout(checkout_id, by=by, personal=True)
    if by.account_id is None:
        raise Forbidden()
    account = User.objects.get(pk=by.account_id)
    checkout.account = account
    checkout.email = checkout.email or account.email or ""
    checkout.phone = checkout.phone or account.phone or ""
    return touch(checkout, at=at, fields=("account", "email", "phone"))


@transaction.atomic
def detach_account(*, checkout_id: UUID, by: Viewer, at: datetime) -> Checkout:
    """Let a cart go from its account: goods stay, personal data go with the account. Raises NotFound."""
    checkout = hold_checkout(checkout_id, by=by, personal=True)
    if checkout.account_id is None:
        raise NotFound(field="id")
    checkout.account = None
    personal = ("email", "phone", "recipient", "street", "note", "billing_name")
    for name in personal:
        setattr(checkout, name, "")
    checkout.village = None
    checkout.deliveries.all().delete()
    return touch(checkout, at=at, fields=("account", "village", *personal))
