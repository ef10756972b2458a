from typing import Any

from graphene import Argument, Boolean, InputObjectType, List, NonNull, String

from foundation.access import PUBLIC, SIGNED_IN
from foundation.access.viewer import Viewer
from foundation.accounts.graphql.types import AccountError, User
from foundation.accounts.reset import request_password_reset, set_password
from foundation.accounts.second_factor import confirm_second_factor
from foundation.accounts.services import change_password, check_sign_in
from foundation.accounts.signing_up import register_quietly
from foundation.accounts.tokens import access_token, decode, refresh_session, start_session
from foundation.accounts.viewers import viewer_of_session
from foundation.graphql.codes import LanguageCodeEnum
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Mutation, as_viewer
from foundation.graphql.shapes import MetadataInput


class AccountRegisterInput(InputObjectType):
    """Saleor's input. Without an e-mail address `phone` signs in."""

    first_name = String()
    last_name = String()
    language_code = LanguageCodeEnum()
    email = String()
    phone = String()
    password = String(required=True)
    redirect_url = String()
    metadata = List(NonNull(MetadataInput))
    channel = String()


class CreateToken(Mutation):
    """Sign in. `email` also takes a phone number."""

    name = "tokenCreate"
    access = PUBLIC
    error = AccountError
    token = Field(String)
    refresh_token = Field(String)
    user = Field(User)

    class Arguments:
        email = String(required=True)
        password = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, email: str, password: str) -> Any:
        user = check_sign_in(login=email, password=password, at=viewer.at)
        token, refresh_token = start_session(user=user, at=viewer.at)
        signed_in = viewer_of_session(user=user, second_factor_at=None, at=viewer.at)
        return as_viewer(signed_in, token=token, refresh_token=refresh_token, user=user.pk)


class RefreshToken(Mutation):
    """A new access token from a refresh token, which stays as it is."""

    name = "tokenRefresh"
    access = PUBLIC
    error = AccountError
    token = Field(String)

    class Arguments:
        refresh_token = String()

    @staticmethod
    def perform(viewer: Viewer, *, refresh_token: str = "") -> dict[str, Any]:
        return {"token": refresh_session(token=refresh_token, at=viewer.at)}


class SecondFactorConfirm(Mutation):
    """Raise this sign-in to the account's offices by a code of its authenticator."""

    access = SIGNED_IN
    error = AccountError
    token = Field(String)

    class Arguments:
        refresh_token = String(required=True)
        code = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, refresh_token: str, code: str) -> dict[str, Any]:
        claims = decode(refresh_token, kind="refresh", at=viewer.at)
        session = confirm_second_factor(
            account_id=viewer.account_id or 0, session_id=claims["sid"], code=code, at=viewer.at
        )
        return {"token": access_token(user=session.user, refresh=session, at=viewer.at)}


class AccountRegister(Mutation):
    """Open an account by e-mail address or phone number; the answer hides whether there was one."""

    access = PUBLIC
    error = AccountError
    requires_confirmation = Field(Boolean)

    class Arguments:
        input = Argument(AccountRegisterInput, required=True)

    @staticmethod
    def perform(viewer: Viewer, *, input: dict[str, Any]) -> dict[str, Any]:
        register_quietly(
            email=input.get("email") or "",
            phone=input.get("phone") or "",
            password=input["password"],
            first_name=input.get("first_name") or "",
            last_name=input.get("last_name") or "",
            language="en" if (input.get("language_code") or "").startswith("en") else "id",
            at=viewer.at,
        )
        return {"requires_confirmation": False}


class PasswordChange(Mutation):
    """Change one's own password; every other API sign-in ends."""

    access = SIGNED_IN
    error = AccountError
    user = Field(User)

    class Arguments:
        old_password = String()
        new_password = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, new_password: str, old_password: str = "") -> dict[str, Any]:
        account_id = viewer.account_id or 0
        change_password(
            account_id=account_id, old_password=old_password, new_password=new_password, at=viewer.at
        )
        return {"user": account_id}


class RequestPasswordReset(Mutation):
    """Mail a link to make a new password. The answer is the same for an unknown address."""

    access = PUBLIC
    error = AccountError

    class Arguments:
        email = String(required=True)
        redirect_url = String(required=True)
        channel = String()

    @staticmethod
    def perform(viewer: Viewer, *, email: str, redirect_url: str, channel: str = "") -> dict[str, Any]:
        request_password_reset(email=email, redirect_url=redirect_url, at=viewer.at)
        return {}


class SetPassword(Mutation):
    """Make a new password by the mailed link, and sign in."""

    access = PUBLIC
    error = AccountError
    token = Field(String)
    refresh_token = Field(String)
    user = Field(User)

    class Arguments:
        email = String(required=True)
        password = String(required=True)
        token = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, email: str, password: str, token: str) -> Any:
        user = set_password(email=email, token=token, password=password, at=viewer.at)
        access, refresh = start_session(user=user, at=viewer.at)
        signed_in = viewer_of_session(user=user, second_factor_at=None, at=viewer.at)
        return as_viewer(signed_in, token=access, refresh_token=refresh, user=user.pk)


MUTATIONS = [
    CreateToken,
    RefreshToken,
    SecondFactorConfirm,
    AccountRegister,
    PasswordChange,
    RequestPasswordReset,
    SetPassword,
]
