"""Goods: products with variants, stock and photos, in a tree of categories.

The shop's owner (an account with a verified identity) lists, prices, stocks and publishes the own
goods; everybody sees what is published in a shop that sells today. Publishing asks for a category, a
photo, a price and stock.

States of a product: draft <-> published.
"""
