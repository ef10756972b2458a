"""The roles of officers, the level of region that each belongs to, and the life of an invitation."""

OPERATOR = "operator"
HEAD = "head"
DEPUTY = "deputy"
DISTRICT = "district"
REGENCY = "regency"

ROLES = (OPERATOR, HEAD, DEPUTY, DISTRICT, REGENCY)
VILLAGE_ROLES = (OPERATOR, HEAD, DEPUTY)

LEVELS_OF_ROLE = {
    OPERATOR: ("desa", "kelurahan"),
    HEAD: ("desa", "kelurahan"),
    DEPUTY: ("desa", "kelurahan"),
    DISTRICT: ("district",),
    REGENCY: ("regency",),
}

INVITED = "invited"
ACCEPTED = "accepted"
CANCELLED = "cancelled"

INVITATION_STATES = (INVITED, ACCEPTED, CANCELLED)
INVITATION_MOVES: dict[str, frozenset[str]] = {
    "": frozenset({INVITED}),
    INVITED: frozenset({ACCEPTED, CANCELLED}),
    ACCEPTED: frozenset(),
    CANCELLED: frozenset(),
}
