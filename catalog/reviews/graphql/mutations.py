from typing import Any

from graphene import ID, Boolean, Int, List, NonNull, String

from catalog.media.rules import MOST_BYTES
from catalog.reviews.graphql.types import Review
from catalog.reviews.services import answer_review, decide_review, edit_review, report_review
from foundation.access import Viewer
from foundation.access.permissions import MODERATE_REVIEWS, SIGNED_IN
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.scalars import Upload
from foundation.graphql.wire_ids import pk_of

ReviewError = error_type(
    "Review",
    [
        "FILE_SIZE_LIMIT_EXCEEDED",
        "GRAPHQL_ERROR",
        "INVALID",
        "NOT_FOUND",
        "PERMISSION_DENIED",
        "REQUIRED",
        "UNIQUE",
    ],
)

Answer = dict[str, Any]


class ReviewUpdate(Mutation):
    """The author changes his review within 30 days; photos that are not kept go."""

    access = SIGNED_IN
    error = ReviewError
    review = Field(Review)

    class Arguments:
        id = ID(required=True)
        stars = Int(required=True)
        text = String()
        keep_photos = List(NonNull(ID), description="All where it is not given.")
        photos = List(NonNull(Upload))

    @staticmethod
    def perform(
        viewer: Viewer,
        *,
        id: str,
        stars: int,
        text: str | None = None,
        keep_photos: list[str] | None = None,
        photos: list[Any] | None = None,
    ) -> Answer:
        keep = None if keep_photos is None else [pk_of(one, "ReviewPhoto") for one in keep_photos]
        review = edit_review(
            review_id=pk_of(id, "Review"),
            stars=stars,
            text=text or "",
            keep_photos=keep,
            photos=[one.read(MOST_BYTES + 1) for one in photos or ()],
            by=viewer,
            at=viewer.at,
        )
        return {"review": review.pk}


class ReviewAnswer(Mutation):
    """The owner of the shop answers; an empty text takes his answer away."""

    access = SIGNED_IN
    error = ReviewError
    review = Field(Review)

    class Arguments:
        id = ID(required=True)
        text = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, text: str) -> Answer:
        review = answer_review(review_id=pk_of(id, "Review"), text=text, by=viewer, at=viewer.at)
        return {"review": review.pk}


class ReviewReportCreate(Mutation):
    """Say that a review breaks the rules, and why. The regency's desk decides."""

    name = "reviewReport"
    access = SIGNED_IN
    error = ReviewError
    review = Field(Review)

    class Arguments:
        id = ID(required=True)
        reason = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str) -> Answer:
        report = report_review(review_id=pk_of(id, "Review"), reason=reason, by=viewer, at=viewer.at)
        return {"review": report.review_id}


class ReviewDecide(Mutation):
    """The desk hides a review, lets it stand, or shows it again; author and reporters read the reason."""

    access = MODERATE_REVIEWS
    error = ReviewError
    review = Field(Review)

    class Arguments:
        id = ID(required=True)
        hide = Boolean(required=True)
        reason = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, hide: bool, reason: str) -> Answer:
        review = decide_review(
            review_id=pk_of(id, "Review"), hide=hide, reason=reason, by=viewer, at=viewer.at
        )
        return {"review": review.pk}


MUTATIONS = (ReviewUpdate, ReviewAnswer, ReviewReportCreate, ReviewDecide)
