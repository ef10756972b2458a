from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.access.viewer import Viewer
from marketplace.checkout.rules import NoLines
from marketplace.checkout.selectors.lines import cart_lines
from marketplace.checkout.services.holding import hold_checkout, touch
from marketplace.payments.models import TransactionItem
from marketplace.payments.rules import TransferImpossible
from marketplace.payments.services import start_transaction
from marketplace.payments.states import BANK_TRANSFER
from vendors.banking.selectors import shops_taking_transfer


@transaction.atomic
def initialize_transaction(
    *, checkout_id: UUID, gateway: str, by: Viewer, at: datetime, amount: int | None = None
) -> TransactionItem:
    """The buyer's one act of paying for a cart. With cash on delivery it is the promise to pay at the door.

    `amount` (whole rupiah), where given, must be what the cart costs now. A second call replaces the amount
    of the first. Raises NotFound, NoLines, UnknownGateway, WrongAmount,
    TransferImpossible where a shop of the cart takes none.
    """
    checkout = hold_checkout(checkout_id, by=by, personal=True)
    lines = cart_lines(checkout.pk, today=by.today)
    if not lines:
        raise NoLines()
    if gateway == BANK_TRANSFER:
        refuse_transfer({line.shop_id: line.shop_name for line in lines})
    shipping = sum(checkout.deliveries.values_list("price", flat=True))
    total = sum(line.total for line in lines) + shipping
    touch(checkout, at=at)
    return start_transaction(
        checkout_id=checkout.pk, gateway=gateway, total=total, asked_amount=amount, at=at
    )


def refuse_transfer(shops: Mapping[int, str]) -> None:
    """`shops`: id -> name. Raises TransferImpossible for the first that has no account."""
    taking = shops_taking_transfer(list(shops))
    for shop_id, name in shops.items():
        if shop_id not in taking:
            raise TransferImpossible(shop=name)
