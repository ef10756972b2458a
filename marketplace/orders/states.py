"""The states of a VendorOrder, their one table of moves, and what the whole order is called for them."""

from collections.abc import Iterable

PLACED = "placed"
ACCEPTED = "accepted"
PACKED = "packed"
DECLINED = "declined"
READY = "ready"
SHIPPED = "shipped"
DELIVERED = "delivered"
CANCELLED = "cancelled"
RETURN_ASKED = "return_asked"
RETURN_OPEN = "return_open"
GOODS_BACK = "goods_back"
RETURNED = "returned"

VENDOR_ORDER_STATES = (
    PLACED,
    ACCEPTED,
    PACKED,
    DECLINED,
    READY,
    SHIPPED,
    DELIVERED,
    CANCELLED,
    RETURN_ASKED,
    RETURN_OPEN,
    GOODS_BACK,
    RETURNED,
)

MOVES: dict[str, frozenset[str]] = {
    "": frozenset({PLACED}),
    PLACED: frozenset({ACCEPTED, DECLINED, CANCELLED}),
    ACCEPTED: frozenset({PACKED, READY, SHIPPED, DECLINED, CANCELLED}),
    PACKED: frozenset({READY, SHIPPED, DECLINED, CANCELLED}),
    READY: frozenset({DELIVERED, CANCELLED}),
    SHIPPED: frozenset({DELIVERED, CANCELLED}),
    DELIVERED: frozenset({RETURN_ASKED}),
    RETURN_ASKED: frozenset({RETURN_OPEN, DELIVERED}),
    RETURN_OPEN: frozenset({GOODS_BACK, DELIVERED}),
    GOODS_BACK: frozenset({RETURNED}),
    DECLINED: frozenset(),
    CANCELLED: frozenset(),
    RETURNED: frozenset(),
}

OPEN_STATES = (PLACED, ACCEPTED, PACKED, READY, SHIPPED)
"""Pieces of these are promised: stock holds them as allocated."""

CALLED_OFF = (DECLINED, CANCELLED)
"""Nothing is owed for these."""

TO_PACK = (PLACED, ACCEPTED, PACKED)
"""The shop has these in hand, and a deadline."""

RETURNING = (RETURN_ASKED, RETURN_OPEN, GOODS_BACK)
"""The goods were with the buyer, and are on their way back or asked back."""

RECEIVED = (DELIVERED, *RETURNING, RETURNED)
"""The buyer has had the goods: `received_at` may say so."""

# Saleor's OrderStatus.
UNCONFIRMED = "unconfirmed"
UNFULFILLED = "unfulfilled"
PARTIALLY_FULFILLED = "partially fulfilled"
FULFILLED = "fulfilled"
CANCELED = "canceled"
PARTIALLY_RETURNED = "partially_returned"
ALL_RETURNED = "returned"

_WAITING, _WORKING, _GONE, _BACK = "waiting", "working", "gone", "back"

_STAGE = {
    PLACED: _WAITING,
    ACCEPTED: _WORKING,
    PACKED: _WORKING,
    READY: _WORKING,
    SHIPPED: _GONE,
    DELIVERED: _GONE,
    RETURN_ASKED: _GONE,
    RETURN_OPEN: _GONE,
    GOODS_BACK: _GONE,
    RETURNED: _BACK,
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
    frozenset({_BACK}): ALL_RETURNED,
    frozenset({_BACK, _GONE}): PARTIALLY_RETURNED,
    frozenset({_BACK, _WAITING}): PARTIALLY_FULFILLED,
    frozenset({_BACK, _WORKING}): PARTIALLY_FULFILLED,
    frozenset({_BACK, _WAITING, _WORKING}): PARTIALLY_FULFILLED,
    frozenset({_BACK, _GONE, _WAITING}): PARTIALLY_FULFILLED,
    frozenset({_BACK, _GONE, _WORKING}): PARTIALLY_FULFILLED,
    frozenset({_BACK, _GONE, _WAITING, _WORKING}): PARTIALLY_FULFILLED,
}


def order_status(states: Iterable[str]) -> str:
    """Saleor's OrderStatus of an order whose VendorOrders stand in these states."""
    return _STATUS[frozenset(_STAGE[state] for state in states if state in _STAGE)]
