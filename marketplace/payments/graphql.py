"""Paying on the wire: gateways, the buyer's one act, what happened to it."""

from typing import Any

import graphene
from graphene import ID, List, NonNull, ObjectType, String

from foundation.access import Viewer
from foundation.graphql.declare import Field, loads
from foundation.graphql.rows import Rows
from foundation.graphql.scalars import JSON
from foundation.graphql.shapes import Money, ObjectWithMetadata, money, no_metadata
from foundation.graphql.sources import col, const
from foundation.graphql.wire_ids import gid
from marketplace.payments.rules import GATEWAY_NAMES
from marketplace.payments.states import BANK_TRANSFER

TransactionActionEnum = graphene.Enum(
    "TransactionActionEnum", [(name, name) for name in ("CHARGE", "REFUND", "CANCEL")]
)
TransactionFlowStrategyEnum = graphene.Enum(
    "TransactionFlowStrategyEnum", [(name, name) for name in ("AUTHORIZATION", "CHARGE")]
)
TransactionEventTypeEnum = graphene.Enum(
    "TransactionEventTypeEnum",
    [
        (name, name)
        for name in (
            "AUTHORIZATION_SUCCESS",
            "AUTHORIZATION_FAILURE",
            "AUTHORIZATION_ADJUSTMENT",
            "AUTHORIZATION_REQUEST",
            "AUTHORIZATION_ACTION_REQUIRED",
            "CHARGE_ACTION_REQUIRED",
            "CHARGE_SUCCESS",
            "CHARGE_FAILURE",
            "CHARGE_BACK",
            "CHARGE_REQUEST",
            "REFUND_SUCCESS",
            "REFUND_FAILURE",
            "REFUND_REVERSE",
            "REFUND_REQUEST",
            "CANCEL_SUCCESS",
            "CANCEL_FAILURE",
            "CANCEL_REQUEST",
            "INFO",
        )
    ],
)


def gateways(takes_transfer: bool = True) -> list[dict[str, Any]]:
    """What a checkout can be paid with, as `PaymentGateway`s; transfer where every shop takes it."""
    return [
        {"id": key, "name": str(name)}
        for key, name in GATEWAY_NAMES.items()
        if takes_transfer or key != BANK_TRANSFER
    ]


def every_transaction(viewer: Viewer) -> Rows:
    """A transaction shows no personal data; its UUID is the capability."""
    return Rows("marketplace_transactionitem it")


class GatewayConfigLine(ObjectType):
    """A setting that a gateway's client part needs."""

    field = Field(String, required=True, source=col("field"))
    value = Field(String, source=col("value"))


class PaymentGateway(ObjectType):
    """A way to pay."""

    id = Field(ID, required=True, source=col("id"))
    name = Field(String, required=True, source=col("name"))
    currencies = Field(NonNull(List(NonNull(String))), source=col("id", fn=lambda _id: ["IDR"]))
    config = Field(NonNull(List(NonNull(GatewayConfigLine))), source=const([]))


class TransactionItem(ObjectType):
    """The buyer's one act of paying."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("TransactionItem"))
    actions = Field(NonNull(List(NonNull(TransactionActionEnum))), source=const([]))
    authorized_amount = Field(Money, required=True, source=money("amount"))
    metadata = no_metadata()

    by_pk = loads(every_transaction, key="it.id", key_type="uuid")


class TransactionEvent(ObjectType):
    """What happened to a transaction."""

    message = Field(String, required=True, source=col("message"))
    type = Field(TransactionEventTypeEnum, source=col("type"))


PaymentGatewayConfigErrorCode = graphene.Enum(
    "PaymentGatewayConfigErrorCode", [(name, name) for name in ("GRAPHQL_ERROR", "INVALID", "NOT_FOUND")]
)


class PaymentGatewayConfigError(ObjectType):
    field = Field(String, source=col("field"))
    message = Field(String, source=col("message"))
    code = Field(PaymentGatewayConfigErrorCode, required=True, source=col("code"))


class PaymentGatewayConfig(ObjectType):
    """What a gateway answers before anything is paid. Cash has nothing to say."""

    id = Field(String, required=True, source=col("id"))
    data = Field(JSON, source=col("data"))
    errors = Field(List(NonNull(PaymentGatewayConfigError)), source=col("errors"))


class GiftCard(ObjectType):
    """Stored value needs a licence: there is none in the mall, and the list of a checkout is empty."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("GiftCard"))
    display_code = Field(String, required=True, source=col("display_code"))
    current_balance = Field(Money, required=True, source=money("current_balance"))
    metadata = no_metadata()
