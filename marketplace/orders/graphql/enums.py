"""Saleor's enums of orders, and ours."""

import graphene

from marketplace.orders import states
from marketplace.orders.states import VENDOR_ORDER_STATES
from marketplace.payments.states import PAYMENT_STATES


def _named(name: str, *values: str) -> type[graphene.Enum]:
    return graphene.Enum(name, [(value, value) for value in values])


OrderStatus = graphene.Enum(
    "OrderStatus",
    [
        ("DRAFT", "draft"),
        ("UNCONFIRMED", states.UNCONFIRMED),
        ("UNFULFILLED", states.UNFULFILLED),
        ("PARTIALLY_FULFILLED", states.PARTIALLY_FULFILLED),
        ("PARTIALLY_RETURNED", states.PARTIALLY_RETURNED),
        ("RETURNED", states.ALL_RETURNED),
        ("FULFILLED", states.FULFILLED),
        ("CANCELED", states.CANCELED),
        ("EXPIRED", "expired"),
    ],
)
VendorOrderState = graphene.Enum(
    "VendorOrderState", [(state.upper(), state) for state in VENDOR_ORDER_STATES]
)
PaymentState = graphene.Enum("PaymentState", [(state.upper(), state) for state in PAYMENT_STATES])
OrderAuthorizeStatusEnum = _named("OrderAuthorizeStatusEnum", "NONE", "PARTIAL", "FULL")
OrderChargeStatusEnum = _named("OrderChargeStatusEnum", "NONE", "PARTIAL", "FULL", "OVERCHARGED")
PaymentChargeStatusEnum = _named(
    "PaymentChargeStatusEnum",
    "NOT_CHARGED",
    "PENDING",
    "PARTIALLY_CHARGED",
    "FULLY_CHARGED",
    "PARTIALLY_REFUNDED",
    "FULLY_REFUNDED",
    "REFUSED",
    "CANCELLED",
)
FulfillmentStatus = _named(
    "FulfillmentStatus",
    "FULFILLED",
    "REFUNDED",
    "RETURNED",
    "REPLACED",
    "REFUNDED_AND_RETURNED",
    "CANCELED",
    "WAITING_FOR_APPROVAL",
)
OrderDiscountType = _named("OrderDiscountType", "SALE", "VOUCHER", "MANUAL", "PROMOTION", "ORDER_PROMOTION")
