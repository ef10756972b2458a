"""What django-allauth asks of us: accounts by e-mail or phone number, and our own limits."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from foundation.accounts.models import User
from foundation.accounts.rules import NotAPhoneNumber, phone_number
from foundation.accounts.selectors import account_by_login
from foundation.clock import now


class AccountAdapter(DefaultAccountAdapter):
    def new_user(self, request: HttpRequest) -> User:
        return User(date_joined=now())

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified = phone_number(phone), verified
        user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> Any:
        return account_by_login(phone)

    def clean_phone(self, phone: str) -> str:
        try:
            return phone_number(phone)
        except NotAPhoneNumber as refusal:
            raise ValidationError(str(refusal)) from None
