"""What of an order may be reviewed, and what was."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.reviews.selectors import lines_reviewed
from foundation.access.viewer import Viewer
from marketplace.orders.selectors import OrderView
from storefront.look.shapes import Todo


def reviewing(order: OrderView, viewer: Viewer) -> list[Todo]:
    """A row for each line that arrived, for the account that bought it. One query, or none."""
    if not viewer.signed_in or not order.acting:
        return []
    lines: list[Any] = [line for part in order.parts if part.may_review for line in part.lines]
    stars = lines_reviewed(viewer, [line.id for line in lines])
    return [
        Todo(
            line.name,
            _("Ulasan Anda: %(stars)s dari 5 bintang") % {"stars": stars[line.id]}
            if line.id in stars
            else _("Tulis ulasan"),
            icon="star",
            url=reverse("buyer:review", args=[line.id]),
        )
        for line in lines
        if line.product_slug or line.id in stars
    ]
