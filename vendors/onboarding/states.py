"""The steps of the list in their order, and the states of a step."""

IDENTITY = "identity"
PERMIT = "permit"
SHOP = "shop"
PROFILE = "profile"
LOGO = "logo"
DELIVERY = "delivery"
PAYMENT = "payment"
PRODUCT = "product"
SWITCH = "switch"

STEPS = (IDENTITY, PERMIT, SHOP, PROFILE, LOGO, DELIVERY, PAYMENT, PRODUCT, SWITCH)
ADVICE = frozenset({PROFILE, LOGO})
"""A shop sells without these; buyers trust it less."""

DONE = "done"
TODO = "todo"
WAITING = "waiting"
