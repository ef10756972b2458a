"""What pages show of reviews: frozen, photos read in one query for any number of rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from catalog.reviews.models import Review, ReviewPhoto
from catalog.reviews.rules import may_edit


@dataclass(frozen=True, slots=True)
class PhotoView:
    id: int
    sha256: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ReviewView:
    """`author` is empty where the writer left no name. `mine`: whether the viewer wrote it."""

    id: int
    line_key: UUID
    product_id: int
    product_name: str
    product_slug: str
    author: str
    stars: int
    text: str
    state: str
    hidden_reason: str
    answer: str
    answered_at: datetime | None
    created_at: datetime
    edited_at: datetime | None
    photos: tuple[PhotoView, ...]
    mine: bool
    editable: bool


def review_views(reviews: Iterable[Review], *, account_id: int | None, at: datetime) -> list[ReviewView]:
    """One query for the photos; `product` should be selected already."""
    reviews = list(reviews)
    photos: dict[int, list[PhotoView]] = defaultdict(list)
    for photo in ReviewPhoto.objects.filter(review__in=[one.pk for one in reviews]).order_by("sort", "pk"):
        photos[photo.review_id].append(PhotoView(photo.pk, photo.sha256, photo.width, photo.height))
    return [
        ReviewView(
            id=one.pk,
            line_key=one.line_key,
            product_id=one.product_id,
            product_name=one.product.name,
            product_slug=one.product.slug,
            author=one.author,
            stars=one.stars,
            text=one.text,
            state=one.state,
            hidden_reason=one.hidden_reason,
            answer=one.answer,
            answered_at=one.answered_at,
            created_at=one.created_at,
            edited_at=one.edited_at,
            photos=tuple(photos[one.pk]),
            mine=account_id is not None and one.account_id == account_id,
            editable=may_edit(one, at),
        )
        for one in reviews
    ]
