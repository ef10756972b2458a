"""The second factor of API clients: a TOTP code raises a sign-in to the account's offices."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.access.attempts import spend
from foundation.access.refusals import Refusal
from foundation.accounts.models import RefreshToken
from foundation.accounts.rules import TokenRefused

CODES = 6
WINDOW_SECONDS = 300


class CodeRefused(Refusal):
    code = "INVALID_CREDENTIALS"
    field = "code"
    message = _("Kode tidak cocok. Lihat kode terbaru di aplikasi, lalu coba lagi.")


class NoSecondFactor(Refusal):
    code = "INVALID"
    field = "code"
    message = _("Akun ini belum punya pengaman kedua. Pasang dulu di halaman Akun.")


def confirm_second_factor(*, account_id: int, session_id: str, code: str, at: datetime) -> RefreshToken:
    """Mark an API sign-in as made with a second factor.

    Raises TooManyAttempts, TokenRefused (another's sign-in, or one that ended), NoSecondFactor, CodeRefused.
    """
    spend(f"second-factor\0{account_id}", limit=CODES, seconds=WINDOW_SECONDS, at=at)
    with transaction.atomic():
        session = (
            RefreshToken.objects.select_for_update()
            .select_related("user")
            .filter(pk=session_id, user_id=account_id, revoked_at=None)
            .first()
        )
        if session is None:
            raise TokenRefused()
        authenticators = list(Authenticator.objects.filter(user_id=account_id))
        if not authenticators:
            raise NoSecondFactor()
        if not any(authenticator.wrap().validate_code(code.strip()) for authenticator in authenticators):
            raise CodeRefused()
        session.second_factor_at = at
        session.save(update_fields=["second_factor_at"])
    return session
