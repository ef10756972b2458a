"""Accounts of the many: a phone number, no password."""

from datetime import datetime

from foundation.accounts.models import User
from marketplace.demo.people import Person


def account_row(person: Person, pk: int, at: datetime) -> User:
    """As `marketplace.demo.offices.account_of` registers it, not written yet."""
    first, _space, last = person.name.title().partition(" ")
    account = User(
        pk=pk, phone=f"+62855{person.resident_id:08d}", first_name=first, last_name=last, date_joined=at
    )
    account.set_unusable_password()
    return account
