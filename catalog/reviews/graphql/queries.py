from graphene import ID

from catalog.reviews.graphql.rows import reported_page
from catalog.reviews.graphql.types import Review
from foundation.access import Viewer
from foundation.access.permissions import MODERATE_REVIEWS, PUBLIC
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, Queries
from foundation.graphql.sources import connection, lookup
from foundation.graphql.wire_ids import InvalidId, pk_of


def review_key(viewer: Viewer, *, id: str) -> int | None:
    """The key that a query names; None for what is no review's id."""
    try:
        return pk_of(id, "Review")
    except InvalidId:
        return None


class ReviewQueries(Queries):
    review = Field(Review, id=ID(required=True), access=PUBLIC, source=lookup(review_key))
    reported_reviews = connection_field(
        Review,
        access=MODERATE_REVIEWS,
        source=connection(reported_page, default=20),
        description="Reviews with reports that wait for the desk, the longest wait first.",
    )
