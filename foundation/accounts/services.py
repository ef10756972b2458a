from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from foundation.access.attempts import give_back, spend
from foundation.access.refusals import Forbidden
from foundation.access.viewer import Viewer
from foundation.accounts.models import RefreshToken, User
from foundation.accounts.rules import (
    LANGUAGES,
    AlreadyRegistered,
    InvalidCredentials,
    UnknownLanguage,
    Unreachable,
    WeakPassword,
    WrongPassword,
    fitting_name,
    phone_number,
    two_names,
)
from foundation.accounts.selectors import account_by_login

SIGN_INS = 10
SIGN_IN_WINDOW_SECONDS = 15 * 60


def register_account(
    *,
    password: str | None,
    at: datetime,
    email: str = "",
    phone: str = "",
    first_name: str = "",
    last_name: str = "",
    language: str = "id",
) -> User:
    """Open an account; without a password it can sign in only after a reset.

    Raises Unreachable, NotAPhoneNumber, WeakPassword, AlreadyRegistered.
    """
    if not email and not phone:
        raise Unreachable()
    user = User(
        email=email.strip().lower() or None,
        phone=phone_number(phone) if phone else None,
        first_name=first_name.strip(),
        last_name=last_name.strip(),
        language=language,
        date_joined=at,
    )
    if password is not None:
        refuse_weak(password, user)
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise AlreadyRegistered(field="email" if email else "phone") from None
    return user


@transaction.atomic
def set_name(*, name: str, by: Viewer, at: datetime) -> User:
    """Write down what the owner of an account wants to be called; empty is allowed.

    Raises Forbidden for a visitor, NameTooLong.
    """
    if by.account_id is None:
        raise Forbidden()
    user = User.objects.select_for_update().get(pk=by.account_id)
    user.first_name, user.last_name = two_names(name)
    user.save(update_fields=["first_name", "last_name"])
    return user


@transaction.atomic
def edit_account(
    *,
    by: Viewer,
    at: datetime,
    first_name: str | None = None,
    last_name: str | None = None,
    language: str | None = None,
) -> User:
    """Change what is given of one's own account. Raises Forbidden, NameTooLong, UnknownLanguage."""
    if by.account_id is None:
        raise Forbidden()
    user = User.objects.select_for_update().get(pk=by.account_id)
    if first_name is not None:
        user.first_name = fitting_name(first_name, field="first_name")
    if last_name is not None:
        user.last_name = fitting_name(last_name, field="last_name")
    if language is not None:
        if language not in LANGUAGES:
            raise UnknownLanguage()
        user.language = language
    user.save(update_fields=["first_name", "last_name", "language"])
    return user


@transaction.atomic
def set_phone(*, phone: str, password: str, by: Viewer, at: datetime) -> User:
    """Another number to be reached and to sign in by; empty where there is an e-mail address.

    Raises Forbidden, WrongPassword, TooManyAttempts, NotAPhoneNumber, Unreachable, AlreadyRegistered.
    """
    if by.account_id is None:
        raise Forbidden()
    confirm_password(account_id=by.account_id, password=password, at=at)
    number = phone_number(phone) if phone.strip() else None
    user = User.objects.select_for_update().get(pk=by.account_id)
    if number is None and not user.email:
        raise Unreachable(field="phone")
    if number != user.phone:
        user.phone, user.phone_verified = number, False
        try:
            with transaction.atomic():
                user.save(update_fields=["phone", "phone_verified"])
        except IntegrityError:
            raise AlreadyRegistered(field="phone") from None
    return user


@transaction.atomic
def end_sign_ins(*, by: Viewer, at: datetime) -> int:
    """End every sign-in of the account, on every device and in every program; returns how many programs.

    Raises Forbidden for a visitor.
    """
    if by.account_id is None:
        raise Forbidden()
    User.objects.filter(pk=by.account_id).update(sign_ins_from=at)
    return RefreshToken.objects.filter(user_id=by.account_id, revoked_at=None).update(revoked_at=at)


@transaction.atomic
def change_password(*, account_id: int, old_password: str, new_password: str, at: datetime) -> None:
    """Set a new password and end every API sign-in. Raises WrongPassword, WeakPassword."""
    user = User.objects.select_for_update().get(pk=account_id)
    if not user.check_password(old_password):
        raise WrongPassword(field="old_password")
    refuse_weak(new_password, user)
    user.set_password(new_password)
    user.save(update_fields=["password"])
    RefreshToken.objects.filter(user=user, revoked_at=None).update(revoked_at=at)


def check_sign_in(*, login: str, password: str, at: datetime) -> User:
    """The active account behind an e-mail or phone number and its password.

    An unknown login costs the same time as a wrong password. Raises TooManyAttempts, InvalidCredentials.
    """
    spend(f"sign-in\0{login.strip().lower()}", limit=SIGN_INS, seconds=SIGN_IN_WINDOW_SECONDS, at=at)
    user = account_by_login(login)
    if user is None:
        User().set_password(password)
        raise InvalidCredentials()
    if not user.check_password(password) or not user.is_active:
        raise InvalidCredentials()
    return user


def confirm_password(*, account_id: int, password: str, at: datetime) -> None:
    """Ask for the password once more before a weighty act; only wrong ones use up the tries.

    Raises TooManyAttempts, WrongPassword.
    """
    key = f"confirm\0{account_id}"
    spend(key, limit=SIGN_INS, seconds=SIGN_IN_WINDOW_SECONDS, at=at)
    if not User.objects.get(pk=account_id).check_password(password):
        raise WrongPassword()
    give_back(key, seconds=SIGN_IN_WINDOW_SECONDS, at=at)


def refuse_weak(password: str, user: User) -> None:
    """Raises WeakPassword with the reasons in words."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise WeakPassword(reason=" ".join(error.messages)) from None
