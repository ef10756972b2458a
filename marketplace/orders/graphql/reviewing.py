from typing import Any

from graphene import ID, Int, List, NonNull, String

from catalog.media.rules import MOST_BYTES
from catalog.reviews.graphql.mutations import ReviewError
from catalog.reviews.graphql.types import Review
from foundation.access import Viewer
from foundation.access.permissions import SIGNED_IN
from foundation.graphql.declare import Field, extends
from foundation.graphql.mutations import Mutation
from foundation.graphql.scalars import Upload
from foundation.graphql.sources import join
from foundation.graphql.wire_ids import uuid_of
from marketplace.orders.graphql.rows import who_reads
from marketplace.orders.graphql.types import OrderLine
from marketplace.orders.services import review_delivered_line


@extends(OrderLine)
class ReviewOfLine:
    review = Field(
        Review,
        source=join(
            "LEFT JOIN catalog_review {to} ON {to}.line_key = {it}.id"
            " AND ({to}.state = 'shown' OR {to}.account_id = %(me)s::bigint)",
            params=who_reads,
        ),
    )


class ReviewCreate(Mutation):
    """The account that bought a line says what it thinks of it, once it was delivered, and once."""

    access = SIGNED_IN
    error = ReviewError
    review = Field(Review)

    class Arguments:
        order_line_id = ID(required=True)
        stars = Int(required=True)
        text = String()
        photos = List(NonNull(Upload), description="At most three.")

    @staticmethod
    def perform(
        viewer: Viewer,
        *,
        order_line_id: str,
        stars: int,
        text: str | None = None,
        photos: list[Any] | None = None,
    ) -> dict[str, Any]:
        review = review_delivered_line(
            line_id=uuid_of(order_line_id, "OrderLine", field="order_line_id"),
            stars=stars,
            text=text or "",
            photos=[one.read(MOST_BYTES + 1) for one in photos or ()],
            by=viewer,
            at=viewer.at,
        )
        return {"review": review.pk}
