from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from catalog.reviews.models import Review
from catalog.reviews.services import write_review
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from marketplace.orders.models import OrderLine
from marketplace.orders.rules import GoodsGone, NotDelivered, may_review


def review_delivered_line(
    *,
    line_id: UUID,
    stars: int | None,
    by: Viewer,
    at: datetime,
    text: str = "",
    photos: Sequence[bytes] = (),
) -> Review:
    """The account that bought a line says what it thinks of it, once it was delivered, and once.

    Raises NotFound for another's line, NotDelivered, GoodsGone, and what `write_review` raises.
    """
    line = (
        OrderLine.objects.select_related("vendor_order__order", "variant")
        .filter(pk=line_id, vendor_order__order__account_id=by.account_id)
        .first()
    )
    if line is None or by.account_id is None:
        raise NotFound(field="order_line_id")
    if not may_review(line.vendor_order):
        raise NotDelivered()
    if line.variant is None:
        raise GoodsGone()
    return write_review(
        line_key=line.pk,
        product_id=line.variant.product_id,
        stars=stars,
        text=text,
        photos=photos,
        by=by,
        at=at,
    )
