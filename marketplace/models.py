"""Django looks here for models; the features own them."""

from marketplace.checkout.models import Checkout, CheckoutDelivery, CheckoutLine, SavedAddress
from marketplace.complaints.models import Complaint
from marketplace.delivery.models import DeliveryRate, ShopDelivery
from marketplace.invoices.models import Invoice, InvoiceCounter
from marketplace.orders.models import (
    Fulfilment,
    GuestMessage,
    Order,
    OrderCounter,
    OrderLine,
    ProductSold,
    ReturnCase,
    VendorOrder,
)
from marketplace.payments.models import Paper, Payment, TransactionItem

__all__ = [
    "Checkout",
    "CheckoutDelivery",
    "CheckoutLine",
    "Complaint",
    "DeliveryRate",
    "Fulfilment",
    "GuestMessage",
    "Invoice",
    "InvoiceCounter",
    "Order",
    "OrderCounter",
    "OrderLine",
    "Paper",
    "Payment",
    "ProductSold",
    "ReturnCase",
    "SavedAddress",
    "ShopDelivery",
    "TransactionItem",
    "VendorOrder",
]
