"""Saleor's mutations of one's own account, and what hangs on it."""

from typing import Any

from graphene import Argument, InputObjectType, List, NonNull, String

from foundation.access import Viewer
from foundation.access.permissions import SIGNED_IN
from foundation.accounts.graphql.types import AccountError, User
from foundation.accounts.services import edit_account
from foundation.graphql.codes import LanguageCodeEnum
from foundation.graphql.declare import Field, extends
from foundation.graphql.mutations import Mutation
from foundation.graphql.shapes import Image, MetadataInput, thumbnail_arguments
from foundation.graphql.sources import const
from marketplace.checkout.graphql.address import AddressInput, set_address_words
from marketplace.checkout.services.address_book import BILLING, SHIPPING, save_address
from marketplace.leaving.services import request_deletion


@extends(User)
class UserAvatar:
    avatar = Field(
        Image, **thumbnail_arguments(), source=const(None), description="Null: accounts have no pictures."
    )


class AccountInput(InputObjectType):
    """Saleor's input; metadata are not kept."""

    first_name = String()
    last_name = String()
    language_code = LanguageCodeEnum()
    default_billing_address = AddressInput()
    default_shipping_address = AddressInput()
    metadata = List(NonNull(MetadataInput))


class AccountUpdate(Mutation):
    """Change one's own name and language; an address is kept in the book as the default."""

    access = SIGNED_IN
    error = AccountError
    user = Field(User)

    class Arguments:
        input = Argument(AccountInput, required=True)

    @staticmethod
    def perform(viewer: Viewer, *, input: dict[str, Any]) -> dict[str, Any]:
        language = input.get("language_code")
        edit_account(
            first_name=input.get("first_name"),
            last_name=input.get("last_name"),
            language=None if not language else "en" if language.startswith("en") else "id",
            by=viewer,
            at=viewer.at,
        )
        for key, use in (("default_shipping_address", SHIPPING), ("default_billing_address", BILLING)):
            if input.get(key):
                words = set_address_words(input[key])
                save_address(default_for=use, by=viewer, at=viewer.at, **words)
        return {"user": viewer.account_id}


class AccountRequestDeletion(Mutation):
    """Ask for the end of one's own account: a message leads to the page that asks for the password."""

    access = SIGNED_IN
    error = AccountError

    class Arguments:
        redirect_url = String(required=True, description="Not followed: the page is the mall's own.")
        channel = String()

    @staticmethod
    def perform(viewer: Viewer, *, redirect_url: str, channel: str | None = None) -> dict[str, Any]:
        request_deletion(by=viewer, at=viewer.at)
        return {}


MUTATIONS = (AccountUpdate, AccountRequestDeletion)
