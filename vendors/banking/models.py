from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from foundation.audit.protection import state_needs_transition
from foundation.encryption import register_sealed, seal, unseal
from vendors.banking.banks import BANKS
from vendors.banking.states import CURRENT, ENDED, STATES
from vendors.shops.models import Shop
from village.residents.models import Resident

SHOWN_DIGITS = 4


class BankAccount(models.Model):
    """An account of a shop's owner at a bank. The number lies sealed; at most one a shop is current."""

    shop = models.ForeignKey(Shop, on_delete=models.PROTECT, related_name="bank_accounts")
    owner = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    bank_code = models.CharField(max_length=3)
    number_sealed = models.BinaryField()
    holder = models.CharField(max_length=120)
    state = models.CharField(max_length=8, default=CURRENT)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop"], condition=Q(state=CURRENT), name="one_current_bank_account_a_shop"
            ),
            models.CheckConstraint(condition=Q(state__in=STATES), name="bank_account_state_known"),
            models.CheckConstraint(
                condition=Q(state=CURRENT, ended_at__isnull=True) | Q(state=ENDED, ended_at__isnull=False),
                name="bank_account_ends_whole",
            ),
            models.CheckConstraint(condition=~Q(holder=""), name="bank_account_names_its_holder"),
        ]
        triggers = [state_needs_transition("vendors.bankaccount")]

    def __str__(self) -> str:
        return f"BankAccount {self.pk}"

    @property
    def bank_name(self) -> str:
        return BANKS.get(self.bank_code, self.bank_code)

    @property
    def number(self) -> str:
        """The whole number, for the owner and for a buyer who is to pay."""
        return number_of(self.number_sealed, self.pk)

    @property
    def masked(self) -> str:
        """`•••• 4321`: enough to tell one account from another."""
        return masked_number(self.number)


def masked_number(number: str) -> str:
    """The last digits, enough to tell one account from another."""
    return f"•••• {number[-SHOWN_DIGITS:]}"


def sealed_number(number: str, pk: Any) -> bytes:
    return seal(number, table="vendors_bankaccount", column="number_sealed", pk=pk)


def number_of(sealed: bytes | memoryview, pk: Any) -> str:
    return unseal(sealed, table="vendors_bankaccount", column="number_sealed", pk=pk)


register_sealed(BankAccount, "number_sealed")
