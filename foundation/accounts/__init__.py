"""Accounts: a person who signs in by e-mail or phone number with a password.

An account is not a resident: that bond is `village.residents.IdentityBinding`. Anybody may open an
account; only its owner changes it. Pages use sessions, API clients use JWT; officers hold their
offices only in sessions and tokens made with a second factor (unless the demo turns that off).
"""
