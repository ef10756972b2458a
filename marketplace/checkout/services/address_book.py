"""The addresses that an account keeps for its next orders."""

from datetime import datetime

from django.db import transaction

from foundation.access.refusals import Forbidden, NotFound
from foundation.access.viewer import Viewer
from foundation.accounts.models import User
from foundation.accounts.rules import phone_number
from marketplace.checkout.models import SavedAddress
from marketplace.checkout.rules import MAX_ADDRESSES, NoRecipient, TooManyAddresses, fitting
from village.territory.selectors import village

SHIPPING, BILLING = "shipping", "billing"
DEFAULTS = {SHIPPING: "is_default", BILLING: "is_default_billing"}


@transaction.atomic
def save_address(
    *,
    recipient: str,
    village_code: str,
    by: Viewer,
    at: datetime,
    street: str = "",
    note: str = "",
    phone: str = "",
    default_for: str = "",
    address_id: int | None = None,
) -> SavedAddress:
    """Keep an address, or with `address_id` write it anew. The first one is the default for everything.

    Raises Forbidden for a visitor, NotFound for another's, NoRecipient, UnknownVillage, TooLong,
    NotAPhoneNumber, TooManyAddresses.
    """
    account_id = _hold(by)
    if not recipient.strip():
        raise NoRecipient()
    words = {
        "recipient": fitting("recipient", recipient, 120),
        "street": fitting("street", street, 300),
        "note": fitting("note", note, 500),
        "phone": phone_number(phone) if phone.strip() else "",
        "village": village(village_code),
    }
    mine = SavedAddress.objects.filter(account_id=account_id)
    if address_id is not None:
        address = _own(account_id, address_id)
        for name, value in words.items():
            setattr(address, name, value)
        address.save(update_fields=[*words])
    else:
        count = mine.count()
        if count >= MAX_ADDRESSES:
            raise TooManyAddresses(limit=MAX_ADDRESSES)
        address = SavedAddress.objects.create(
            account_id=account_id,
            created_at=at,
            is_default=count == 0,
            is_default_billing=count == 0,
            **words,
        )
    if default_for:
        _make_default(address, default_for)
    return address


@transaction.atomic
def remove_address(*, address_id: int, by: Viewer, at: datetime) -> SavedAddress:
    """Take an address out of the book; orders keep theirs. Raises Forbidden, NotFound for another's."""
    address = _own(_hold(by), address_id)
    SavedAddress.objects.filter(pk=address.pk).delete()
    return address


@transaction.atomic
def set_default_address(*, address_id: int, default_for: str, by: Viewer, at: datetime) -> SavedAddress:
    """What the account's next checkout begins with. Raises Forbidden, NotFound for another's."""
    address = _own(_hold(by), address_id)
    _make_default(address, default_for)
    return address


def _hold(by: Viewer) -> int:
    """The account, locked: its book is changed by one at a time."""
    if by.account_id is None:
        raise Forbidden()
    User.objects.select_for_update().get(pk=by.account_id)
    return by.account_id


def _own(account_id: int, address_id: int) -> SavedAddress:
    rows = SavedAddress.objects.select_related("village__parent")
    address = rows.filter(pk=address_id, account_id=account_id).first()
    if address is None:
        raise NotFound(field="id")
    return address


def _make_default(address: SavedAddress, default_for: str) -> None:
    column = DEFAULTS[default_for]
    SavedAddress.objects.filter(account_id=address.account_id, **{column: True}).update(**{column: False})
    setattr(address, column, True)
    address.save(update_fields=[column])
