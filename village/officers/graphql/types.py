from datetime import date
from typing import Any

import graphene
from graphene import ID, Boolean, Int, List, NonNull, String

from foundation.access import Viewer
from foundation.access.permissions import MANAGE_OFFICERS
from foundation.clock import NO_END
from foundation.graphql.declare import Field, loads
from foundation.graphql.rows import Page, Rows
from foundation.graphql.scalars import Date, DateTime
from foundation.graphql.sources import col, join, reference
from foundation.graphql.wire_ids import gid
from village.officers.states import INVITATION_STATES, ROLES
from village.residents.selectors import within_offices_sql
from village.territory.graphql import Region

OfficerRoleEnum = graphene.Enum("OfficerRoleEnum", [(role.upper(), role) for role in ROLES])
OfficerInvitationStateEnum = graphene.Enum(
    "OfficerInvitationStateEnum", [(state.upper(), state) for state in INVITATION_STATES]
)


def officers_in_reach(viewer: Viewer, **_ignored: Any) -> Rows:
    reach, params = within_offices_sql(viewer, MANAGE_OFFICERS, "it.region_id")
    return Rows("village_officer it", where=reach, params=params)


def officer_page(viewer: Viewer, *, active: bool = True, role: str = "", region: str = "") -> Page:
    reach, params = within_offices_sql(viewer, MANAGE_OFFICERS, "it.region_id")
    where = [reach]
    if role:
        where.append("it.role = %(role)s")
        params["role"] = role
    if region:
        where.append("(it.region_id = %(region)s OR it.region_id LIKE %(inside)s)")
        params |= {"region": region, "inside": f"{region}.%"}
    if active:
        where.append("it.active_from <= %(today)s AND it.active_until >= %(today)s")
        params["today"] = viewer.today
    return Page(
        "village_officer it", where=where, params=params, order=(("it.region_id", "text"), ("it.id", "int8"))
    )


def end_or_none(active_until: date) -> date | None:
    return None if active_until == NO_END else active_until


class Officer(graphene.ObjectType):
    """Who holds a role in a region, from a day to a day."""

    id = Field(ID, required=True, source=gid("Officer"))
    name = Field(
        String,
        required=True,
        source=join("JOIN village_resident {to} ON {to}.id = {it}.resident_id", then=col("name")),
    )
    role = Field(OfficerRoleEnum, required=True, source=col("role"))
    region = Field(
        Region,
        required=True,
        source=join("JOIN village_region {to} ON {to}.code = {it}.region_id", guard="code"),
    )
    active_from = Field(Date, required=True, source=col("active_from"))
    active_until = Field(Date, source=col("active_until", fn=end_or_none), description="Null: no end.")

    second_factor = Field(
        Boolean,
        required=True,
        source=col("EXISTS (SELECT 1 FROM mfa_authenticator factor WHERE factor.user_id = {it}.account_id)"),
        description="Whether the account has set up a second factor: without it the office does not open.",
    )

    by_pk = loads(officers_in_reach, key="it.id")


def invitations_in_reach(viewer: Viewer, **_ignored: Any) -> Rows:
    reach, params = within_offices_sql(viewer, MANAGE_OFFICERS, "it.region_id")
    return Rows("village_officerinvitation it", where=reach, params=params)


def invitation_page(viewer: Viewer) -> Page:
    reach, params = within_offices_sql(viewer, MANAGE_OFFICERS, "it.region_id")
    return Page(
        "village_officerinvitation it",
        where=[reach],
        params=params,
        order=(("it.id", "int8"),),
        descending=True,
    )


class OfficerInvitation(graphene.ObjectType):
    """A role offered to a resident who has no account yet; the secret link is not shown here."""

    id = Field(ID, required=True, source=gid("OfficerInvitation"))
    name = Field(
        String,
        required=True,
        source=join("JOIN village_resident {to} ON {to}.id = {it}.resident_id", then=col("name")),
    )
    role = Field(OfficerRoleEnum, required=True, source=col("role"))
    region = Field(
        Region,
        required=True,
        source=join("JOIN village_region {to} ON {to}.code = {it}.region_id", guard="code"),
    )
    state = Field(OfficerInvitationStateEnum, required=True, source=col("state"))
    invited_at = Field(DateTime, required=True, source=col("invited_at"))
    expires_at = Field(DateTime, required=True, source=col("expires_at"))

    by_pk = loads(invitations_in_reach, key="it.id")


class OfficerCandidate(graphene.ObjectType):
    """A resident who could be appointed."""

    id = Field(ID, required=True, source=gid("Resident", "pk"))
    name = Field(String, required=True, source=col("name"))
    village_code = Field(String, required=True, source=col("region_id"))
    birth_year = Field(Int, required=True, source=col("birth_year"))


class OfficerVacancy(graphene.ObjectType):
    """A village and the roles that it needs and nobody holds."""

    region = Field(Region, required=True, source=reference("code"))
    roles = Field(NonNull(List(NonNull(OfficerRoleEnum))), source=col("roles"))
