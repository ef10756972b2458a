"""The ways of delivery, in the order in which they are offered, and the zones of a rate table."""

COURIER = "courier"
PARCEL = "parcel"
PICKUP = "pickup"

METHODS = (COURIER, PARCEL, PICKUP)

BROUGHT = (COURIER, PARCEL)
"""The goods come to the buyer: there has to be an address."""

SAME_VILLAGE = "village"
SAME_DISTRICT = "district"
SAME_REGENCY = "regency"

ZONES = (SAME_VILLAGE, SAME_DISTRICT, SAME_REGENCY)
"""From the nearest to the farthest: where the buyer's village lies, seen from the shop's."""
