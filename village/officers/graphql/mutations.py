from datetime import date
from typing import Any

from graphene import ID, InputObjectType, String

from foundation.access import SIGNED_IN, Viewer
from foundation.access.permissions import MANAGE_OFFICERS
from foundation.clock import NO_END
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.scalars import Date
from foundation.graphql.wire_ids import pk_of
from village.officers.graphql.types import Officer, OfficerInvitation, OfficerRoleEnum
from village.officers.selectors import account_and_resident
from village.officers.services import (
    accept_invitation,
    appoint_officer,
    cancel_invitation,
    dismiss_officer,
    invite_officer,
    stand_in,
)

OfficerError = error_type(
    "Officer",
    [
        "ALREADY_VERIFIED",
        "EXPIRED",
        "GRAPHQL_ERROR",
        "INVALID",
        "NOT_FOUND",
        "NOT_YOUR_VILLAGE",
        "OWN_FAMILY",
        "REQUIRED",
        "UNIQUE",
    ],
)


class OfficerAppointInput(InputObjectType):
    login = String(required=True, description="E-mail or phone number of the account.")
    nik = String(required=True, description="The NIK of the person, who must stand in the register.")
    role = OfficerRoleEnum(required=True)
    region = String(required=True, description="Code of the region, for example 35.10.17.2006.")
    active_from = Date(description="Today where it is not given.")
    active_until = Date()


class OfficerAppoint(Mutation):
    """Give a resident a role in a region; this also confirms that the account is that resident."""

    access = MANAGE_OFFICERS
    error = OfficerError
    officer = Field(Officer)

    class Arguments:
        input = OfficerAppointInput(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, input: dict[str, Any]) -> dict[str, Any]:
        account_id, resident_id = account_and_resident(login=input["login"], nik=input["nik"])
        officer = appoint_officer(
            account_id=account_id,
            resident_id=resident_id,
            role=input["role"],
            region_code=input["region"],
            active_from=input.get("active_from") or viewer.today,
            active_until=input.get("active_until") or NO_END,
            by=viewer,
            at=viewer.at,
        )
        return {"officer": officer.pk}


class OfficerDismiss(Mutation):
    """End an office after a day."""

    access = MANAGE_OFFICERS
    error = OfficerError
    officer = Field(Officer)

    class Arguments:
        id = ID(required=True)
        last_day = Date(required=True)
        reason = String()

    @staticmethod
    def perform(viewer: Viewer, *, id: str, last_day: date, reason: str = "") -> dict[str, Any]:
        officer = dismiss_officer(
            officer_id=pk_of(id, "Officer"), last_day=last_day, reason=reason, by=viewer, at=viewer.at
        )
        return {"officer": officer.pk}


class OfficerInviteInput(InputObjectType):
    resident_id = ID(required=True, description="As `officerCandidates` gives it.")
    role = OfficerRoleEnum(required=True)
    region = String(required=True)
    email = String(description="Where the secret link goes; an e-mail address or a phone number is needed.")
    phone = String(description="Without e-mail the regency hands the link over.")
    active_from = Date(description="Today where it is not given.")
    active_until = Date()


class OfficerInvite(Mutation):
    """Offer a role to a resident who has no account yet: a secret link, good for seven days."""

    access = MANAGE_OFFICERS
    error = OfficerError
    officer_invitation = Field(OfficerInvitation)

    class Arguments:
        input = OfficerInviteInput(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, input: dict[str, Any]) -> dict[str, Any]:
        invitation = invite_officer(
            resident_id=pk_of(input["resident_id"], "Resident", field="resident_id"),
            role=input["role"],
            region_code=input["region"],
            email=input.get("email") or "",
            phone=input.get("phone") or "",
            active_from=input.get("active_from") or viewer.today,
            active_until=input.get("active_until") or NO_END,
            by=viewer,
            at=viewer.at,
        )
        return {"officer_invitation": invitation.pk}


class OfficerInvitationCancel(Mutation):
    """Take an invitation back."""

    access = MANAGE_OFFICERS
    error = OfficerError
    officer_invitation = Field(OfficerInvitation)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> dict[str, Any]:
        invitation = cancel_invitation(invitation_id=pk_of(id, "OfficerInvitation"), by=viewer, at=viewer.at)
        return {"officer_invitation": invitation.pk}


class OfficerInvitationAccept(Mutation):
    """Take the role of an invitation, by its link's token and the NIK of the person invited.

    The offices open with the next sign-in that has a second factor.
    """

    access = SIGNED_IN
    error = OfficerError
    role = Field(OfficerRoleEnum)

    class Arguments:
        token = String(required=True)
        nik = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, token: str, nik: str) -> dict[str, Any]:
        officer = accept_invitation(token=token, nik=nik, by=viewer, at=viewer.at)
        return {"role": officer.role}


class OfficerStandIn(Mutation):
    """Lend an officer to another village of the district that nobody serves in that role, until a day."""

    access = MANAGE_OFFICERS
    error = OfficerError
    officer = Field(Officer)

    class Arguments:
        id = ID(required=True, description="The officer who is lent.")
        region = String(required=True, description="The village that lacks one.")
        last_day = Date(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, region: str, last_day: date) -> dict[str, Any]:
        officer = stand_in(
            officer_id=pk_of(id, "Officer"), region_code=region, last_day=last_day, by=viewer, at=viewer.at
        )
        return {"officer": officer.pk}


MUTATIONS = (
    OfficerAppoint,
    OfficerDismiss,
    OfficerInvite,
    OfficerInvitationCancel,
    OfficerInvitationAccept,
    OfficerStandIn,
)
