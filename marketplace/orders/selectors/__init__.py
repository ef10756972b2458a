"""Every read of orders, by its audience: the buyer, the seller, everybody (how many were sold)."""

from marketplace.orders.selectors.for_buyers import (
    LastAddress,
    last_address_of,
    my_orders,
    order_count,
    order_for,
    order_of_checkout,
    seller_contacts,
)
from marketplace.orders.selectors.for_sellers import (
    SellerOrder,
    Takings,
    takings_of,
    vendor_order_counts,
    vendor_order_for,
    vendor_orders_for,
    vendor_orders_waiting,
)
from marketplace.orders.selectors.sold import sold_of
from marketplace.orders.selectors.views import ContactView, LineView, OrderView, PartView

__all__ = [
    "ContactView",
    "LastAddress",
    "LineView",
    "OrderView",
    "PartView",
    "SellerOrder",
    "Takings",
    "last_address_of",
    "my_orders",
    "order_count",
    "order_for",
    "order_of_checkout",
    "seller_contacts",
    "sold_of",
    "takings_of",
    "vendor_order_counts",
    "vendor_order_for",
    "vendor_orders_for",
    "vendor_orders_waiting",
]
