from typing import Any

from graphene import ID, List, NonNull, ObjectType, String

from foundation.access import PUBLIC
from foundation.access.viewer import Viewer
from foundation.graphql.declare import Field, Queries, loads
from foundation.graphql.mutations import error_type
from foundation.graphql.rows import Rows
from foundation.graphql.scalars import DateTime
from foundation.graphql.shapes import MetadataItem, ObjectWithMetadata
from foundation.graphql.sources import col, const, lookup
from foundation.graphql.wire_ids import gid

ACCOUNT_ERROR_CODES = [
    "ACTIVATE_OWN_ACCOUNT",
    "ACTIVATE_SUPERUSER_ACCOUNT",
    "DUPLICATED_INPUT_ITEM",
    "DEACTIVATE_OWN_ACCOUNT",
    "DEACTIVATE_SUPERUSER_ACCOUNT",
    "DELETE_NON_STAFF_USER",
    "DELETE_OWN_ACCOUNT",
    "DELETE_STAFF_ACCOUNT",
    "DELETE_SUPERUSER_ACCOUNT",
    "GRAPHQL_ERROR",
    "INACTIVE",
    "INVALID",
    "INVALID_PASSWORD",
    "LEFT_NOT_MANAGEABLE_PERMISSION",
    "INVALID_CREDENTIALS",
    "NOT_FOUND",
    "OUT_OF_SCOPE_USER",
    "OUT_OF_SCOPE_GROUP",
    "OUT_OF_SCOPE_PERMISSION",
    "PASSWORD_ENTIRELY_NUMERIC",
    "PASSWORD_TOO_COMMON",
    "PASSWORD_TOO_SHORT",
    "PASSWORD_TOO_SIMILAR",
    "PASSWORD_RESET_ALREADY_REQUESTED",
    "REQUIRED",
    "UNIQUE",
    "JWT_SIGNATURE_EXPIRED",
    "JWT_INVALID_TOKEN",
    "JWT_DECODE_ERROR",
    "JWT_MISSING_TOKEN",
    "JWT_INVALID_CSRF_TOKEN",
    "CHANNEL_INACTIVE",
    "MISSING_CHANNEL_SLUG",
    "ACCOUNT_NOT_CONFIRMED",
    "LOGIN_ATTEMPT_DELAYED",
    "DISABLED_AUTHENTICATION_METHOD",
    "UNKNOWN_IP_ADDRESS",
    "FILE_SIZE_LIMIT_EXCEEDED",
]
AccountError = error_type("Account", ACCOUNT_ERROR_CODES)


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
    metadata = Field(List(NonNull(MetadataItem)), required=True, source=const([]))

    by_pk = loads(own_account, key="it.id")


class AccountQueries(Queries):
    me = Field(User, access=PUBLIC, source=lookup(lambda viewer: viewer.account_id))
