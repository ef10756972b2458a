"""Reviews on the wire: ours beside Saleor's `Product.rating`."""

from catalog.reviews.graphql.mutations import MUTATIONS
from catalog.reviews.graphql.queries import ReviewQueries
from catalog.reviews.graphql.types import Review

QUERIES = (ReviewQueries,)

__all__ = ["MUTATIONS", "QUERIES", "Review"]
