"""The address book of an account on the wire."""

from typing import Any

import graphene
from graphene import ID, List, NonNull

from foundation.access import Viewer
from foundation.access.permissions import SIGNED_IN
from foundation.accounts.graphql.types import AccountError, User
from foundation.graphql.declare import Field, extends
from foundation.graphql.mutations import Mutation
from foundation.graphql.rows import Rows
from foundation.graphql.sources import join, many
from foundation.graphql.wire_ids import pk_of
from marketplace.checkout.graphql.address import Address, AddressInput, set_address_words
from marketplace.checkout.graphql.rows import me_of
from marketplace.checkout.models import SavedAddress
from marketplace.checkout.services.address_book import (
    BILLING,
    SHIPPING,
    remove_address,
    save_address,
    set_default_address,
)

AddressTypeEnum = graphene.Enum("AddressTypeEnum", [("BILLING", BILLING), ("SHIPPING", SHIPPING)])

Answer = dict[str, Any]

_SAVED = (
    "SELECT saved.id, saved.account_id, saved.recipient, saved.street, saved.note, saved.phone,"
    " saved.is_default, saved.is_default_billing,"
    " village.code AS village_code, village.name AS village, district.name AS district, village.postal_code"
    " FROM marketplace_savedaddress saved JOIN village_region village ON village.code = saved.village_id"
    " JOIN village_region district ON district.code = village.parent_id"
)


def own_addresses(viewer: Viewer, **_arguments: Any) -> Rows:
    """The book of the viewer's own account."""
    return Rows(f"({_SAVED}) it", where="it.account_id = %(me)s", params=me_of(viewer, {}), order="it.id")


def _default(column: str) -> Any:
    return join(
        f"LEFT JOIN LATERAL ({_SAVED} WHERE saved.account_id = {{it}}.id AND saved.{column}"
        " AND saved.account_id = %(me)s LIMIT 1) {to} ON true",
        params=me_of,
    )


@extends(User)
class UserAddresses:
    addresses = Field(
        NonNull(List(NonNull(Address))), source=many(own_addresses, key="id", parent="it.account_id")
    )
    default_shipping_address = Field(Address, source=_default("is_default"))
    default_billing_address = Field(Address, source=_default("is_default_billing"))


class AddressMutation(Mutation, abstract=True):
    """A change of the viewer's own address book."""

    access = SIGNED_IN
    error = AccountError


class AccountAddressCreate(AddressMutation):
    """Keep an address; `type` makes it the default for shipping or billing."""

    user = Field(User)
    address = Field(Address)

    class Arguments:
        input = AddressInput(required=True)
        type = AddressTypeEnum()

    @staticmethod
    def perform(viewer: Viewer, *, input: Answer, type: str | None = None) -> Answer:
        words = set_address_words(input)
        address = save_address(default_for=type or "", by=viewer, at=viewer.at, **words)
        return {"user": viewer.account_id, "address": _shown(address)}


class AccountAddressUpdate(AddressMutation):
    """Write an address of one's own anew."""

    user = Field(User)
    address = Field(Address)

    class Arguments:
        id = ID(required=True)
        input = AddressInput(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, input: Answer) -> Answer:
        words = set_address_words(input)
        address = save_address(address_id=pk_of(id, "Address"), by=viewer, at=viewer.at, **words)
        return {"user": viewer.account_id, "address": _shown(address)}


class AccountAddressDelete(AddressMutation):
    """Take an address out of one's own book."""

    user = Field(User)
    address = Field(Address)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> Answer:
        address = remove_address(address_id=pk_of(id, "Address"), by=viewer, at=viewer.at)
        return {"user": viewer.account_id, "address": _shown(address)}


class AccountSetDefaultAddress(AddressMutation):
    """Say which address the next checkout begins with."""

    user = Field(User)

    class Arguments:
        id = ID(required=True)
        type = AddressTypeEnum(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, type: str) -> Answer:
        set_default_address(address_id=pk_of(id, "Address"), default_for=type, by=viewer, at=viewer.at)
        return {"user": viewer.account_id}


def _shown(address: SavedAddress) -> Answer:
    village = address.village
    return {
        "id": address.pk,
        "recipient": address.recipient,
        "street": address.street,
        "note": address.note,
        "phone": address.phone,
        "village_code": village.code,
        "village": village.name,
        "district": village.parent.name if village.parent else "",
        "postal_code": village.postal_code,
    }


MUTATIONS = (AccountAddressCreate, AccountAddressUpdate, AccountAddressDelete, AccountSetDefaultAddress)
