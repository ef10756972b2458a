from datetime import date
from typing import Any

from graphene import ID, String

from foundation.access import Viewer
from foundation.access.permissions import RECORD_REGISTER_EVENTS, VERIFY_APPLICATIONS
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.scalars import Date
from foundation.graphql.wire_ids import pk_of
from village.residents.graphql.types import Identity, RegisterEvent
from village.residents.graphql.words import IdentityMethodEnum
from village.residents.services import confirm_identity, record_death, release_identity

RegisterError = error_type(
    "Register", ["GRAPHQL_ERROR", "INVALID", "INVALID_STATUS", "NOT_FOUND", "NOT_YOUR_VILLAGE", "REQUIRED"]
)
IdentityError = error_type(
    "Identity",
    [
        "ALREADY_DECIDED",
        "ALREADY_VERIFIED",
        "GRAPHQL_ERROR",
        "INVALID",
        "NOT_A_RESIDENT",
        "NOT_FOUND",
        "NOT_YOUR_STEP",
        "NOT_YOUR_VILLAGE",
        "OWN_FAMILY",
        "REQUIRED",
    ],
)


class RegisterDeath(Mutation):
    """Record the death of a resident of the officer's village, on the word of a document."""

    access = RECORD_REGISTER_EVENTS
    error = RegisterError
    event = Field(RegisterEvent)

    class Arguments:
        resident_id = ID(required=True)
        event_date = Date(required=True)
        source = String(
            required=True, description="The document, for example the number of the death certificate."
        )
        note = String()

    @staticmethod
    def perform(
        viewer: Viewer, *, resident_id: str, event_date: date, source: str, note: str = ""
    ) -> dict[str, Any]:
        event = record_death(
            resident_id=pk_of(resident_id, "Resident", field="resident_id"),
            event_date=event_date,
            source=source,
            note=note,
            by=viewer,
            at=viewer.at,
        )
        return {"event": event.pk}


class IdentityConfirm(Mutation):
    """Confirm that the account's holder is the resident: seen at the counter, or photos side by side."""

    access = VERIFY_APPLICATIONS
    error = IdentityError
    identity = Field(Identity)

    class Arguments:
        id = ID(required=True)
        method = IdentityMethodEnum(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, method: str) -> dict[str, Any]:
        binding = confirm_identity(binding_id=pk_of(id, "Identity"), method=method, by=viewer, at=viewer.at)
        return {"identity": binding.pk}


class IdentityRelease(Mutation):
    """End a claim or a confirmed identity, for a reason that the account reads."""

    access = VERIFY_APPLICATIONS
    error = IdentityError
    identity = Field(Identity)

    class Arguments:
        id = ID(required=True)
        reason = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str) -> dict[str, Any]:
        binding = release_identity(binding_id=pk_of(id, "Identity"), reason=reason, by=viewer, at=viewer.at)
        return {"identity": binding.pk}
