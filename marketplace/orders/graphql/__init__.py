"""Orders on the wire: the buyer's Order, each shop's VendorOrder, the steps of both."""

from marketplace.orders.graphql.mutations import MUTATIONS
from marketplace.orders.graphql.queries import OrderQueries

QUERIES = (OrderQueries,)

__all__ = ["MUTATIONS", "QUERIES"]
