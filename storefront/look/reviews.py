"""A review as a card: any audience's page draws the same."""

import datetime as dt
from typing import Any

from catalog.media.formats import picture_url
from storefront.look.moments import near_day
from storefront.look.shapes import ReviewCard

SMALL, LARGE = 96, 1024


def review_card(
    view: Any, *, now: dt.datetime, about: bool = False, about_url: str = "", report_url: str = ""
) -> ReviewCard:
    """`view` is a `catalog.reviews.selectors.ReviewView`; `about` names the goods on it."""
    return ReviewCard(
        stars=view.stars,
        when=near_day(view.created_at, now=now),
        text=view.text,
        author=view.author,
        edited=view.edited_at is not None,
        photos=[(picture_url(one.sha256, SMALL), picture_url(one.sha256, LARGE)) for one in view.photos],
        answer=view.answer,
        answered=near_day(view.answered_at, now=now) if view.answered_at else "",
        about=view.product_name if about else "",
        about_url=about_url,
        report_url=report_url,
        anchor=f"ulasan-{view.id}",
    )
