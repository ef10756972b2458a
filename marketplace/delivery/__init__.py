"""How goods reach the buyer: collected at the shop, brought by a courier of the villages, or as a parcel.

Each shop has its own terms (`ShopDelivery`; without a row the defaults of the model hold): a courier by the
distance between villages, a rate table by weight and zone (`DeliveryRate`), free from an amount on. Anybody
may ask for a shop's options to a village; the shop's sellers change the terms.
"""
