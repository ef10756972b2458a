"""The kinds, scopes and states of a mandate, and the moves that are allowed."""

STAFF = "staff"
AGENT = "agent"
KINDS = (STAFF, AGENT)

GOODS = "goods"
ORDERS = "orders"
PROFILE = "profile"
SCOPES = (GOODS, ORDERS, PROFILE)

OFFERED = "offered"
ACCEPTED = "accepted"
DECLINED = "declined"
REVOKED = "revoked"
GIVEN_UP = "given_up"
LAPSED = "lapsed"

STATES = (OFFERED, ACCEPTED, DECLINED, REVOKED, GIVEN_UP, LAPSED)
OPEN_STATES = (OFFERED, ACCEPTED)

MANDATE_MOVES: dict[str, frozenset[str]] = {
    "": frozenset({OFFERED}),
    OFFERED: frozenset({ACCEPTED, DECLINED, REVOKED, LAPSED}),
    ACCEPTED: frozenset({REVOKED, GIVEN_UP, LAPSED}),
    DECLINED: frozenset(),
    REVOKED: frozenset(),
    GIVEN_UP: frozenset(),
    LAPSED: frozenset(),
}
