from dataclasses import dataclass
from uuid import UUID

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from marketplace.orders.models import OrderLine
from marketplace.orders.rules import may_review


@dataclass(frozen=True, slots=True)
class BoughtLine:
    """A line that its buyer may review."""

    id: UUID
    order_id: UUID
    part_id: int
    name: str
    variant_name: str
    shop_name: str
    picture_sha: str


def line_for_review(viewer: Viewer, line_id: UUID) -> BoughtLine:
    """A delivered line of the viewer's own orders; raises NotFound for any other."""
    line = (
        OrderLine.objects.select_related("vendor_order__shop")
        .filter(pk=line_id, vendor_order__order__account_id=viewer.account_id)
        .first()
    )
    if viewer.account_id is None or line is None or not may_review(line.vendor_order):
        raise NotFound()
    return BoughtLine(
        id=line.pk,
        order_id=line.vendor_order.order_id,
        part_id=line.vendor_order_id,
        name=line.product_name,
        variant_name=line.variant_name,
        shop_name=line.vendor_order.shop.name,
        picture_sha=line.picture_sha,
    )
