"""Messages to people: an inbox on the site, and e-mail where there is an address.

A message is written in the transaction of its cause; the mail is a task of that transaction. Each
account reads its own.
"""
