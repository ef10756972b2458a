from graphene import ID, Int, List, NonNull

from catalog.products.graphql.types import Product
from foundation.access.permissions import PUBLIC, SIGNED_IN
from foundation.accounts.graphql.types import User
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, Queries, extends
from foundation.graphql.sources import col, connection, lookup
from marketplace.orders.graphql.enums import VendorOrderState
from marketplace.orders.graphql.rows import order_key, own_orders, part_key, parts_of_seller
from marketplace.orders.graphql.types import Order, VendorOrder


@extends(User)
class UserOrders:
    orders = connection_field(
        Order, source=connection(own_orders, key="id", parent="it.account_id", default=20)
    )


@extends(Product)
class PiecesSold:
    sold = Field(
        Int,
        required=True,
        source=col(
            "coalesce((SELECT sold.quantity FROM marketplace_productsold sold"
            " WHERE sold.product_id = {it}.id), 0)"
        ),
        description="Pieces delivered.",
    )


class OrderQueries(Queries):
    order = Field(Order, id=ID(), access=PUBLIC, source=lookup(order_key))
    vendor_order = Field(VendorOrder, id=ID(required=True), access=SIGNED_IN, source=lookup(part_key))
    vendor_orders = connection_field(
        VendorOrder,
        vendor_id=ID(),
        states=List(NonNull(VendorOrderState)),
        access=SIGNED_IN,
        source=connection(parts_of_seller, default=20),
        description="The orders of the viewer's own shops, newest first.",
    )
