from typing import Any

from graphene import ID, ObjectType, String

from foundation.access import PUBLIC
from foundation.access.viewer import Viewer
from foundation.graphql.declare import Field, Queries, loads
from foundation.graphql.mutations import error_type
from foundation.graphql.rows import Rows
from foundation.graphql.scalars import DateTime
from foundation.graphql.shapes import ObjectWithMetadata, no_metadata
from foundation.graphql.sources import col, lookup
from foundation.graphql.wire_ids import gid

AccountError = error_type("Account", [])


def own_account(viewer: Viewer, **_arguments: Any) -> Rows:
    """An account is read by itself alone."""
    return Rows("foundation_user it", where=["it.id = %(me)s"], params={"me": viewer.account_id})


class User(ObjectType):
    """An account, as it sees itself. `email` is "" where there is none: Saleor's clients expect a string."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("User"))
    email = Field(String, required=True, source=col("coalesce({it}.email, '')"))
    phone = Field(String, source=col("phone"))
    first_name = Field(String, required=True, source=col("first_name"))
    last_name = Field(String, required=True, source=col("last_name"))
    date_joined = Field(DateTime, required=True, source=col("date_joined"))
    metadata = no_metadata()

    by_pk = loads(own_account, key="it.id")


class AccountQueries(Queries):
    me = Field(User, access=PUBLIC, source=lookup(lambda viewer: viewer.account_id))
