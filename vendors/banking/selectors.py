from dataclasses import dataclass

from django.db.models import F, QuerySet

from foundation.access.viewer import Viewer
from vendors.banking.models import BankAccount
from vendors.banking.states import CURRENT
from vendors.shops.selectors import owned_shop


@dataclass(frozen=True, slots=True)
class TransferTarget:
    """What somebody who is to pay a shop needs; shown to nobody else."""

    account_id: int
    bank_code: str
    bank_name: str
    number: str
    holder: str


def bank_account_of(shop_id: int) -> TransferTarget | None:
    """Where a shop is paid by transfer, for a buyer who owes it money; None where it takes none.

    The caller has made sure that the reader is such a buyer: the number is nothing for everybody.
    """
    return bank_accounts_of([shop_id]).get(shop_id)


def bank_accounts_of(shop_ids: list[int]) -> dict[int, TransferTarget]:
    """Shop -> where it is paid by transfer; shops that take none are left out."""
    return {
        account.shop_id: TransferTarget(
            account.pk, account.bank_code, account.bank_name, account.number, account.holder
        )
        for account in _current().filter(shop__in=shop_ids)
    }


def shops_taking_transfer(shop_ids: list[int]) -> frozenset[int]:
    """Which of these shops can be paid by transfer, without opening any number."""
    return frozenset(_current().filter(shop__in=shop_ids).values_list("shop_id", flat=True))


def own_bank_account(viewer: Viewer, shop_id: int) -> BankAccount | None:
    """The account that an owner set for a shop of theirs, if any; raises NotFound for anybody else."""
    return _current().filter(shop=owned_shop(viewer, shop_id)).first()


def bank_account_history(viewer: Viewer, shop_id: int) -> list[BankAccount]:
    """All accounts that this owner ever set for the shop, the newest first; raises NotFound for others."""
    shop = owned_shop(viewer, shop_id)
    accounts = BankAccount.objects.filter(shop=shop, owner=F("shop__business__owner"))
    return list(accounts.order_by("-set_at", "-pk"))


def _current() -> QuerySet[BankAccount]:
    """Set by who owns the shop now: an heir is not paid at the account of the dead."""
    return BankAccount.objects.filter(state=CURRENT, owner=F("shop__business__owner"))
