from typing import Any

import graphene
from graphene import ID, Boolean, Int, List, NonNull, String

from foundation.access import PUBLIC, SIGNED_IN, Viewer
from foundation.access.permissions import OVERSEE_VILLAGES, READ_RESIDENTS, VERIFY_APPLICATIONS
from foundation.graphql.declare import Field, Queries, loads
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.rows import Rows
from foundation.graphql.scalars import Date, DateTime
from foundation.graphql.sources import col, join, many, python
from foundation.graphql.wire_ids import gid, pk_of
from village.businesses.models import Kbli
from village.businesses.selectors import kbli_matching
from village.businesses.services import withdraw_nib
from village.businesses.states import SCALES
from village.businesses.succession import record_heir
from village.territory.graphql import Region

BusinessScaleEnum = graphene.Enum("BusinessScaleEnum", [(scale.upper(), scale) for scale in SCALES])
MOST_LINES = 50


def lines_matching(viewer: Viewer, *, search: str, first: int = 8) -> list[Kbli]:
    return kbli_matching(search, limit=max(0, min(first, MOST_LINES)))


def own_businesses(viewer: Viewer) -> Rows:
    return Rows(
        "village_business it JOIN village_identitybinding mine ON mine.resident_id = it.owner_id",
        where="mine.account_id = %(account)s AND mine.state = 'verified'",
        params={"account": viewer.account_id},
        order="it.id DESC",
    )


def businesses_in_reach(viewer: Viewer, **_ignored: Any) -> Rows:
    """The viewer's own businesses, and those in the regions of the viewer's offices."""
    codes = sorted(
        {
            office.region_code
            for permission in (READ_RESIDENTS, VERIFY_APPLICATIONS, OVERSEE_VILLAGES)
            for office in viewer.offices_with(permission)
        }
    )
    return Rows(
        "village_business it",
        where="it.village_id = ANY(%(codes)s) OR it.village_id LIKE ANY(%(prefixes)s) OR it.owner_id ="
        " (SELECT mine.resident_id FROM village_identitybinding mine"
        " WHERE mine.account_id = %(account)s AND mine.state = 'verified')",
        params={
            "codes": codes,
            "prefixes": [f"{code}.%" for code in codes],
            "account": viewer.account_id,
        },
    )


def nib_records_in_reach(viewer: Viewer, **_ignored: Any) -> Rows:
    """The NIB records of businesses in reach."""
    reach = businesses_in_reach(viewer)
    beside = str(reach.where).replace("it.", "held.")
    return Rows(
        "village_nibrecord it JOIN village_business held ON held.id = it.business_id",
        where=beside,
        params=reach.params,
    )


class BusinessLine(graphene.ObjectType):
    """One line of KBLI, the classification of businesses."""

    year = Field(Int, required=True, source=col("year"))
    code = Field(String, required=True, source=col("code"))
    title = Field(String, required=True, source=col("title"))


class NibRecord(graphene.ObjectType):
    """The NIB that OSS gave, as noted here: unchecked, or checked by an officer on a day."""

    id = Field(ID, required=True, source=gid("NibRecord"))
    nib = Field(String, required=True, source=col("nib"))
    checked = Field(Boolean, required=True, source=col("{it}.checked_on IS NOT NULL"))
    checked_on = Field(Date, source=col("checked_on"))
    checked_by = Field(
        String,
        source=join(
            "LEFT JOIN foundation_user {to} ON {to}.id = {it}.checked_by_id",
            then=col("trim({it}.first_name || ' ' || {it}.last_name)"),
        ),
        description="The officer's name.",
    )
    checked_office = Field(String, required=True, source=col("checked_office"))
    withdrawn_on = Field(Date, source=col("withdrawn_on"))
    withdrawn_reason = Field(String, required=True, source=col("withdrawn_reason"))

    by_pk = loads(nib_records_in_reach, key="it.id")


class Business(graphene.ObjectType):
    """What a resident runs, and where."""

    id = Field(ID, required=True, source=gid("Business"))
    name = Field(String, required=True, source=col("name"))
    description = Field(String, required=True, source=col("description"))
    village = Field(
        Region,
        required=True,
        source=join("JOIN village_region {to} ON {to}.code = {it}.village_id", guard="code"),
    )
    dusun = Field(String, required=True, source=col("dusun"))
    rt = Field(String, required=True, source=col("rt"))
    rw = Field(String, required=True, source=col("rw"))
    scale = Field(BusinessScaleEnum, required=True, source=col("scale"))
    line = Field(
        BusinessLine,
        source=join(
            "LEFT JOIN village_kbli {to} ON {to}.year = {it}.kbli_year AND {to}.code = {it}.kbli_code"
        ),
    )
    nib_record = Field(
        NibRecord,
        source=join(
            "LEFT JOIN village_nibrecord {to} ON {to}.business_id = {it}.id AND {to}.withdrawn_on IS NULL"
        ),
    )
    created_at = Field(DateTime, required=True, source=col("created_at"))

    by_pk = loads(businesses_in_reach, key="it.id")


NibError = error_type(
    "Nib",
    ["ALREADY_DECIDED", "GRAPHQL_ERROR", "INVALID", "NOT_FOUND", "NOT_OWNER", "OWN_FAMILY", "REQUIRED"],
)


class NibWithdraw(Mutation):
    """A NIB counts no more here: by its owner, or by an office that takes its check back."""

    access = SIGNED_IN
    error = NibError
    nib_record = Field(NibRecord)

    class Arguments:
        id = ID(required=True)
        reason = String(required=True, description="The owner reads it.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str) -> dict[str, Any]:
        record = withdraw_nib(nib_record_id=pk_of(id, "NibRecord"), reason=reason, by=viewer, at=viewer.at)
        return {"nib_record": record.pk}


HeirError = error_type(
    "BusinessHeir",
    [
        "GRAPHQL_ERROR",
        "INVALID",
        "LOGIN_ATTEMPT_DELAYED",
        "NOT_FOUND",
        "NOT_YOUR_VILLAGE",
        "OWNER_LIVES",
        "OWN_FAMILY",
        "REQUIRED",
    ],
)


class BusinessHeirRecord(Mutation):
    """An office records by a paper that a business passed to an heir of its dead owner."""

    access = VERIFY_APPLICATIONS
    error = HeirError
    business = Field(Business)

    class Arguments:
        business_id = ID(required=True)
        heir_nik = String(required=True)
        document = String(required=True, description="Kind, number and day of the paper.")

    @staticmethod
    def perform(viewer: Viewer, *, business_id: str, heir_nik: str, document: str) -> dict[str, Any]:
        succession = record_heir(
            business_id=pk_of(business_id, "Business", field="business_id"),
            heir_nik=heir_nik,
            document=document,
            by=viewer,
            at=viewer.at,
        )
        return {"business": succession.business_id}


class BusinessQueries(Queries):
    business_lines = Field(
        NonNull(List(NonNull(BusinessLine))),
        search=String(required=True, description="Everyday words, or the beginning of a code."),
        first=Int(),
        access=PUBLIC,
        source=python(lines_matching),
    )
    my_businesses = Field(NonNull(List(NonNull(Business))), access=SIGNED_IN, source=many(own_businesses))


MUTATIONS = (NibWithdraw, BusinessHeirRecord)
