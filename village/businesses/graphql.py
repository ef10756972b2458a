from typing import Any

import graphene
from graphene import ID, Boolean, Int, List, NonNull, String

from foundation.access import PUBLIC, SIGNED_IN, Viewer
from foundation.access.permissions import OVERSEE_VILLAGES, READ_RESIDENTS, VERIFY_APPLICATIONS
from foundation.graphql.declare import Field, Queries, loads
from foundation.graphql.rows import Rows
from foundation.graphql.scalars import Date, DateTime
from foundation.graphql.sources import col, join, many, python
from foundation.graphql.wire_ids import gid
from village.businesses.models import Kbli
from village.businesses.selectors import kbli_matching
from village.businesses.states import SCALES
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


class BusinessLine(graphene.ObjectType):
    """One line of KBLI, the classification of businesses."""

    year = Field(Int, required=True, source=col("year"))
    code = Field(String, required=True, source=col("code"))
    title = Field(String, required=True, source=col("title"))


class NibRecord(graphene.ObjectType):
    """The NIB that OSS gave, as noted here: unchecked, or checked by an officer on a day."""

    nib = Field(String, required=True, source=col("nib"))
    checked = Field(Boolean, required=True, source=col("{it}.checked_on IS NOT NULL"))
    checked_on = Field(Date, source=col("checked_on"))


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


class BusinessQueries(Queries):
    business_lines = Field(
        NonNull(List(NonNull(BusinessLine))),
        search=String(required=True, description="Everyday words, or the beginning of a code."),
        first=Int(),
        access=PUBLIC,
        source=python(lines_matching),
    )
    my_businesses = Field(NonNull(List(NonNull(Business))), access=SIGNED_IN, source=many(own_businesses))
