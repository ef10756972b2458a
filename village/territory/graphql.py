from typing import Any

import graphene
from graphene import ID, ObjectType, String

from foundation.access import PUBLIC, Viewer
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, Queries, loads
from foundation.graphql.rows import Page, Rows
from foundation.graphql.sources import col, connection, join, one
from foundation.graphql.wire_ids import gid
from village.territory.states import DESA, DISTRICT, KELURAHAN, REGENCY


class RegionKindEnum(graphene.Enum):
    """The level of a region."""

    REGENCY = REGENCY
    DISTRICT = DISTRICT
    DESA = DESA
    KELURAHAN = KELURAHAN


def every_region(viewer: Viewer, **_ignored: Any) -> Rows:
    return Rows("village_region it")


def region_by_code(viewer: Viewer, *, code: str) -> Rows:
    return Rows("village_region it", where="it.code = %(code)s", params={"code": code})


def village_page(viewer: Viewer, *, search: str = "") -> Page:
    """Villages by name; with `search` those first whose name begins with it."""
    where = ["it.level IN ('desa', 'kelurahan')"]
    params: dict[str, Any] = {"begins": f"{_pattern(' '.join(search.split()))}%"}
    for number, word in enumerate(search.split()[:6]):
        params[f"word{number}"] = f"%{_pattern(word)}%"
        where.append(
            f"(it.name ILIKE %(word{number})s OR district.name ILIKE %(word{number})s"
            f" OR it.postal_code LIKE %(word{number})s)"
        )
    return Page(
        "village_region it JOIN village_region district ON district.code = it.parent_id",
        where=where,
        params=params,
        order=(("(it.name NOT ILIKE %(begins)s)", "bool"), ("it.name", "text"), ("it.code", "text")),
    )


def _pattern(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


class Region(ObjectType):
    """A part of the regency, by its Kemendagri code."""

    id = Field(ID, required=True, source=gid("Region", "code"))
    code = Field(String, required=True, source=col("code"))
    name = Field(String, required=True, source=col("name"))
    kind = Field(RegionKindEnum, required=True, source=col("level"))
    postal_code = Field(String, required=True, source=col("postal_code"))
    parent = Field(
        lambda: Region,
        source=join("LEFT JOIN village_region {to} ON {to}.code = {it}.parent_id", guard="code"),
        description="The district of a village, the regency of a district.",
    )

    by_pk = loads(every_region, key="it.code", key_type="text")


class TerritoryQueries(Queries):
    region = Field(Region, code=String(required=True), access=PUBLIC, source=one(region_by_code))
    villages = connection_field(
        Region,
        search=String(description="Words of the name, the district or the postal code."),
        access=PUBLIC,
        source=connection(village_page, default=20),
        description="Desa and kelurahan, by name.",
    )
