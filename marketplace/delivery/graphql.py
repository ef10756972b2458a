"""Delivery on the wire. Saleor's clients know one delivery for a whole checkout; `method` is its key."""

from django.utils.translation import gettext as _
from graphene import ID, Boolean, Int, ObjectType, String, Union

from foundation.graphql.declare import Field, kinds
from foundation.graphql.shapes import Money, ObjectWithMetadata, money, no_metadata
from foundation.graphql.sources import col, const, same_row
from foundation.graphql.wire_ids import gid
from marketplace.delivery.rules import FIRST_POSSIBLE, method_name


def method_label(method: str) -> str:
    """The name of a method, or of the mix where each shop uses its first possible one."""
    return _("Cara pertama tiap toko") if method == FIRST_POSSIBLE else method_name(method)


class ShippingMethod(ObjectType):
    """A way of delivery with its price: for one shop, or summed up over the shops of a checkout."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("ShippingMethod", "method"))
    name = Field(String, required=True, source=col("method", fn=method_label))
    price = Field(Money, required=True, source=money("price"))
    minimum_delivery_days = Field(Int, source=col("days_min"))
    maximum_delivery_days = Field(Int, source=col("days_max"))
    active = Field(Boolean, required=True, source=const(True))
    metadata = no_metadata()


class Delivery(ObjectType):
    """One way of delivery for a whole checkout."""

    id = Field(ID, required=True, source=gid("Delivery", "method"))
    shipping_method = Field(ShippingMethod, source=same_row())


class DeliveryMethod(Union):
    """How the goods of an order reach the buyer."""

    class Meta:
        types = (ShippingMethod,)

    kind = kinds("kind", {"shipping": "ShippingMethod"})
