"""What happened and who looked: append-only, written in the transaction of the act.

`Transition` is the history of everything that has states; the database refuses a state change
without its row. `Reading` is every look of an officer at a resident's record; the resident reads it.
"""
