"""An account that buyers pay to, and one that they no longer do."""

CURRENT = "current"
ENDED = "ended"

STATES = (CURRENT, ENDED)

ACCOUNT_MOVES: dict[str, frozenset[str]] = {
    "": frozenset({CURRENT}),
    CURRENT: frozenset({ENDED}),
    ENDED: frozenset(),
}
