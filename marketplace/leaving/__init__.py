"""An account's own data: a copy of it to take along, and its end (UU 27/2022).

Only the account itself asks. What goes at once: name, e-mail address, phone number, password, second factor,
sign-ins, inbox, address book, open carts, the name at reviews, the tie to a resident. What stays, as law asks
(PP 80/2019: ten years for what concerns money, five for the rest): orders with their addresses, invoices,
payments, letters, and the history of who did what, all by a number that nobody can sign in with.
An account that holds an office, keeps an open shop, or has something under way, settles that first.
"""
