"""The states of a VendorOrder, their one table of moves, and what the whole order is called for them."""

from collections.abc import Iterable

PLACED = "placed"
ACCEPTED = "accepted"
DECLINED = "declined"
READY = "ready"
SHIPPED = "shipped"
DELIVERED = "delivered"
CANCELLED = "cancelled"

VENDOR_ORDER_STATES = (PLACED, ACCEPTED, DECLINED, READY, SHIPPED, DELIVERED, CANCELLED)

MOVES: dict[str, frozenset[str]] = {
    "": frozenset({PLACED}),
    PLACED: frozenset({ACCEPTED, DECLINED, CANCELLED}),
    ACCEPTED: frozenset({READY, SHIPPED, DECLINED, CANCELLED}),
    READY: frozenset({DELIVERED, CANCELLED}),
    SHIPPED: frozenset({DELIVERED, CANCELLED}),
    DELIVERED: frozenset(),
    DECLINED: frozenset(),
    CANCELLED: frozenset(),
}

OPEN_STATES = (PLACED, ACCEPTED, READY, SHIPPED)
"""Pieces of these are promised: stock holds them as allocated."""

CALLED_OFF = (DECLINED, CANCELLED)
"""Nothing is owed for these."""

# Saleor's OrderStatus.
UNCONFIRMED = "unconfirmed"
UNFULFILLED = "unfulfilled"
PARTIALLY_FULFILLED = "partially fulfilled"
FULFILLED = "fulfilled"
CANCELED = "canceled"

_WAITING, _WORKING, _GONE = "waiting", "working", "gone"

_STAGE = {
    PLACED: _WAITING,
    ACCEPTED: _WORKING,
    READY: _WORKING,
    SHIPPED: _GONE,
    DELIVERED: _GONE,
}
"""Parts called off have no stage: an order is named for what remains of it."""

_STATUS: dict[frozenset[str], str] = {
    frozenset(): CANCELED,
    frozenset({_WAITING}): UNCONFIRMED,
    frozenset({_WORKING}): UNFULFILLED,
    frozenset({_WAITING, _WORKING}): UNFULFILLED,
    frozenset({_GONE}): FULFILLED,
    frozenset({_GONE, _WAITING}): PARTIALLY_FULFILLED,
    frozenset({_GONE, _WORKING}): PARTIALLY_FULFILLED,
    frozenset({_GONE, _WAITING, _WORKING}): PARTIALLY_FULFILLED,
}


def order_status(states: Iterable[str]) -> str:
    """Saleor's OrderStatus of an order whose VendorOrders stand in these states."""
    return _STATUS[frozenset(_STAGE[state] for state in states if state in _STAGE)]
