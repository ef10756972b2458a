from datetime import datetime

from django.db import connection, transaction

from foundation.clock import today
from vendors.shops.models import Shop


@transaction.atomic
def refresh_windows(*, at: datetime) -> int:
    """Move the window of every shop whose window ended to its next lawful span; how many were looked at.

    Triggers write windows when a cause changes; that a day passes changes no row, so the clock asks.
    """
    day = today(at)
    ended = list(Shop.objects.filter(selling_until__lt=day).order_by("pk").values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT vendors_refresh_windows(%s, %s)", [ended, day])
    return len(ended)
