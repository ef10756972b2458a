"""The cart and the way to the order: lines, contact, address, delivery for each shop, the act of paying.

The UUID of a checkout is its capability: a visitor holds it in a cookie. Once it is attached to an account,
only that account sees and changes its personal data. A cart holds no stock; it tells what changed since the
buyer looked. Completion (`marketplace.orders`) makes it an order; a schedule forgets carts left behind.
"""
