"""One Order for the buyer, one VendorOrder a shop inside it: lines, delivery, hand-over, payment.

The buyer (account, or whoever holds the UUID of a guest's order) reads the order, confirms what arrived and
cancels what no shop has taken up. A seller sees the VendorOrders of his shop and never an Order; he acts as
the verified owner or by a mandate for orders. A fallen permit stops new sales, not open orders. Totals never
change.

VendorOrder: placed -> accepted -> packed -> shipped (brought) or ready (pickup) -> delivered; declined by the
seller until it has left; cancelled by the buyer while placed or overdue, by the seller when a parcel returns,
by the clock when a transfer does not come within 24 hours. Within a week after delivery the buyer may ask,
once, to give it back: delivered -> return_asked -> return_open (or back to delivered) -> goods_back ->
returned, once the money is back. Silence of the shop is a yes; money and goods have deadlines
(`run_order_clock`, every ten minutes); what nobody settles stands on the regency's desk (`disputes_within`).
"""
