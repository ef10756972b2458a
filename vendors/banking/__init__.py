"""The bank account of a shop: where a buyer's direct transfer goes. Money never touches the mall.

Only the owner (an account with a verified identity) sets, replaces or removes it, and writes the
password once more; nobody who acts for the shop by a mandate reaches it. Every change is told to the
owner by inbox and e-mail, with the number masked. A buyer who is to pay sees bank, number and holder.
An account counts for the owner who set it: after a change of owner the heir sets a new one.

States: current -> ended (replaced, or removed). Ended rows stay: they are the history.
"""
