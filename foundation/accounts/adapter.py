"""What django-allauth asks of us: accounts by e-mail or phone number, and our own limits and words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.fields import PhoneField
from allauth.core import context as account_context
from django.contrib.sites.shortcuts import get_current_site
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.accounts.mailing import queue_account_mail
from foundation.accounts.models import RefreshToken, User
from foundation.accounts.reset import ResetLinkSpent
from foundation.accounts.rules import AlreadyRegistered, InvalidCredentials, NotAPhoneNumber, phone_number
from foundation.accounts.selectors import account_by_login
from foundation.accounts.services import register_account
from foundation.clock import now


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Akun ini sedang ditutup. Hubungi kantor desa."),
        "cannot_remove_primary_email": _(
            "Email utama tidak bisa dihapus. Jadikan email lain yang utama dulu."
        ),
        "duplicate_email": _("Email ini sudah ada di akun Anda."),
        "email_password_mismatch": InvalidCredentials.message,
        "phone_password_mismatch": InvalidCredentials.message,
        "username_password_mismatch": InvalidCredentials.message,
        "invalid_login": InvalidCredentials.message,
        "email_taken": AlreadyRegistered.message,
        "phone_taken": AlreadyRegistered.message,
        "enter_current_password": _("Kata sandi sekarang tidak cocok. Tulis lagi."),
        "incorrect_password": _("Kata sandi tidak cocok. Tulis lagi."),
        "incorrect_code": _("Kode tidak cocok. Lihat kode terbaru di aplikasi, lalu coba lagi."),
        "invalid_or_expired_key": ResetLinkSpent.message,
        "invalid_password_reset": ResetLinkSpent.message,
        "max_email_addresses": _("Satu akun paling banyak punya %d email. Hapus satu dulu."),
        "too_many_login_attempts": _("Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi."),
        "rate_limited": _("Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi."),
        "unverified_primary_email": _("Email utama harus sudah diperiksa. Buka tautan di surelnya dulu."),
        "same_as_current": _("Ini sama dengan yang sekarang. Tulis yang baru."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the mail now, in the language of the page, and leave the sending to the worker."""
        request = account_context.request
        whole = {"request": request, "email": email, "current_site": get_current_site(request), **context}
        queue_account_mail(self.render_mail(template_prefix, email, whole), at=now())

    def new_user(self, request: HttpRequest) -> User:
        return User(date_joined=now())

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Sign-up is the same service as everywhere else; raises AlreadyRegistered in a race."""
        data = form.cleaned_data
        return register_account(
            email=data.get("email") or "",
            phone=data.get("phone") or "",
            password=data["password1"],
            first_name=data.get("first_name", ""),
            at=now(),
        )

    def set_password(self, user: User, password: str) -> None:
        """A new password ends every API sign-in, as it ends the other sessions."""
        super().set_password(user, password)
        RefreshToken.objects.filter(user=user, revoked_at=None).update(revoked_at=now())

    def can_delete_email(self, email_address: Any) -> bool:
        """The main address stays: without it an account may be out of reach."""
        return not email_address.primary and email_address.email != email_address.user.email

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified = phone_number(phone), verified
        user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> Any:
        return account_by_login(phone)

    def phone_form_field(self, **options: Any) -> PhoneField:
        """Numbers as people write them; allauth's own validator wants the country code."""
        return PhoneField(validators=[], **options)

    def clean_phone(self, phone: str) -> str:
        try:
            return phone_number(phone)
        except NotAPhoneNumber as refusal:
            raise ValidationError(str(refusal)) from None

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # allauth counts all tries by phone number together: a few wrong ones would lock everybody out.
        login = credentials.get("phone")
        if not login:
            return super()._get_login_attempts_cache_key(request, **credentials)
        try:
            return f"phone:{phone_number(login)}"
        except NotAPhoneNumber:
            return f"phone:{login}"
