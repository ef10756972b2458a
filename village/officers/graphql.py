from datetime import date
from typing import Any

import graphene
from graphene import ID, Boolean, InputObjectType, String

from foundation.access import Viewer
from foundation.access.permissions import MANAGE_OFFICERS
from foundation.clock import NO_END
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, Queries, loads
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.rows import Page, Rows
from foundation.graphql.scalars import Date
from foundation.graphql.sources import col, connection, join
from foundation.graphql.wire_ids import gid, pk_of
from village.officers.selectors import account_and_resident
from village.officers.services import appoint_officer, dismiss_officer
from village.officers.states import ROLES
from village.residents.selectors import within_offices_sql
from village.territory.graphql import Region

OfficerRoleEnum = graphene.Enum("OfficerRoleEnum", [(role.upper(), role) for role in ROLES])
OfficerError = error_type(
    "Officer",
    ["ALREADY_VERIFIED", "GRAPHQL_ERROR", "INVALID", "NOT_FOUND", "NOT_YOUR_VILLAGE", "OWN_FAMILY", "UNIQUE"],
)


def officers_in_reach(viewer: Viewer, **_ignored: Any) -> Rows:
    reach, params = within_offices_sql(viewer, MANAGE_OFFICERS, "it.region_id")
    return Rows("village_officer it", where=reach, params=params)


def officer_page(viewer: Viewer, *, active: bool = True) -> Page:
    reach, params = within_offices_sql(viewer, MANAGE_OFFICERS, "it.region_id")
    where = [reach]
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

    by_pk = loads(officers_in_reach, key="it.id")


class OfficerQueries(Queries):
    officers = connection_field(
        Officer,
        active=Boolean(description="Only who holds office today (the default)."),
        access=MANAGE_OFFICERS,
        source=connection(officer_page, default=50),
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
