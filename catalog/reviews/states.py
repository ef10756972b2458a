"""The states of a review and of a report, and their tables of moves."""

SHOWN = "shown"
HIDDEN = "hidden"
REVIEW_STATES = (SHOWN, HIDDEN)

OPEN = "open"
UPHELD = "upheld"
DISMISSED = "dismissed"
REPORT_STATES = (OPEN, UPHELD, DISMISSED)

REVIEW_MOVES: dict[str, frozenset[str]] = {
    "": frozenset({SHOWN}),
    SHOWN: frozenset({HIDDEN}),
    HIDDEN: frozenset({SHOWN}),
}
REPORT_MOVES: dict[str, frozenset[str]] = {
    "": frozenset({OPEN}),
    OPEN: frozenset({UPHELD, DISMISSED}),
    UPHELD: frozenset(),
    DISMISSED: frozenset(),
}
