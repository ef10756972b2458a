"""Reviews of a product as everybody reads them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from storefront.look.reviews import review_card
from storefront.look.shapes import ReviewCard


def review_cards(views: Iterable[Any], *, now: datetime) -> list[ReviewCard]:
    """A review of one's own is not reported."""
    return [
        review_card(
            one,
            now=now,
            report_url="" if one.mine else reverse("public:review_report", args=[one.id]),
        )
        for one in views
    ]
