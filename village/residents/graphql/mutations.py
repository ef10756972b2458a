from datetime import date
from typing import Any

from graphene import ID, String

from foundation.access import SIGNED_IN, Viewer
from foundation.access.permissions import RECORD_REGISTER_EVENTS, VERIFY_APPLICATIONS
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.scalars import Date
from foundation.graphql.wire_ids import pk_of
from village.residents.graphql.types import CorrectionRequest, Identity, RegisterEvent
from village.residents.graphql.words import CorrectionFieldEnum, IdentityMethodEnum
from village.residents.services import (
    ask_correction,
    confirm_identity,
    record_death,
    release_identity,
    undo_event,
    withdraw_request,
)

RegisterError = error_type(
    "Register",
    [
        "ALREADY_DECIDED",
        "GRAPHQL_ERROR",
        "INVALID",
        "INVALID_STATUS",
        "NOT_FOUND",
        "NOT_YOUR_VILLAGE",
        "REQUIRED",
    ],
)
CorrectionError = error_type(
    "Correction",
    ["ALREADY_DECIDED", "GRAPHQL_ERROR", "INVALID", "NOT_CONFIRMED", "NOT_FOUND", "REQUIRED", "UNIQUE"],
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


class RegisterEventUndo(Mutation):
    """Take an event back by a counter-event: every row that it touched is again as it was."""

    access = RECORD_REGISTER_EVENTS
    error = RegisterError
    event = Field(RegisterEvent)

    class Arguments:
        id = ID(required=True)
        source = String(required=True, description="Why.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str, source: str) -> dict[str, Any]:
        event = undo_event(event_id=pk_of(id, "RegisterEvent"), source=source, by=viewer, at=viewer.at)
        return {"event": event.pk}


class MyRecordCorrect(Mutation):
    """Ask for a correction of the own record; answered within 3 x 24 hours."""

    access = SIGNED_IN
    error = CorrectionError
    request = Field(CorrectionRequest)

    class Arguments:
        field = CorrectionFieldEnum(required=True)
        wanted = String(required=True)
        proof = String(description="The paper that shows it; no numbers.")

    @staticmethod
    def perform(viewer: Viewer, *, field: str, wanted: str, proof: str | None = None) -> dict[str, Any]:
        request = ask_correction(field=field, wanted=wanted, proof=proof or "", by=viewer, at=viewer.at)
        return {"request": request.pk}


class MyRecordCorrectWithdraw(Mutation):
    """Take an own request back."""

    access = SIGNED_IN
    error = CorrectionError
    request = Field(CorrectionRequest)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> dict[str, Any]:
        request = withdraw_request(request_id=pk_of(id, "CorrectionRequest"), by=viewer, at=viewer.at)
        return {"request": request.pk}


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


MUTATIONS = [
    RegisterDeath,
    RegisterEventUndo,
    MyRecordCorrect,
    MyRecordCorrectWithdraw,
    IdentityConfirm,
    IdentityRelease,
]
