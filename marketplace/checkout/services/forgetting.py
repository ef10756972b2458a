from datetime import datetime, timedelta

from django.db import transaction

from marketplace.checkout.models import Checkout

KEEP_OPEN_DAYS = 90
KEEP_COMPLETED_DAYS = 7
"""A completed cart holds nothing that its order does not; a week covers a late second submit's page."""


@transaction.atomic
def forget_checkouts(*, at: datetime) -> int:
    """Delete carts that nobody used for 90 days, and completed ones after 7; returns how many.

    Orders keep the cart's id, so a second submit still finds them.
    """
    left_behind = Checkout.objects.filter(
        completed_at=None, updated_at__lt=at - timedelta(days=KEEP_OPEN_DAYS)
    )
    completed = Checkout.objects.filter(completed_at__lt=at - timedelta(days=KEEP_COMPLETED_DAYS))
    ids = list((left_behind | completed).values_list("pk", flat=True))
    Checkout.objects.filter(pk__in=ids).delete()
    return len(ids)
