"""Gateways, and the life of a payment."""

CASH_ON_DELIVERY = "mall.cash-on-delivery"
BANK_TRANSFER = "mall.bank-transfer"

GATEWAYS = (CASH_ON_DELIVERY, BANK_TRANSFER)

PENDING = "pending"
SENT = "sent"
DISPUTED = "disputed"
PAID = "paid"
CANCELLED = "cancelled"
CLAIMED = "claimed"
REFUND_DUE = "refund_due"
REFUND_SENT = "refund_sent"
REFUNDED = "refunded"

PAYMENT_STATES = (
    PENDING,
    SENT,
    DISPUTED,
    PAID,
    CANCELLED,
    CLAIMED,
    REFUND_DUE,
    REFUND_SENT,
    REFUNDED,
)

PAYMENT_MOVES: dict[str, frozenset[str]] = {
    "": frozenset({PENDING}),
    PENDING: frozenset({SENT, PAID, CANCELLED}),
    SENT: frozenset({PAID, DISPUTED, CLAIMED}),
    DISPUTED: frozenset({SENT, PAID, CANCELLED}),
    PAID: frozenset({REFUND_DUE}),
    CANCELLED: frozenset({CLAIMED}),
    CLAIMED: frozenset({REFUND_DUE, CANCELLED}),
    REFUND_DUE: frozenset({REFUND_SENT}),
    REFUND_SENT: frozenset({REFUNDED, REFUND_DUE}),
    REFUNDED: frozenset(),
}

AWAITED = (PENDING, SENT, DISPUTED)
"""Owed by the buyer, and not yet with the shop for certain."""

WITH_THE_SHOP = (PAID, REFUND_DUE, REFUND_SENT)
"""The money is with the shop, whether or not it is to go back."""

# What a paper proves.
TRANSFER = "transfer"
REFUND = "refund"
RETURN = "return"

PAPER_KINDS = (TRANSFER, REFUND, RETURN)
