"""The roles of officers and the level of region that each belongs to."""

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
