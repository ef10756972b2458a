from typing import Any

from graphene import ID, List, NonNull

from foundation.access import Viewer
from foundation.access.permissions import PUBLIC
from foundation.access.refusals import NotFound
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Loaded, Mutation, error_type
from foundation.graphql.shapes import MetadataInput, ObjectWithMetadata
from foundation.graphql.wire_ids import InvalidId, uuid_of
from marketplace.checkout.graphql.inputs import metadata_of
from marketplace.checkout.services.metadata import set_checkout_metadata
from marketplace.orders.services.metadata import set_order_metadata

MetadataError = error_type("Metadata", ["GRAPHQL_ERROR", "INVALID", "NOT_FOUND", "REQUIRED", "NOT_UPDATED"])


class UpdateMetadata(Mutation):
    """Add or change what a client notes at its checkout or order. Other things carry no notes of clients."""

    access = PUBLIC
    error = MetadataError
    item = Field(ObjectWithMetadata)

    class Arguments:
        id = ID(required=True)
        input = List(NonNull(MetadataInput), required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, input: list[dict[str, str]]) -> dict[str, Any]:
        metadata = metadata_of(input)
        for type_name in ("Checkout", "Order"):
            try:
                key = uuid_of(id, type_name)
            except InvalidId:
                continue
            if type_name == "Checkout":
                set_checkout_metadata(checkout_id=key, metadata=metadata, by=viewer, at=viewer.at)
            else:
                set_order_metadata(order_id=key, metadata=metadata, by=viewer, at=viewer.at)
            return {"item": Loaded(type_name, key)}
        raise NotFound(field="id")
