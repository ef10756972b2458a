"""How goods reach the buyer: collected at the shop, or brought by a courier of the villages.

Each shop has its own terms (`ShopDelivery`; without a row the defaults of the model hold). Anybody may ask
for a shop's options to a village; the shop's owner changes the terms.
"""
