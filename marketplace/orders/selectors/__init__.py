"""Every read of orders, by its audience: the buyer, the seller, everybody (how many were sold)."""

from marketplace.orders.selectors.for_buyers import (
    LastAddress,
    last_address_of,
    my_orders,
    order_count,
    order_for,
    order_of_checkout,
    paper_for_buyer,
    seller_contacts,
)
from marketplace.orders.selectors.for_reviewers import BoughtLine, line_for_review
from marketplace.orders.selectors.for_sellers import (
    OrderCounts,
    SellerOrder,
    Takings,
    paper_for_seller,
    takings_of,
    vendor_order_counts,
    vendor_order_for,
    vendor_orders_for,
    vendor_orders_waiting,
)
from marketplace.orders.selectors.for_the_desk import Dispute, disputes_within, paper_for_desk
from marketplace.orders.selectors.history import (
    Asked,
    MonthTotal,
    SoldLine,
    month_totals,
    order_history,
    order_history_count,
    sold_lines,
)
from marketplace.orders.selectors.invoices import InvoicePaper, invoice_for_buyer, invoice_for_seller
from marketplace.orders.selectors.sold import sold_by, sold_of
from marketplace.orders.selectors.views import (
    ContactView,
    LineView,
    OrderView,
    PaperView,
    PartView,
    PayingView,
    ReturnView,
)

__all__ = [
    "Asked",
    "BoughtLine",
    "ContactView",
    "Dispute",
    "InvoicePaper",
    "LastAddress",
    "LineView",
    "MonthTotal",
    "OrderCounts",
    "OrderView",
    "PaperView",
    "PartView",
    "PayingView",
    "ReturnView",
    "SellerOrder",
    "SoldLine",
    "Takings",
    "disputes_within",
    "invoice_for_buyer",
    "invoice_for_seller",
    "last_address_of",
    "line_for_review",
    "month_totals",
    "my_orders",
    "order_count",
    "order_for",
    "order_history",
    "order_history_count",
    "order_of_checkout",
    "paper_for_buyer",
    "paper_for_desk",
    "paper_for_seller",
    "seller_contacts",
    "sold_by",
    "sold_lines",
    "sold_of",
    "takings_of",
    "vendor_order_counts",
    "vendor_order_for",
    "vendor_orders_for",
    "vendor_orders_waiting",
]
