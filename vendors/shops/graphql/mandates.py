"""Mandates on the wire: for the owner who gave them and the account that holds them, for nobody else."""

from datetime import date
from typing import Any

import graphene
from graphene import ID, Boolean, List, NonNull, ObjectType, String

from foundation.access import Viewer
from foundation.access.permissions import SIGNED_IN
from foundation.graphql.declare import Field, Queries, extends, loads
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.rows import Rows
from foundation.graphql.scalars import Date, DateTime
from foundation.graphql.sources import col, join, many
from foundation.graphql.wire_ids import gid, pk_of
from vendors.mandates.services import answer_mandate, give_up_mandate, offer_mandate, revoke_mandate
from vendors.mandates.states import KINDS, SCOPES, STATES
from vendors.shops.graphql.rows import OWNED_BUSINESSES
from vendors.shops.graphql.types import Vendor

MandateScopeEnum = graphene.Enum("MandateScopeEnum", [(scope.upper(), scope) for scope in SCOPES])
MandateKindEnum = graphene.Enum("MandateKindEnum", [(kind.upper(), kind) for kind in KINDS])
MandateStateEnum = graphene.Enum("MandateStateEnum", [(state.upper(), state) for state in STATES])

# Given by who owns the shop now; read by that owner and by the account it was given to.
_OF_THE_OWNER = "it.owner_id = business.owner_id"
_FROM = "vendors_mandate it JOIN village_business business ON business.id = it.shop_id"


def mandates_seen(viewer: Viewer) -> Rows:
    return Rows(
        _FROM,
        where=[
            _OF_THE_OWNER,
            f"(it.account_id = %(account)s OR it.shop_id IN ({OWNED_BUSINESSES}))",
        ],
        params={"account": viewer.account_id},
        order="it.offered_at DESC, it.id DESC",
    )


def mandates_given(viewer: Viewer) -> Rows:
    return Rows(
        _FROM,
        where=[_OF_THE_OWNER, f"it.shop_id IN ({OWNED_BUSINESSES})"],
        params={"account": viewer.account_id},
        order="it.offered_at DESC, it.id DESC",
    )


def mandates_of_mine(viewer: Viewer) -> Rows:
    return Rows(
        _FROM,
        where=[
            _OF_THE_OWNER,
            "it.account_id = %(account)s",
            "it.state IN ('offered', 'accepted')",
            "it.ends_on >= %(today)s",
        ],
        params={"account": viewer.account_id, "today": viewer.today},
        order="it.offered_at, it.id",
    )


def _scopes(goods: bool, orders: bool, profile: bool) -> list[str]:
    return [scope for scope, held in zip(SCOPES, (goods, orders, profile), strict=True) if held]


class Mandate(ObjectType):
    """An account may act for a shop, in its scopes, through a day."""

    id = Field(ID, required=True, source=gid("Mandate"))
    kind = Field(MandateKindEnum, required=True, source=col("kind"))
    organisation = Field(String, required=True, source=col("organisation"))
    scopes = Field(
        NonNull(List(NonNull(MandateScopeEnum))),
        source=col("for_goods", "for_orders", "for_profile", fn=_scopes),
    )
    ends_on = Field(Date, required=True, source=col("ends_on"), description="Its last day.")
    state = Field(MandateStateEnum, required=True, source=col("state"))
    invited_as = Field(
        String, required=True, source=col("invited_as"), description="How the owner named the account."
    )
    offered_at = Field(DateTime, required=True, source=col("offered_at"))
    answered_at = Field(DateTime, source=col("answered_at"))
    ended_at = Field(DateTime, source=col("ended_at"))
    vendor = Field(
        Vendor,
        required=True,
        source=join("JOIN vendors_shop {to} ON {to}.business_id = {it}.shop_id", guard="business_id"),
    )

    by_pk = loads(mandates_seen, key="it.id")


@extends(Vendor)
class VendorMandates:
    mandates = Field(
        NonNull(List(NonNull(Mandate))),
        access=SIGNED_IN,
        source=many(mandates_given, key="business_id", parent="it.shop_id"),
        description="Who acts or acted for the shop, the newest first; for its owner, else empty.",
    )


class MandateQueries(Queries):
    my_mandates = Field(
        NonNull(List(NonNull(Mandate))),
        access=SIGNED_IN,
        source=many(mandates_of_mine),
        description="The viewer's own: what stands, and what waits for an answer.",
    )


MandateError = error_type(
    "Mandate",
    [
        "ALREADY_ANSWERED",
        "ALREADY_ENDED",
        "GRAPHQL_ERROR",
        "INVALID",
        "LOGIN_ATTEMPT_DELAYED",
        "NOT_FOUND",
        "REQUIRED",
        "UNIQUE",
    ],
)


class MandateOffer(Mutation):
    """The owner lets an account act for the shop, once it accepts."""

    access = SIGNED_IN
    error = MandateError
    mandate = Field(Mandate)

    class Arguments:
        vendor_id = ID(required=True)
        login = String(required=True, description="E-mail or phone number of the account.")
        kind = MandateKindEnum(required=True)
        scopes = List(NonNull(MandateScopeEnum), required=True)
        ends_on = Date(required=True)
        organisation = String(description="The cooperative or BUMDes of an agent.")

    @staticmethod
    def perform(
        viewer: Viewer,
        *,
        vendor_id: str,
        login: str,
        kind: str,
        scopes: list[str],
        ends_on: date,
        organisation: str | None = None,
    ) -> dict[str, Any]:
        mandate = offer_mandate(
            shop_id=pk_of(vendor_id, "Vendor", field="vendor_id"),
            login=login,
            kind=kind,
            scopes=scopes,
            ends_on=ends_on,
            organisation=organisation or "",
            by=viewer,
            at=viewer.at,
        )
        return {"mandate": mandate.pk}


class MandateAnswer(Mutation):
    """The invited account accepts or declines."""

    access = SIGNED_IN
    error = MandateError
    mandate = Field(Mandate)

    class Arguments:
        id = ID(required=True)
        accept = Boolean(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, accept: bool) -> dict[str, Any]:
        mandate = answer_mandate(mandate_id=pk_of(id, "Mandate"), accept=accept, by=viewer, at=viewer.at)
        return {"mandate": mandate.pk}


class MandateRevoke(Mutation):
    """The owner takes a mandate or an offer back, at once."""

    access = SIGNED_IN
    error = MandateError
    mandate = Field(Mandate)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> dict[str, Any]:
        return {"mandate": revoke_mandate(mandate_id=pk_of(id, "Mandate"), by=viewer, at=viewer.at).pk}


class MandateGiveUp(Mutation):
    """Whoever holds a mandate lays it down."""

    access = SIGNED_IN
    error = MandateError
    mandate = Field(Mandate)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> dict[str, Any]:
        return {"mandate": give_up_mandate(mandate_id=pk_of(id, "Mandate"), by=viewer, at=viewer.at).pk}


MANDATE_MUTATIONS = (MandateOffer, MandateAnswer, MandateRevoke, MandateGiveUp)
