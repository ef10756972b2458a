"""Transfers, refunds and returns on the wire: the buyer's steps and the seller's."""

from collections.abc import Callable
from typing import Any

from graphene import ID, Boolean, List, NonNull, String

from foundation.access import Viewer
from foundation.access.permissions import PUBLIC
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Mutation
from foundation.graphql.scalars import Upload
from foundation.graphql.wire_ids import pk_of, uuid_of
from marketplace.orders.graphql.mutations import Answer, OrderError, SellerMutation, step
from marketplace.orders.graphql.types import Order, VendorOrder
from marketplace.orders.rules import MOST_PHOTOS
from marketplace.orders.services import (
    accept_return,
    ask_return,
    confirm_refund,
    confirm_transfer,
    decline_return,
    deny_refund,
    dispute_transfer,
    pack_order,
    receive_return,
    send_proof,
    send_refund,
)
from village.letters.intake import LARGEST_BYTES


class BuyerMutation(Mutation, abstract=True):
    """A step of the buyer with the part of one shop: his account, or whoever holds a guest's order id."""

    access = PUBLIC
    error = OrderError


def buyer_step(service: Callable[..., Any], viewer: Viewer, id: str, part_id: str, **words: Any) -> Answer:
    service(
        order_id=uuid_of(id, "Order"),
        vendor_order_id=pk_of(part_id, "VendorOrder", field="vendor_order_id"),
        by=viewer,
        at=viewer.at,
        **words,
    )
    return {"order": uuid_of(id, "Order")}


def content_of(file: Any) -> bytes:
    """An upload, read one byte past what is accepted."""
    return bytes(file.read(LARGEST_BYTES + 1))


class OrderSendProof(BuyerMutation):
    """Show that a transfer was made: a photo or PDF. It is kept private between the buyer and the shop."""

    order = Field(Order)

    class Arguments:
        id = ID(required=True)
        vendor_order_id = ID(required=True)
        file = Upload(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, vendor_order_id: str, file: Any) -> Answer:
        return buyer_step(send_proof, viewer, id, vendor_order_id, content=content_of(file))


class OrderAskReturn(BuyerMutation):
    """Ask to give the goods of one shop back, within a week after delivery, once."""

    order = Field(Order)

    class Arguments:
        id = ID(required=True)
        vendor_order_id = ID(required=True)
        reason = String(required=True, description="The seller reads it.")
        photos = List(NonNull(Upload))

    @staticmethod
    def perform(
        viewer: Viewer, *, id: str, vendor_order_id: str, reason: str, photos: list[Any] | None = None
    ) -> Answer:
        contents = [content_of(photo) for photo in (photos or [])[: MOST_PHOTOS + 1]]
        return buyer_step(ask_return, viewer, id, vendor_order_id, reason=reason, photos=contents)


class OrderConfirmRefund(BuyerMutation):
    """The money that a shop paid back has come."""

    order = Field(Order)

    class Arguments:
        id = ID(required=True)
        vendor_order_id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, vendor_order_id: str) -> Answer:
        return buyer_step(confirm_refund, viewer, id, vendor_order_id)


class OrderDenyRefund(BuyerMutation):
    """The money that a shop says it paid back has not come."""

    order = Field(Order)

    class Arguments:
        id = ID(required=True)
        vendor_order_id = ID(required=True)
        reason = String(required=True, description="The seller reads it.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str, vendor_order_id: str, reason: str) -> Answer:
        return buyer_step(deny_refund, viewer, id, vendor_order_id, reason=reason)


class VendorOrderPack(SellerMutation):
    """Say that an order is packed and waits for the courier."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        return step(pack_order, viewer, id)


class VendorOrderConfirmTransfer(SellerMutation):
    """Say that the buyer's transfer has come."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        return step(confirm_transfer, viewer, id)


class VendorOrderDisputeTransfer(SellerMutation):
    """Say that the transfer that the buyer shows has not come, and why."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)
        reason = String(required=True, description="The buyer reads it.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str) -> Answer:
        return step(dispute_transfer, viewer, id, reason=reason)


class VendorOrderSendRefund(SellerMutation):
    """Show that the money of an order was paid back."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)
        file = Upload(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, file: Any) -> Answer:
        return step(send_refund, viewer, id, content=content_of(file))


class VendorOrderAcceptReturn(SellerMutation):
    """Agree to take the goods back."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        return step(accept_return, viewer, id)


class VendorOrderDeclineReturn(SellerMutation):
    """Say that the shop does not take the goods back, and why."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)
        reason = String(required=True, description="The buyer reads it.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str) -> Answer:
        return step(decline_return, viewer, id, reason=reason)


class VendorOrderReceiveReturn(SellerMutation):
    """Say that the goods are back, and whether they can be sold again."""

    vendor_order = Field(VendorOrder)

    class Arguments:
        id = ID(required=True)
        restock = Boolean(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, restock: bool) -> Answer:
        return step(receive_return, viewer, id, restock=restock)


MUTATIONS = (
    OrderSendProof,
    OrderAskReturn,
    OrderConfirmRefund,
    OrderDenyRefund,
    VendorOrderPack,
    VendorOrderConfirmTransfer,
    VendorOrderDisputeTransfer,
    VendorOrderSendRefund,
    VendorOrderAcceptReturn,
    VendorOrderDeclineReturn,
    VendorOrderReceiveReturn,
)
