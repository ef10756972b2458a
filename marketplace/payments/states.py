"""Gateways, and the life of a payment."""

CASH_ON_DELIVERY = "mall.cash-on-delivery"

GATEWAYS = (CASH_ON_DELIVERY,)

PENDING = "pending"
PAID = "paid"
CANCELLED = "cancelled"

PAYMENT_STATES = (PENDING, PAID, CANCELLED)

PAYMENT_MOVES: dict[str, frozenset[str]] = {
    "": frozenset({PENDING}),
    PENDING: frozenset({PAID, CANCELLED}),
    PAID: frozenset(),
    CANCELLED: frozenset(),
}
