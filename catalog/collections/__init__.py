"""Collections of the regency: goods of many shops put together under one name, by hand and in an order.

Officers with MANAGE_COLLECTIONS write and show them; everybody sees what is published, with those of its
goods that are visible today.

States of a collection: draft <-> published.
"""
