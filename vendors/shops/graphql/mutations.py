from datetime import date
from typing import Any

from graphene import ID, Boolean, String

from foundation.access import Viewer
from foundation.access.permissions import LAY_SANCTIONS, SIGNED_IN
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.scalars import Date
from foundation.graphql.wire_ids import pk_of
from vendors.shops.graphql.types import Sanction, Vendor
from vendors.shops.services import describe_shop, lay_sanction, lift_sanction, open_shop, switch_shop

VendorError = error_type(
    "Vendor",
    [
        "ALREADY_CLOSED",
        "ALREADY_LIFTED",
        "ALREADY_OPEN",
        "GRAPHQL_ERROR",
        "INVALID",
        "NOT_FOUND",
        "NOT_YOUR_STEP",
        "NOT_YOUR_VILLAGE",
        "NO_PERMIT",
        "OWN_FAMILY",
        "REQUIRED",
        "UNIQUE",
    ],
)


class ShopOpen(Mutation):
    """Open the shop of a business: for its owner, under a standing permit."""

    access = SIGNED_IN
    error = VendorError
    vendor = Field(Vendor)

    class Arguments:
        business_id = ID(required=True)
        name = String(description="Without it the shop bears the name of the business.")
        description = String()

    @staticmethod
    def perform(viewer: Viewer, *, business_id: str, name: str = "", description: str = "") -> dict[str, Any]:
        shop = open_shop(
            business_id=pk_of(business_id, "Business", field="business_id"),
            name=name,
            description=description,
            by=viewer,
            at=viewer.at,
        )
        return {"vendor": shop.pk}


class ShopSwitch(Mutation):
    """Open or close the window by the seller's own wish."""

    access = SIGNED_IN
    error = VendorError
    vendor = Field(Vendor)

    class Arguments:
        id = ID(required=True)
        open = Boolean(required=True)
        closed_until = Date(description="The last closed day; the shop opens by itself the day after.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str, open: bool, closed_until: date | None = None) -> dict[str, Any]:
        shop = switch_shop(
            shop_id=pk_of(id, "Vendor"), open=open, closed_until=closed_until, by=viewer, at=viewer.at
        )
        return {"vendor": shop.pk}


class ShopDescribe(Mutation):
    """Change what the shop says of itself; what is not given stays."""

    access = SIGNED_IN
    error = VendorError
    vendor = Field(Vendor)

    class Arguments:
        id = ID(required=True)
        name = String()
        description = String()
        hours = String()
        contact_phone = String(description="Empty: the owner's own number.")
        phone_public = Boolean(description="Whether everybody sees the number.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str, **said: Any) -> dict[str, Any]:
        shop = describe_shop(shop_id=pk_of(id, "Vendor"), by=viewer, at=viewer.at, **said)
        return {"vendor": shop.pk}


class SanctionLay(Mutation):
    """Forbid a shop to sell, from today through a day, or until the sanction is lifted."""

    access = LAY_SANCTIONS
    error = VendorError
    sanction = Field(Sanction)

    class Arguments:
        vendor_id = ID(required=True)
        reason = String(required=True, description="The owner reads it.")
        ends_on = Date()

    @staticmethod
    def perform(
        viewer: Viewer, *, vendor_id: str, reason: str, ends_on: date | None = None
    ) -> dict[str, Any]:
        sanction = lay_sanction(
            shop_id=pk_of(vendor_id, "Vendor", field="vendor_id"),
            reason=reason,
            ends_on=ends_on,
            by=viewer,
            at=viewer.at,
        )
        return {"sanction": sanction.pk}


class SanctionLift(Mutation):
    """End a sanction by an act."""

    access = LAY_SANCTIONS
    error = VendorError
    sanction = Field(Sanction)

    class Arguments:
        id = ID(required=True)
        reason = String(required=True, description="The owner reads it.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str) -> dict[str, Any]:
        sanction = lift_sanction(sanction_id=pk_of(id, "Sanction"), reason=reason, by=viewer, at=viewer.at)
        return {"sanction": sanction.pk}


MUTATIONS = (ShopOpen, ShopSwitch, ShopDescribe, SanctionLay, SanctionLift)
