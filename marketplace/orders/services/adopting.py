from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q

from foundation.access.refusals import Forbidden
from foundation.access.viewer import Viewer
from marketplace.orders.models import Order

ADOPTED_AT_ONCE = 100


@transaction.atomic
def adopt_orders(*, by: Viewer, at: datetime, held: Mapping[UUID, UUID] | None = None) -> int:
    """A guest's orders become his account's: those made in this browser, and those of his verified e-mail.

    `held`: order -> the cart it came from, which only the browser that made it knows. An address that is
    not verified adopts nothing. Returns how many. Raises Forbidden for a visitor.
    """
    if by.account_id is None:
        raise Forbidden()
    mine = Q(pk__in=[])
    for order_id, checkout_key in (held or {}).items():
        mine |= Q(pk=order_id, checkout_key=checkout_key)
    verified = EmailAddress.objects.filter(user_id=by.account_id, verified=True)
    emails = [email.lower() for email in verified.values_list("email", flat=True)]
    rows = Order.objects.select_for_update().filter(mine | Q(email__in=emails), account=None)
    ids = list(rows.order_by("pk").values_list("pk", flat=True)[:ADOPTED_AT_ONCE])
    return Order.objects.filter(pk__in=ids).update(account_id=by.account_id)
