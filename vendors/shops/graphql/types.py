from typing import Any

import graphene
from django.conf import settings
from graphene import ID, Boolean, List, NonNull, ObjectType, String

from foundation.access.permissions import SIGNED_IN
from foundation.graphql.declare import Field, loads
from foundation.graphql.scalars import Date, DateTime
from foundation.graphql.shapes import ObjectWithMetadata, no_metadata
from foundation.graphql.sources import col, join, many
from foundation.graphql.wire_ids import gid
from vendors.shops.graphql.rows import (
    PERMIT,
    SELLING,
    every_shop,
    keeper_of,
    kept_businesses,
    sanctions_of_shop,
    today_of,
)
from village.territory.graphql import Region


class PermitKindEnum(graphene.Enum):
    """What lets a shop trade: a letter of the village, or a NIB that an officer checked."""

    LETTER = "letter"
    NIB = "nib"


class Permit(ObjectType):
    """What a shop sells by. A NIB has no end."""

    kind = Field(PermitKindEnum, required=True, source=col("kind"))
    number = Field(String, required=True, source=col("number"))
    letter_type = Field(String, source=col("letter_type"))
    valid_from = Field(Date, required=True, source=col("valid_from"))
    valid_until = Field(Date, source=col("valid_until"))


class Sanction(ObjectType):
    """An office forbade a shop to sell, from a day through a day."""

    id = Field(ID, required=True, source=gid("Sanction"))
    reason = Field(String, required=True, source=col("reason"))
    starts_on = Field(Date, required=True, source=col("starts_on"))
    ends_on = Field(Date, source=col("ends_on"))
    laid_at = Field(DateTime, required=True, source=col("laid_at"))
    lifted_at = Field(DateTime, source=col("lifted_at"))
    lift_reason = Field(String, required=True, source=col("lift_reason"))
    laid_for = Field(
        Region,
        source=join("LEFT JOIN village_region {to} ON {to}.code = {it}.laid_for_id", guard="code"),
        description="The region of the office that laid it: that office lifts it, or one above.",
    )
    vendor = Field(
        lambda: Vendor,
        required=True,
        source=join("JOIN vendors_shop {to} ON {to}.business_id = {it}.shop_id", guard="business_id"),
    )

    by_pk = loads(sanctions_of_shop, key="it.id")


def for_keepers(expression: str) -> Any:
    """A column that the shop's owner reads, and who acts for it; null for everybody else."""
    kept = f"{{it}}.business_id IN ({kept_businesses()})"
    return col(f"CASE WHEN {kept} THEN {expression} END", params=keeper_of)


def absolute_url(path: str) -> str:
    return f"{settings.MALL_BASE_URL}{path}"


class Vendor(ObjectType):
    """A shop: the window of one business of one village."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("Vendor", "business_id"))
    name = Field(String, required=True, source=col("name"))
    slug = Field(String, required=True, source=col("slug"))
    description = Field(String, required=True, source=col("description"))
    url = Field(String, required=True, source=col("slug", fn=lambda slug: absolute_url(f"/toko/{slug}/")))
    opened_at = Field(DateTime, required=True, source=col("opened_at"))
    is_selling = Field(
        Boolean,
        required=True,
        source=col(f"({SELLING})", params=today_of),
        description="Whether its goods may be sold today: owner, permit, no sanction, and the window open.",
    )
    owner_name = Field(
        String,
        required=True,
        source=col(
            "(SELECT owner.name FROM village_business business JOIN village_resident owner"
            " ON owner.id = business.owner_id WHERE business.id = {it}.business_id)"
        ),
        description="The seller's name, as the law on trade asks (PP 80/2019).",
    )
    village = Field(
        Region,
        required=True,
        source=join(
            # Flattened into plain joins, where a subselect in the condition would be run row by row.
            "JOIN LATERAL (SELECT region.* FROM village_business business"
            " JOIN village_region region ON region.code = business.village_id"
            " WHERE business.id = {it}.business_id) {to} ON true",
            guard="code",
        ),
    )
    permit = Field(
        Permit,
        source=join(PERMIT, guard="kind", params=today_of),
        description="The permit it sells by today; null while it does not sell.",
    )
    is_open = Field(
        Boolean,
        source=for_keepers("{it}.open"),
        description="The seller's own switch; for those who keep the shop.",
    )
    hours = Field(
        String, required=True, source=col("hours"), description="When it is open, in the seller's words."
    )
    phone = Field(
        String,
        source=col("CASE WHEN {it}.phone_public THEN {it}.contact_phone END"),
        description="The shop's number, where the seller shows it to everybody.",
    )
    contact_phone = Field(
        String, source=for_keepers("{it}.contact_phone"), description="For those who keep the shop."
    )
    closed_until = Field(
        Date,
        source=for_keepers("{it}.closed_until"),
        description="The last day of a holiday, after which it opens by itself; for those who keep it.",
    )
    selling_from = Field(
        Date,
        source=for_keepers("nullif({it}.selling_from, '9999-12-31')"),
        description="First day of the lawful span; for those who keep the shop.",
    )
    selling_until = Field(
        Date,
        source=for_keepers("nullif(nullif({it}.selling_until, '9999-12-31'), '0001-01-01')"),
        description="Last day of the lawful span, null where it has no end; for those who keep the shop.",
    )
    sanctions = Field(
        NonNull(List(NonNull(Sanction))),
        access=SIGNED_IN,
        source=many(sanctions_of_shop, key="business_id", parent="it.shop_id"),
        description="The newest first; for those who keep the shop and for its officers, else empty.",
    )
    metadata = no_metadata()

    by_pk = loads(every_shop, key="it.business_id")
