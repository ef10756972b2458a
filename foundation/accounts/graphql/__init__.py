"""Accounts on the wire: Saleor's sign-in, registration and password mutations, and `me`."""
