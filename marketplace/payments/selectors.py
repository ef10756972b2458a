from uuid import UUID

from foundation.access.refusals import NotFound
from marketplace.payments.models import TransactionItem


def processed_transaction(transaction_id: UUID) -> TransactionItem:
    """A transaction, by whoever holds its UUID; raises NotFound."""
    item = TransactionItem.objects.filter(pk=transaction_id).first()
    if item is None:
        raise NotFound(field="id")
    return item
