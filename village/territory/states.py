"""The levels of a region, from the regency down."""

REGENCY = "regency"
DISTRICT = "district"
DESA = "desa"
KELURAHAN = "kelurahan"

LEVELS = (REGENCY, DISTRICT, DESA, KELURAHAN)
VILLAGE_LEVELS = (DESA, KELURAHAN)
