from marketplace.checkout.services.account import attach_account, detach_account
from marketplace.checkout.services.adopting import adopt_checkout
from marketplace.checkout.services.contact import set_address, set_billing_name, set_contact
from marketplace.checkout.services.create import create_checkout
from marketplace.checkout.services.delivery import (
    choose_delivery,
    choose_delivery_everywhere,
    forget_delivery,
)
from marketplace.checkout.services.filling import fill_checkout
from marketplace.checkout.services.forgetting import forget_checkouts
from marketplace.checkout.services.lines import (
    NewLine,
    add_lines,
    agree_to_prices,
    remove_lines,
    update_lines,
)
from marketplace.checkout.services.paying import initialize_transaction
from marketplace.checkout.services.settling import settle_checkout

__all__ = [
    "NewLine",
    "add_lines",
    "adopt_checkout",
    "agree_to_prices",
    "attach_account",
    "choose_delivery",
    "choose_delivery_everywhere",
    "create_checkout",
    "detach_account",
    "fill_checkout",
    "forget_checkouts",
    "forget_delivery",
    "initialize_transaction",
    "remove_lines",
    "set_address",
    "set_billing_name",
    "set_contact",
    "settle_checkout",
    "update_lines",
]
