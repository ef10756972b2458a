"""Django looks here for models; the features own them."""

from vendors.banking.models import BankAccount
from vendors.shops.models import Sanction, Shop

__all__ = ["BankAccount", "Sanction", "Shop"]
