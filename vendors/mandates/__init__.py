"""Who may act for a shop beside its owner: staff, or an agent such as a cooperative or BUMDes.

The owner offers a mandate to an account, with scopes (goods, orders, profile) and a last day; whoever
holds that account accepts or declines. It is revoked at once: the next request finds it gone. A mandate
never reaches the bank account, mandates, or the permit. It was given by the owner of its day: after a
change of owner it counts for nothing. After the owner's death it reaches orders alone, so that what is
open can be finished.

States: offered -> accepted | declined | revoked; accepted -> revoked | given_up | lapsed. That its last
day has passed needs no state: it is asked at reading.
"""
