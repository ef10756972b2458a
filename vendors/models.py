"""Django looks here for models; the features own them."""

from vendors.banking.models import BankAccount
from vendors.mandates.models import Mandate
from vendors.shops.models import Sanction, Shop

__all__ = ["BankAccount", "Mandate", "Sanction", "Shop"]
