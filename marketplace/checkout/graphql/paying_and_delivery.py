from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from graphene import ID, InputObjectType, List, NonNull, String

from foundation.access import Viewer
from foundation.access.permissions import PUBLIC
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.scalars import JSON, PositiveDecimal
from foundation.graphql.wire_ids import pk_of, uuid_of
from foundation.ids import NotAnId, parse_global_id
from marketplace.checkout.graphql.inputs import checkout_id_of
from marketplace.checkout.graphql.mutations import CheckoutMutation
from marketplace.checkout.graphql.types import Checkout
from marketplace.checkout.rules import DeliveryImpossible
from marketplace.checkout.selectors import delivery_combinations
from marketplace.checkout.services import (
    choose_delivery,
    choose_delivery_everywhere,
    forget_delivery,
    initialize_transaction,
)
from marketplace.delivery.graphql import Delivery
from marketplace.payments.graphql import (
    PaymentGatewayConfig,
    TransactionEvent,
    TransactionFlowStrategyEnum,
    TransactionItem,
    gateways,
)
from marketplace.payments.rules import WrongAmount, known_gateway
from marketplace.payments.selectors import processed_transaction
from marketplace.payments.states import BANK_TRANSFER

Answer = dict[str, Any]

DeliveryOptionsCalculateError = error_type(
    "DeliveryOptionsCalculate", ["GRAPHQL_ERROR", "NOT_FOUND", "INVALID"]
)
TransactionInitializeError = error_type(
    "TransactionInitialize",
    ["GRAPHQL_ERROR", "INVALID", "NOT_FOUND", "UNIQUE", "CHECKOUT_COMPLETION_IN_PROGRESS"],
)
TransactionProcessError = error_type(
    "TransactionProcess",
    [
        "GRAPHQL_ERROR",
        "INVALID",
        "NOT_FOUND",
        "TRANSACTION_ALREADY_PROCESSED",
        "MISSING_PAYMENT_APP_RELATION",
        "MISSING_PAYMENT_APP",
        "CHECKOUT_COMPLETION_IN_PROGRESS",
    ],
)
PaymentGatewayInitializeError = error_type(
    "PaymentGatewayInitialize", ["GRAPHQL_ERROR", "INVALID", "NOT_FOUND"]
)


class PaymentGatewayToInitialize(InputObjectType):
    id = String(required=True)
    data = JSON()


class DeliveryOptionsCalculate(Mutation):
    """What a client that knows one delivery for the whole checkout may choose from."""

    access = PUBLIC
    error = DeliveryOptionsCalculateError
    deliveries = Field(NonNull(List(NonNull(Delivery))))

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        return {"deliveries": delivery_combinations(uuid_of(id, "Checkout"))}


class CheckoutDeliveryMethodUpdate(CheckoutMutation):
    """Choose one delivery for all shops of a checkout; without one the choice is taken back."""

    checkout = Field(Checkout)

    class Arguments:
        id = ID()
        delivery_method_id = ID(description="The id of a Delivery or of its ShippingMethod.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str | None = None, delivery_method_id: str | None = None) -> Answer:
        checkout_id = checkout_id_of(id)
        if delivery_method_id is None:
            checkout = forget_delivery(checkout_id=checkout_id, by=viewer, at=viewer.at)
        else:
            checkout = choose_delivery_everywhere(
                checkout_id=checkout_id, method=_method_of(delivery_method_id), by=viewer, at=viewer.at
            )
        return {"checkout": checkout.pk}


class CheckoutVendorDeliveryUpdate(CheckoutMutation):
    """Choose the delivery of one shop of a checkout."""

    checkout = Field(Checkout)

    class Arguments:
        id = ID()
        vendor_id = ID(required=True)
        delivery_method_id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, vendor_id: str, delivery_method_id: str, id: str | None = None) -> Answer:
        shop_id = pk_of(vendor_id, "Vendor", field="vendor_id")
        checkout = choose_delivery(
            checkout_id=checkout_id_of(id),
            methods={shop_id: _method_of(delivery_method_id)},
            by=viewer,
            at=viewer.at,
        )
        return {"checkout": checkout.pk}


def _method_of(delivery_method_id: str) -> str:
    for type_name in ("Delivery", "ShippingMethod"):
        try:
            return parse_global_id(delivery_method_id, type_name)
        except NotAnId:
            continue
    raise DeliveryImpossible()


class PaymentGatewayInitialize(Mutation):
    """What a gateway needs to know before paying begins. Cash needs nothing."""

    access = PUBLIC
    error = PaymentGatewayInitializeError
    gateway_configs = Field(List(NonNull(PaymentGatewayConfig)))

    class Arguments:
        id = ID(required=True)
        payment_gateways = List(NonNull(PaymentGatewayToInitialize))

    @staticmethod
    def perform(viewer: Viewer, *, id: str, payment_gateways: list[Answer] | None = None) -> Answer:
        uuid_of(id, "Checkout")
        asked = [one["id"] for one in payment_gateways or gateways()]
        return {"gateway_configs": [{"id": known_gateway(one), "data": None, "errors": []} for one in asked]}


class TransactionInitialize(Mutation):
    """The buyer's one act of paying for a checkout: the promise of cash at the door, or of a transfer."""

    access = PUBLIC
    error = TransactionInitializeError
    transaction = Field(TransactionItem)
    transaction_event = Field(TransactionEvent)
    data = Field(JSON)

    class Arguments:
        id = ID(required=True)
        amount = PositiveDecimal(description="Must be the checkout's total, where it is given.")
        action = TransactionFlowStrategyEnum()
        payment_gateway = PaymentGatewayToInitialize(required=True)

    @staticmethod
    def perform(
        viewer: Viewer, *, id: str, payment_gateway: Answer, amount: Decimal | None = None, **_accepted: Any
    ) -> Answer:
        if amount is not None and amount != int(amount):
            raise WrongAmount()
        item = initialize_transaction(
            checkout_id=uuid_of(id, "Checkout"),
            gateway=payment_gateway["id"],
            amount=None if amount is None else int(amount),
            by=viewer,
            at=viewer.at,
        )
        return {"transaction": item.pk, "transaction_event": _authorized(item.gateway)}


class TransactionProcess(Mutation):
    """Go on with a transaction. Promises are given at once: the answer is the same again."""

    access = PUBLIC
    error = TransactionProcessError
    transaction = Field(TransactionItem)
    transaction_event = Field(TransactionEvent)
    data = Field(JSON)

    class Arguments:
        id = ID()
        data = JSON()

    @staticmethod
    def perform(viewer: Viewer, *, id: str | None = None, **_accepted: Any) -> Answer:
        item = processed_transaction(uuid_of(id or "", "TransactionItem"))
        return {"transaction": item.pk, "transaction_event": _authorized(item.gateway)}


def _authorized(gateway: str) -> Answer:
    message = (
        _("Transfer ke rekening tiap toko dalam 24 jam setelah memesan.")
        if gateway == BANK_TRANSFER
        else _("Dibayar tunai saat barang sampai.")
    )
    return {"type": "AUTHORIZATION_SUCCESS", "message": message}
