"""Orders on the wire: the buyer's Order, each shop's VendorOrder, the steps of both."""

from marketplace.orders.graphql.metadata import UpdateMetadata
from marketplace.orders.graphql.mutations import MUTATIONS as STEPS
from marketplace.orders.graphql.queries import OrderQueries
from marketplace.orders.graphql.reviewing import ReviewCreate
from marketplace.orders.graphql.settling import MUTATIONS as SETTLING

MUTATIONS = (*STEPS, *SETTLING, ReviewCreate, UpdateMetadata)
QUERIES = (OrderQueries,)

__all__ = ["MUTATIONS", "QUERIES"]
