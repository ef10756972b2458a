"""The bank account of a shop on the wire: the owner's alone."""

from typing import Any

from graphene import ID, ObjectType, String

from foundation.access import Viewer
from foundation.access.permissions import SIGNED_IN
from foundation.graphql.declare import Field, extends
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.rows import Rows
from foundation.graphql.scalars import DateTime
from foundation.graphql.sources import col, one
from foundation.graphql.wire_ids import gid, pk_of
from vendors.banking.banks import BANKS
from vendors.banking.models import masked_number, number_of
from vendors.banking.services import remove_bank_account, set_bank_account
from vendors.shops.graphql.rows import OWNED_BUSINESSES
from vendors.shops.graphql.types import Vendor


def current_account(viewer: Viewer) -> Rows:
    """Of the own shops alone: no mandate and no office reads it."""
    return Rows(
        "vendors_bankaccount it JOIN village_business business ON business.id = it.shop_id"
        " AND business.owner_id = it.owner_id",
        where=["it.state = 'current'", f"it.shop_id IN ({OWNED_BUSINESSES})"],
        params={"account": viewer.account_id},
    )


def _masked(sealed: bytes, pk: int) -> str:
    return masked_number(number_of(sealed, pk))


class BankAccount(ObjectType):
    """Where buyers pay a shop by transfer, as its owner sees it: the number masked."""

    id = Field(ID, required=True, source=gid("BankAccount"))
    bank_code = Field(String, required=True, source=col("bank_code"))
    bank_name = Field(String, required=True, source=col("bank_code", fn=lambda code: BANKS.get(code, code)))
    number_masked = Field(String, required=True, source=col("number_sealed", "id", fn=_masked))
    holder = Field(String, required=True, source=col("holder"))
    set_at = Field(DateTime, required=True, source=col("set_at"))


@extends(Vendor)
class VendorBankAccount:
    bank_account = Field(
        BankAccount,
        access=SIGNED_IN,
        source=one(current_account, key="business_id", parent="it.shop_id"),
        description="For the shop's owner; null for everybody else.",
    )


BankAccountError = error_type(
    "BankAccount",
    [
        "GRAPHQL_ERROR",
        "INVALID",
        "INVALID_CREDENTIALS",
        "LOGIN_ATTEMPT_DELAYED",
        "NOT_FOUND",
        "OWNER_GONE",
        "REQUIRED",
        "UNIQUE",
    ],
)


class BankAccountSet(Mutation):
    """Write down where buyers pay by transfer; an earlier account ends. The owner, with the password."""

    access = SIGNED_IN
    error = BankAccountError
    vendor = Field(Vendor)

    class Arguments:
        vendor_id = ID(required=True)
        bank_code = String(required=True, description="The bank's clearing code, as 002 for BRI.")
        number = String(required=True)
        holder = String(required=True)
        password = String(required=True)

    @staticmethod
    def perform(
        viewer: Viewer, *, vendor_id: str, bank_code: str, number: str, holder: str, password: str
    ) -> dict[str, Any]:
        account = set_bank_account(
            shop_id=pk_of(vendor_id, "Vendor", field="vendor_id"),
            bank_code=bank_code,
            number=number,
            holder=holder,
            password=password,
            by=viewer,
            at=viewer.at,
        )
        return {"vendor": account.shop_id}


class BankAccountRemove(Mutation):
    """From now on nobody is asked to pay this shop by transfer. The owner, with the password."""

    access = SIGNED_IN
    error = BankAccountError
    vendor = Field(Vendor)

    class Arguments:
        vendor_id = ID(required=True)
        password = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, vendor_id: str, password: str) -> dict[str, Any]:
        shop_id = pk_of(vendor_id, "Vendor", field="vendor_id")
        remove_bank_account(shop_id=shop_id, password=password, by=viewer, at=viewer.at)
        return {"vendor": shop_id}


MUTATIONS = (BankAccountSet, BankAccountRemove)
