"""The invoice of one shop for its part of an order: a number without gaps, the seller as the law names him.

The seller is who sells, so each shop counts its own numbers, from one each year. A number is given when the
shop takes the part up (marketplace/orders), and stays when the part is called off later: then the paper says
so. Buyer and seller read the PDF; a task sets it, and again when state or payment have changed.
"""
