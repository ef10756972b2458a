"""The buyer's pages: cart, checkout on one page, orders, and the account with its own record and inbox.

Anybody fills a cart, orders and follows his order; a visitor's cart and orders are held by two signed cookies
of his browser, an account's by the account. Lists of orders, the account, the record and the inbox ask for
sign-in and show nobody else's. Whoever holds the address of an order reads it, with personal data masked
unless this browser or account made it. States: those of `marketplace.orders`.
"""
