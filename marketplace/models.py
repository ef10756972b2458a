"""Django looks here for models; the features own them."""

from marketplace.checkout.models import Checkout, CheckoutDelivery, CheckoutLine
from marketplace.delivery.models import ShopDelivery
from marketplace.orders.models import (
    Fulfilment,
    GuestMessage,
    Order,
    OrderCounter,
    OrderLine,
    ProductSold,
    VendorOrder,
)
from marketplace.payments.models import Payment, TransactionItem

__all__ = [
    "Checkout",
    "CheckoutDelivery",
    "CheckoutLine",
    "Fulfilment",
    "GuestMessage",
    "Order",
    "OrderCounter",
    "OrderLine",
    "Payment",
    "ProductSold",
    "ShopDelivery",
    "TransactionItem",
    "VendorOrder",
]
