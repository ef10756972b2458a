from marketplace.orders.services.adopting import adopt_orders
from marketplace.orders.services.by_buyers import cancel_order, confirm_received
from marketplace.orders.services.by_sellers import (
    accept_order,
    call_off_order,
    confirm_cash,
    decline_order,
    deliver_order,
    pack_order,
    ready_order,
    ship_order,
)
from marketplace.orders.services.by_the_clock import run_order_clock
from marketplace.orders.services.completion import complete_checkout, place_order
from marketplace.orders.services.guest_mail import mail_guest_message
from marketplace.orders.services.invoicing import print_invoice
from marketplace.orders.services.refunds import confirm_refund, deny_refund, send_refund
from marketplace.orders.services.returns import accept_return, ask_return, decline_return, receive_return
from marketplace.orders.services.reviewing import review_delivered_line
from marketplace.orders.services.transfers import confirm_transfer, dispute_transfer, send_proof

__all__ = [
    "accept_order",
    "accept_return",
    "adopt_orders",
    "ask_return",
    "call_off_order",
    "cancel_order",
    "complete_checkout",
    "confirm_cash",
    "confirm_received",
    "confirm_refund",
    "confirm_transfer",
    "decline_order",
    "decline_return",
    "deliver_order",
    "deny_refund",
    "dispute_transfer",
    "mail_guest_message",
    "pack_order",
    "place_order",
    "print_invoice",
    "ready_order",
    "receive_return",
    "review_delivered_line",
    "run_order_clock",
    "send_proof",
    "send_refund",
    "ship_order",
]
