from collections.abc import Callable
from typing import Any

from graphene import ID, String

from foundation.access import Viewer
from foundation.access.permissions import PUBLIC, SIGNED_IN
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.wire_ids import pk_of, uuid_of
from marketplace.checkout.graphql.inputs import checkout_id_of
from marketplace.checkout.graphql.mutations import CheckoutMutation
from marketplace.orders.graphql.types import Order, VendorOrder
from marketplace.orders.services import (
    accept_order,
    call_off_order,
    cancel_order,
    complete_checkout,
    confirm_cash,
    confirm_received,
    decline_order,
    deliver_order,
    ready_order,
    ship_order,
)

FILE_CODES = ["FILE_TOO_LARGE", "INVALID_FILE"]
OrderError = error_type(
    "Order", ["CANNOT_CANCEL_ORDER", "GRAPHQL_ERROR", "INVALID", "NOT_FOUND", "REQUIRED", *FILE_CODES]
)
VendorOrderError = error_type(
    "VendorOrder", ["GRAPHQL_ERROR", "INVALID", "NOT_FOUND", "REQUIRED", *FILE_CODES]
)

Answer = dict[str, Any]


class CheckoutComplete(CheckoutMutation):
    """Make a checkout an order. A second call returns the same order; a moved price is refused once."""

    order = Field(Order)

    class Arguments:
        id = ID()

    @staticmethod
    def perform(viewer: Viewer, *, id: str | None = None) -> Answer:
        order = complete_checkout(checkout_id=checkout_id_of(id), by=viewer, at=viewer.at)
        return {"order": order.pk}


class OrderConfirmReceived(Mutation):
    """The buyer has the goods of one shop."""

    access = PUBLIC
    error = OrderError
    order = Field(Order)

    class Arguments:
        id = ID(required=True, description="The order: of a guest's, its id is the capability.")
        vendor_order_id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, vendor_order_id: str) -> Answer:
        part = confirm_received(
            order_id=uuid_of(id, "Order"),
            vendor_order_id=pk_of(vendor_order_id, "VendorOrder", field="vendor_order_id"),
            by=viewer,
            at=viewer.at,
        )
        return {"order": part.order_id}


class OrderCancel(Mutation):
    """The buyer calls an order off, or the part of one shop, while it has not been taken up or is late."""

    access = PUBLIC
    error = OrderError
    order = Field(Order)

    class Arguments:
        id = ID(required=True, description="The order: of a guest's, its id is the capability.")
        vendor_order_id = ID()
        reason = String()

    @staticmethod
    def perform(viewer: Viewer, *, id: str, vendor_order_id: str | None = None, reason: str = "") -> Answer:
        part_id = vendor_order_id and pk_of(vendor_order_id, "VendorOrder", field="vendor_order_id")
        order = cancel_order(
            order_id=uuid_of(id, "Order"),
            vendor_order_id=part_id or None,
            reason=reason,
            by=viewer,
            at=viewer.at,
        )
        return {"order": order.pk}


class SellerMutation(Mutation, abstract=True):
    """A step of the shop's owner with one of his orders."""

    access = SIGNED_IN
    error = VendorOrderError


def step(service: Callable[..., Any], viewer: Viewer, id: str, **words: Any) -> Answer:
    part = service(vendor_order_id=pk_of(id, "VendorOrder"), by=viewer, at=viewer.at, **words)
    return {"vendor_order": part.pk}


class VendorOrderAccept(SellerMutation):
    """Take an order up."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        return step(accept_order, viewer, id)


class VendorOrderDecline(SellerMutation):
    """Say that the shop cannot serve an order, and why."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)
        reason = String(required=True, description="The buyer reads it.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str) -> Answer:
        return step(decline_order, viewer, id, reason=reason)


class VendorOrderReady(SellerMutation):
    """Say that an order can be collected."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        return step(ready_order, viewer, id)


class VendorOrderShip(SellerMutation):
    """Say that the courier has an order."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)
        courier_name = String()
        tracking_number = String()

    @staticmethod
    def perform(viewer: Viewer, *, id: str, courier_name: str = "", tracking_number: str = "") -> Answer:
        return step(
            ship_order,
            viewer,
            id,
            courier_name=courier_name or "",
            tracking_number=tracking_number or "",
        )


class VendorOrderDeliver(SellerMutation):
    """Say that the buyer has the goods and the shop the cash."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        return step(deliver_order, viewer, id)


class VendorOrderConfirmCash(SellerMutation):
    """Say that the shop has the cash of an order that the buyer confirmed first."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        return step(confirm_cash, viewer, id)


class VendorOrderCallOff(SellerMutation):
    """Say that a parcel came back or was never collected, and why."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)
        reason = String(required=True, description="The buyer reads it.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str) -> Answer:
        return step(call_off_order, viewer, id, reason=reason)


MUTATIONS = (
    CheckoutComplete,
    OrderConfirmReceived,
    OrderCancel,
    VendorOrderAccept,
    VendorOrderDecline,
    VendorOrderReady,
    VendorOrderShip,
    VendorOrderDeliver,
    VendorOrderConfirmCash,
    VendorOrderCallOff,
)
