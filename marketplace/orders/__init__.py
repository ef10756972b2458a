"""One Order for the buyer, one VendorOrder a shop inside it: lines, delivery, hand-over, payment.

The buyer (account, or whoever holds the UUID of a guest's order) reads the order, confirms what arrived and
cancels what no shop has taken up. A seller sees the VendorOrders of his shop and never an Order; he acts as
the verified owner, so open orders of an owner who died wait for mandates (later). Totals never change.

VendorOrder: placed -> accepted -> ready (pickup) or shipped (courier) -> delivered; placed or accepted ->
declined by the seller; cancelled by the buyer while placed or overdue, by the seller when a parcel returns.
"""
