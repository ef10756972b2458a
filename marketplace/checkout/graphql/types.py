"""A checkout on the wire, in Saleor's names, with delivery by shop beside them."""

import graphene
import orjson
from graphene import ID, Boolean, Int, List, NonNull, ObjectType, String, Union

from catalog.products.graphql.types import ProductVariant
from foundation.access import PUBLIC, Viewer
from foundation.accounts.graphql.types import User
from foundation.graphql.declare import Field, Queries, kinds, loads
from foundation.graphql.shapes import Money, ObjectWithMetadata, TaxedMoney, money, taxed_money
from foundation.graphql.sources import col, const, join, level, lookup, many, reference, same_row
from foundation.graphql.wire_ids import gid
from marketplace.checkout.graphql.address import Address
from marketplace.checkout.graphql.channel import the_channel
from marketplace.checkout.graphql.offers import delivery_problems, vendor_deliveries
from marketplace.checkout.graphql.rows import (
    AUTHORIZED,
    BILLING_ADDRESS,
    SHIPPING_ADDRESS,
    SUMS,
    TAKES_TRANSFER,
    WHOLE_DELIVERY,
    checkout_key,
    lines_of,
    me_of,
    open_checkouts,
)
from marketplace.delivery.graphql import Delivery, ShippingMethod
from marketplace.payments.graphql import GiftCard, PaymentGateway, gateways
from vendors.shops.graphql.types import Vendor

CheckoutAuthorizeStatusEnum = graphene.Enum(
    "CheckoutAuthorizeStatusEnum", [(name, name) for name in ("NONE", "PARTIAL", "FULL")]
)
CheckoutChargeStatusEnum = graphene.Enum(
    "CheckoutChargeStatusEnum", [(name, name) for name in ("NONE", "PARTIAL", "FULL", "OVERCHARGED")]
)


def own_text(text: str, account_id: int | None, *, viewer: Viewer) -> str | None:
    """What only the account of a cart reads, or, without an account, whoever holds its UUID."""
    return (text or None) if account_id in (None, viewer.account_id) else None


class CheckoutLine(ObjectType):
    """So many pieces of a variant, at today's price."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("CheckoutLine"))
    quantity = Field(Int, required=True, source=col("quantity"))
    variant = Field(
        ProductVariant,
        required=True,
        source=join("JOIN catalog_variant {to} ON {to}.id = {it}.variant_id"),
    )
    unit_price = Field(TaxedMoney, required=True, source=taxed_money("price"))
    undiscounted_unit_price = Field(Money, required=True, source=money("list_price"))
    total_price = Field(TaxedMoney, required=True, source=taxed_money("{it}.price * {it}.quantity"))
    seen_price = Field(
        Money, required=True, source=money("seen_price"), description="The unit price agreed to before."
    )


class CheckoutProblemDeliveryMethodStale(ObjectType):
    """The chosen delivery costs another price now."""

    delivery = Field(Delivery, required=True, source=same_row())


class CheckoutProblemDeliveryMethodInvalid(ObjectType):
    """The chosen delivery is not possible any more."""

    delivery = Field(Delivery, required=True, source=same_row())


class CheckoutProblem(Union):
    """What stands between a checkout and its order."""

    class Meta:
        types = (CheckoutProblemDeliveryMethodStale, CheckoutProblemDeliveryMethodInvalid)

    kind = kinds(
        "kind",
        {
            "stale": "CheckoutProblemDeliveryMethodStale",
            "invalid": "CheckoutProblemDeliveryMethodInvalid",
        },
    )


class VendorDelivery(ObjectType):
    """How the goods of one shop in a checkout can reach the buyer, at today's prices."""

    vendor = Field(
        Vendor,
        required=True,
        source=join("JOIN vendors_shop {to} ON {to}.business_id = {it}.shop_id", guard="business_id"),
    )
    options = Field(NonNull(List(NonNull(ShippingMethod))), source=col("options", fn=orjson.loads))
    chosen = Field(
        ShippingMethod,
        source=same_row(
            guard="method", **{name: name for name in ("method", "price", "days_min", "days_max")}
        ),
    )
    is_stale = Field(
        Boolean,
        required=True,
        source=col("stale"),
        description="The chosen one costs another price now, or is not possible any more.",
    )


class Checkout(ObjectType):
    """A cart on its way to an order. Its UUID is the capability; personal data are its account's alone."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("Checkout"))
    channel = the_channel()
    email = Field(String, source=col("email", "account_id", fn=own_text, viewer=True))
    phone = Field(String, source=col("phone", "account_id", fn=own_text, viewer=True))
    user = Field(User, source=reference("account_id"))
    lines = Field(
        NonNull(List(NonNull(CheckoutLine))),
        source=many(lines_of, key="id", parent="it.checkout_id", key_type="uuid"),
    )
    subtotal_price = Field(
        TaxedMoney, required=True, source=join(SUMS, guard="subtotal", then=taxed_money("subtotal"))
    )
    shipping_price = Field(
        TaxedMoney, required=True, source=join(SUMS, guard="subtotal", then=taxed_money("shipping"))
    )
    total_price = Field(
        TaxedMoney,
        required=True,
        source=join(SUMS, guard="subtotal", then=taxed_money("{it}.subtotal + {it}.shipping")),
    )
    shipping_address = Field(Address, source=join(SHIPPING_ADDRESS, params=me_of))
    billing_address = Field(Address, source=join(BILLING_ADDRESS, params=me_of))
    is_shipping_required = Field(Boolean, required=True, source=const(True))
    delivery = Field(Delivery, source=join(WHOLE_DELIVERY, guard="method"))
    vendor_deliveries = Field(
        NonNull(List(NonNull(VendorDelivery))), source=level(vendor_deliveries, key="id")
    )
    problems = Field(List(NonNull(CheckoutProblem)), source=level(delivery_problems, key="id"))
    available_payment_gateways = Field(
        NonNull(List(NonNull(PaymentGateway))), source=col(TAKES_TRANSFER, fn=gateways)
    )
    authorize_status = Field(CheckoutAuthorizeStatusEnum, required=True, source=col(AUTHORIZED))
    charge_status = Field(CheckoutChargeStatusEnum, required=True, source=const("NONE"))
    discount = Field(Money, source=const(None))
    discount_name = Field(String, source=const(None))
    translated_discount_name = Field(String, source=const(None))
    voucher_code = Field(String, source=const(None))
    gift_cards = Field(NonNull(List(NonNull(GiftCard))), source=const([]))

    by_pk = loads(open_checkouts, key="it.id", key_type="uuid")


class CheckoutQueries(Queries):
    checkout = Field(Checkout, id=ID(), access=PUBLIC, source=lookup(checkout_key))


__all__ = ["Checkout", "CheckoutLine", "CheckoutQueries", "VendorDelivery"]
