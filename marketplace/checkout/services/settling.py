from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.access.viewer import Viewer
from marketplace.checkout.models import Checkout
from marketplace.checkout.rules import CartMoved, NoLines, Unobtainable
from marketplace.checkout.selectors.lines import cart_lines
from marketplace.checkout.services.delivery import reprice_deliveries
from marketplace.checkout.services.holding import hold_checkout, touch


@transaction.atomic
def settle_checkout(
    *,
    checkout_id: UUID,
    by: Viewer,
    at: datetime,
    shown_total: int | None = None,
    drop_unobtainable: bool = False,
) -> Checkout:
    """The buyer was shown what changed and goes on: fewer pieces where stock is short, today's prices.

    `shown_total` is what the page said that the goods cost; another sum now means that something moved since.
    `drop_unobtainable` takes out what cannot be had at all. Raises NotFound, NoLines, Unobtainable,
    CartMoved.
    """
    checkout = hold_checkout(checkout_id, by=by)
    lines = cart_lines(checkout.pk, today=by.today)
    gone = [line for line in lines if not line.obtainable]
    if not lines:
        raise NoLines()
    if gone and not drop_unobtainable:
        raise Unobtainable(
            names="; ".join(line.name for line in gone), line_ids=tuple(line.id for line in gone)
        )
    if shown_total is not None and shown_total != sum(line.obtainable_total for line in lines):
        raise CartMoved()
    for line in lines:
        row = checkout.lines.filter(pk=line.id)
        if not line.obtainable:
            row.delete()
        elif line.stock_short or line.price_moved:
            row.update(quantity=line.obtainable, seen_price=line.price)
    reprice_deliveries(checkout)
    return touch(checkout, at=at)
