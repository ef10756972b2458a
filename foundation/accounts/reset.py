"""A forgotten password: a link by e-mail, valid three days and until the password changes."""

from datetime import datetime
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.access.attempts import spend
from foundation.access.refusals import Refusal
from foundation.accounts.models import RefreshToken, User
from foundation.accounts.services import refuse_weak
from foundation.tasks import defer

RESETS_AN_HOUR = 3


class ResetLinkSpent(Refusal):
    code = "INVALID"
    field = "token"
    message = gettext_lazy("Tautan ini sudah dipakai atau kedaluwarsa. Minta tautan baru.")


class ForeignAddress(Refusal):
    code = "INVALID"
    field = "redirect_url"
    message = gettext_lazy("Alamat tujuan ini bukan milik mal.")


def request_password_reset(*, email: str, redirect_url: str, at: datetime) -> None:
    """Send the link, if there is such an account; the answer is the same if there is none.

    Raises ForeignAddress for a `redirect_url` of another host, TooManyAttempts.
    """
    if urlsplit(redirect_url).hostname not in _own_hosts():
        raise ForeignAddress()
    spend(f"reset\0{email.strip().lower()}", limit=RESETS_AN_HOUR, seconds=3600, at=at)
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is not None:
        # The link itself is a secret, so it is made by the worker and never lies in a task row.
        defer("foundation.mail_reset_link", user_id=user.pk, redirect_url=redirect_url)


def mail_reset_link(*, user_id: int, redirect_url: str) -> None:
    """Make and send the link of `request_password_reset`."""
    user = User.objects.get(pk=user_id)
    query = urlencode({"email": user.email, "token": default_token_generator.make_token(user)})
    EmailMessage(
        subject=_("Atur ulang kata sandi Banyuwangi Mall"),
        body=_("Buka tautan ini untuk membuat kata sandi baru. Bila bukan Anda yang meminta, abaikan saja.")
        + f"\n\n{redirect_url}?{query}\n",
        to=[user.email or ""],
    ).send()


@transaction.atomic
def set_password(*, email: str, token: str, password: str, at: datetime) -> User:
    """Set a new password by the link's token; every API sign-in ends. Raises ResetLinkSpent, WeakPassword."""
    user = User.objects.select_for_update().filter(email=email.strip().lower(), is_active=True).first()
    if user is None or not default_token_generator.check_token(user, token):
        raise ResetLinkSpent()
    refuse_weak(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    RefreshToken.objects.filter(user=user, revoked_at=None).update(revoked_at=at)
    return user


def _own_hosts() -> set[str | None]:
    return {urlsplit(settings.MALL_BASE_URL).hostname, *settings.MALL_CLIENT_HOSTS}
