"""Orders on the wire: Saleor's Order for the buyer, a VendorOrder for each shop's part."""

from django.utils.translation import gettext_lazy as _
from graphene import ID, Boolean, Int, List, NonNull, ObjectType, String

from catalog.media.graphql import picture_image
from catalog.products.graphql.types import ProductVariant
from foundation.graphql.declare import Field, loads
from foundation.graphql.scalars import DateTime
from foundation.graphql.shapes import (
    Image,
    Money,
    ObjectWithMetadata,
    TaxedMoney,
    money,
    no_metadata,
    taxed_money,
    thumbnail_arguments,
)
from foundation.graphql.sources import col, const, join, many, same_row
from foundation.graphql.wire_ids import gid
from marketplace.checkout.graphql.address import Address
from marketplace.checkout.graphql.channel import the_channel
from marketplace.delivery.graphql import DeliveryMethod, ShippingMethod
from marketplace.orders.graphql.enums import (
    FulfillmentStatus,
    OrderAuthorizeStatusEnum,
    OrderChargeStatusEnum,
    OrderDiscountType,
    OrderStatus,
    PaymentChargeStatusEnum,
    PaymentState,
    VendorOrderState,
)
from marketplace.orders.graphql.rows import (
    BILLING_CONTACT,
    DUES,
    ORDER_CONTACT,
    PART_CONTACT,
    PAYING,
    RETURNING,
    STATES,
    TRANSFER,
    WHOLE_DELIVERY,
    every_order,
    fulfilments_of_order,
    lines_of_order,
    lines_of_part,
    parts_of,
    readable_parts,
    who_reads,
)
from marketplace.orders.rules import STATE_NAMES
from marketplace.orders.states import (
    ALL_RETURNED,
    CALLED_OFF,
    CANCELED,
    FULFILLED,
    PARTIALLY_FULFILLED,
    PARTIALLY_RETURNED,
    UNCONFIRMED,
    UNFULFILLED,
    order_status,
)
from marketplace.payments.rules import authorize_status, charge_status, payment_status
from vendors.banking.banks import BANKS
from vendors.banking.models import number_of
from vendors.shops.graphql.types import Vendor

STATUS_NAMES = {
    UNCONFIRMED: _("Menunggu penjual"),
    UNFULFILLED: _("Sedang dikemas"),
    PARTIALLY_FULFILLED: _("Sebagian dalam perjalanan atau sampai"),
    FULFILLED: _("Dalam perjalanan atau sampai"),
    CANCELED: _("Dibatalkan"),
    PARTIALLY_RETURNED: _("Sebagian dikembalikan"),
    ALL_RETURNED: _("Dikembalikan"),
}
PAID = (
    "EXISTS (SELECT 1 FROM marketplace_payment payment"
    " WHERE payment.vendor_order_id = {it}.id AND payment.state = 'paid')"
)


def dues(fn):
    """A source from what is due and what is captured."""
    return join(DUES, guard="due", then=col("captured", "due", fn=fn))


class OrderLine(ObjectType):
    """What was bought, as it was named and priced then."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("OrderLine"))
    product_name = Field(String, required=True, source=col("product_name"))
    variant_name = Field(String, required=True, source=col("variant_name"))
    product_sku = Field(String, source=col("sku"))
    quantity = Field(Int, required=True, source=col("quantity"))
    unit_price = Field(TaxedMoney, required=True, source=taxed_money("unit_price"))
    undiscounted_unit_price = Field(TaxedMoney, required=True, source=taxed_money("undiscounted_unit_price"))
    total_price = Field(TaxedMoney, required=True, source=taxed_money("total"))
    thumbnail = Field(
        Image,
        **thumbnail_arguments(),
        source=col("nullif({it}.picture_sha, '')", "(false)", "product_name", fn=picture_image),
    )
    variant = Field(
        ProductVariant, source=join("LEFT JOIN catalog_variant {to} ON {to}.id = {it}.variant_id")
    )


class FulfillmentLine(ObjectType):
    """How many pieces of a line a parcel holds: all of them."""

    id = Field(ID, required=True, source=gid("FulfillmentLine"))
    quantity = Field(Int, required=True, source=col("quantity"))
    order_line = Field(OrderLine, source=same_row())


class Fulfillment(ObjectType):
    """The hand-over of one shop's part, to the courier or to the buyer."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("Fulfillment"))
    created = Field(DateTime, required=True, source=col("created_at"))
    tracking_number = Field(String, required=True, source=col("tracking_number"))
    status = Field(
        FulfillmentStatus,
        required=True,
        source=col("state", fn=lambda state: "CANCELED" if state in CALLED_OFF else "FULFILLED"),
    )
    lines = Field(
        List(NonNull(FulfillmentLine)),
        source=many(lines_of_part, key="vendor_order_id", parent="it.vendor_order_id"),
    )
    metadata = no_metadata()


class OrderDiscount(ObjectType):
    """Vouchers belong to shops; none lowers an order yet, so the list is empty."""

    name = Field(String, source=col("name"))
    type = Field(OrderDiscountType, required=True, source=col("type"))
    amount = Field(Money, required=True, source=money("amount"))


class Voucher(ObjectType):
    """A voucher of a shop."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    code = Field(String, source=col("code"))
    metadata = no_metadata()


class TransferInstruction(ObjectType):
    """The shop's account as the buyer was told it, how much, and until when."""

    bank = Field(String, required=True, source=col("bank_code", fn=lambda code: BANKS.get(code, code)))
    number = Field(String, required=True, source=col("number_sealed", "id", fn=number_of))
    holder = Field(String, required=True, source=col("holder"))
    amount = Field(Money, required=True, source=money("amount"))
    due_at = Field(DateTime, source=col("due_at"))


class VendorOrder(ObjectType):
    """The part of an order that one shop answers for."""

    id = Field(ID, required=True, source=gid("VendorOrder"))
    number = Field(String, required=True, source=col("number"))
    state = Field(VendorOrderState, required=True, source=col("state"))
    state_display = Field(String, required=True, source=col("state", fn=lambda one: str(STATE_NAMES[one])))
    vendor = Field(
        Vendor,
        required=True,
        source=join("JOIN vendors_shop {to} ON {to}.business_id = {it}.shop_id", guard="business_id"),
    )
    lines = Field(
        NonNull(List(NonNull(OrderLine))),
        source=many(lines_of_part, key="id", parent="it.vendor_order_id"),
    )
    delivery_method = Field(
        ShippingMethod,
        required=True,
        source=same_row(
            guard="delivery_method",
            method="delivery_method",
            price="shipping_price",
            days_min="days_min",
            days_max="days_max",
        ),
    )
    subtotal = Field(Money, required=True, source=money("subtotal"))
    shipping_price = Field(Money, required=True, source=money("shipping_price"))
    total = Field(Money, required=True, source=money("total"))
    is_paid = Field(Boolean, required=True, source=col(PAID))
    payment_state = Field(PaymentState, source=join(PAYING, then=col("state")))
    payment_due_at = Field(
        DateTime,
        source=join(PAYING, then=col("due_at")),
        description="Until when the buyer has to pay, or the shop to answer or to pay back.",
    )
    payment_reason = Field(
        String,
        source=join(PAYING, then=col("nullif({it}.reason, '')")),
        description="Why the shop disputes a transfer, or the buyer a refund.",
    )
    transfer = Field(
        lambda: TransferInstruction,
        source=join(TRANSFER, params=who_reads),
        description="Where the buyer pays, while he owes; null for everybody else.",
    )
    return_reason = Field(String, source=join(RETURNING, guard="vendor_order_id", then=col("reason")))
    return_answer = Field(
        String, source=join(RETURNING, guard="vendor_order_id", then=col("nullif({it}.answer, '')"))
    )
    return_due_at = Field(DateTime, source=join(RETURNING, guard="vendor_order_id", then=col("due_at")))
    courier_name = Field(String, required=True, source=col("courier_name"))
    tracking_number = Field(String, required=True, source=col("tracking_number"))
    reason = Field(String, required=True, source=col("reason"), description="Why it was called off.")
    recipient = Field(
        String, required=True, source=join(PART_CONTACT, params=who_reads, then=col("recipient"))
    )
    phone = Field(String, required=True, source=join(PART_CONTACT, params=who_reads, then=col("phone")))
    shipping_address = Field(Address, source=join(PART_CONTACT, params=who_reads, guard="village"))
    placed_at = Field(DateTime, required=True, source=col("placed_at"))
    due_at = Field(
        DateTime, required=True, source=col("due_at"), description="Until when the shop has it packed."
    )
    accepted_at = Field(DateTime, source=col("accepted_at"))
    packed_at = Field(DateTime, source=col("packed_at"))
    ready_at = Field(DateTime, source=col("ready_at"))
    shipped_at = Field(DateTime, source=col("shipped_at"))
    delivered_at = Field(DateTime, source=col("delivered_at"))
    received_at = Field(DateTime, source=col("received_at"), description="When the buyer confirmed it.")
    closed_at = Field(DateTime, source=col("closed_at"), description="When it was called off.")

    by_pk = loads(readable_parts, key="it.id")


class Order(ObjectType):
    """What the buyer ordered in one go. Totals never change; what is due falls with parts called off."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("Order"))
    number = Field(String, required=True, source=col("number"))
    created = Field(DateTime, required=True, source=col("created_at"))
    channel = the_channel()
    status = Field(OrderStatus, required=True, source=col(STATES, fn=order_status))
    status_display = Field(
        String, required=True, source=col(STATES, fn=lambda states: str(STATUS_NAMES[order_status(states)]))
    )
    user_email = Field(String, source=join(ORDER_CONTACT, params=who_reads, then=col("email")))
    shipping_address = Field(Address, source=join(ORDER_CONTACT, params=who_reads, guard="village"))
    billing_address = Field(Address, source=join(BILLING_CONTACT, params=who_reads, guard="village"))
    lines = Field(
        NonNull(List(NonNull(OrderLine))),
        source=many(lines_of_order, key="id", parent="it.order_id", key_type="uuid"),
    )
    vendor_orders = Field(
        NonNull(List(NonNull(VendorOrder))),
        source=many(parts_of, key="id", parent="it.order_id", key_type="uuid"),
    )
    fulfillments = Field(
        NonNull(List(NonNull(Fulfillment))),
        source=many(fulfilments_of_order, key="id", parent="it.order_id", key_type="uuid"),
    )
    delivery_method = Field(DeliveryMethod, source=join(WHOLE_DELIVERY, guard="method"))
    subtotal = Field(TaxedMoney, required=True, source=taxed_money("subtotal"))
    shipping_price = Field(TaxedMoney, required=True, source=taxed_money("shipping_total"))
    total = Field(TaxedMoney, required=True, source=taxed_money("total"))
    authorize_status = Field(
        OrderAuthorizeStatusEnum,
        required=True,
        source=join(DUES, guard="due", then=col("due", fn=authorize_status)),
    )
    charge_status = Field(OrderChargeStatusEnum, required=True, source=dues(charge_status))
    payment_status = Field(PaymentChargeStatusEnum, required=True, source=dues(payment_status))
    is_paid = Field(Boolean, required=True, source=dues(lambda captured, due: 0 < due <= captured))
    total_captured = Field(Money, required=True, source=join(DUES, guard="due", then=money("captured")))
    total_balance = Field(
        Money,
        required=True,
        source=join(DUES, guard="due", then=money("{it}.captured - {it}.due")),
        description="What was paid less what is due: below zero while the buyer owes.",
    )
    discounts = Field(NonNull(List(NonNull(OrderDiscount))), source=const([]))
    voucher = Field(Voucher, source=const(None))

    by_pk = loads(every_order, key="it.id", key_type="uuid")
