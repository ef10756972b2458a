from marketplace.orders.services.by_buyers import cancel_order, confirm_received
from marketplace.orders.services.by_sellers import (
    accept_order,
    call_off_order,
    confirm_cash,
    decline_order,
    deliver_order,
    ready_order,
    ship_order,
)
from marketplace.orders.services.completion import complete_checkout, place_order
from marketplace.orders.services.guest_mail import mail_guest_message

__all__ = [
    "accept_order",
    "call_off_order",
    "cancel_order",
    "complete_checkout",
    "confirm_cash",
    "confirm_received",
    "decline_order",
    "deliver_order",
    "mail_guest_message",
    "place_order",
    "ready_order",
    "ship_order",
]
