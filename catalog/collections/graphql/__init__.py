"""Collections on the wire, in Saleor's names: what everybody sees of them."""

from catalog.collections.graphql.queries import CollectionQueries
from catalog.collections.graphql.types import AssignedSingleCollectionReferenceAttribute, Collection

TYPES = (AssignedSingleCollectionReferenceAttribute,)

__all__ = ["TYPES", "Collection", "CollectionQueries"]
