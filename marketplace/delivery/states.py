"""The ways of delivery, in the order in which they are offered."""

COURIER = "courier"
PICKUP = "pickup"

METHODS = (COURIER, PICKUP)
