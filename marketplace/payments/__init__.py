"""Who pays whom: a TransactionItem is the buyer's one act, a Payment what one shop gets of it.

Two gateways, and money never touches the mall. Cash on delivery goes from hand to hand. A transfer goes to
the shop's own account, as the buyer was told it, within 24 hours; he shows a proof, and only the shop says
that the money came. The shop's sellers confirm, dispute and pay back; the buyer reads and proves his own; the
regency's desk sees what is disputed. A Paper (proof, photo) is opened by these alone.

States of a Payment: pending -> sent (proof) -> paid | disputed -> sent …; pending, disputed -> cancelled. An
order that falls with a proof unanswered, or whose proof comes late: claimed -> refund_due | cancelled. Paid
and called off, or given back: refund_due -> refund_sent -> refunded, or back to refund_due.
"""
