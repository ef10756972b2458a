"""Who pays whom: a TransactionItem is the buyer's one act, a Payment what one shop gets of it.

Cash on delivery is the one gateway now: the money goes from hand to hand and never touches the mall. The
shop's owner confirms the cash; the buyer reads his own. States of a Payment: pending -> paid | cancelled.
"""
