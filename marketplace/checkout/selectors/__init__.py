from marketplace.checkout.selectors.cart import (
    CartShop,
    CartView,
    ChosenDelivery,
    Problem,
    cart_view,
    delivery_combinations,
    item_count,
    latest_checkout_of,
    line_of_variant,
    offers_of,
    open_checkout_of,
    pieces_in_cart,
)
from marketplace.checkout.selectors.lines import CartLine, cart_lines

__all__ = [
    "CartLine",
    "CartShop",
    "CartView",
    "ChosenDelivery",
    "Problem",
    "cart_lines",
    "cart_view",
    "delivery_combinations",
    "item_count",
    "latest_checkout_of",
    "line_of_variant",
    "offers_of",
    "open_checkout_of",
    "pieces_in_cart",
]
