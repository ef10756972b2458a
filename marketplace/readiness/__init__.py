"""Whether a shop is ready to sell: the list of vendors.onboarding, with what goods and delivery know.

Puts facts of rooms of three packages together and decides nothing itself. For the owner of a shop and for
who acts for it by a mandate. No states of its own.
"""
