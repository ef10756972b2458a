from datetime import datetime

from django.db import connection, transaction

from foundation.audit.services import record_transition
from foundation.clock import today
from vendors.shops.models import Shop
from vendors.shops.states import CLOSED, OPEN


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


@transaction.atomic
def open_after_holidays(*, at: datetime) -> int:
    """Open the shops whose last closed day has passed; returns how many."""
    rested = Shop.objects.select_for_update(no_key=True).filter(closed_until__lt=today(at)).order_by("pk")
    shops = list(rested)
    for shop in shops:
        shop.open, shop.closed_until = True, None
        shop.save(update_fields=["open", "closed_until"])
        record_transition(subject=shop, from_state=CLOSED, to_state=OPEN, by=None, at=at)
    return len(shops)
