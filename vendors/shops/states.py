"""The seller's switch and a sanction's life, as their history names them."""

OPEN = "open"
CLOSED = "closed"

LAID = "laid"
LIFTED = "lifted"

SWITCH_MOVES: dict[str, frozenset[str]] = {
    "": frozenset({OPEN}),
    OPEN: frozenset({CLOSED}),
    CLOSED: frozenset({OPEN}),
}

SANCTION_MOVES: dict[str, frozenset[str]] = {
    "": frozenset({LAID}),
    LAID: frozenset({LIFTED}),
    LIFTED: frozenset(),
}
