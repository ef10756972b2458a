"""The end of an account: its row stays for the history, without anything that names a person."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from foundation.accounts.models import RefreshToken, User


@transaction.atomic
def close_account(*, account_id: int, at: datetime) -> User:
    """Take name, addresses, password, second factor and sign-ins away; nobody signs in with it again."""
    user = User.objects.select_for_update().get(pk=account_id)
    # One of e-mail and phone has to stand there; `.invalid` is nobody's.
    user.email, user.phone, user.phone_verified = f"akun-{user.pk}@dihapus.invalid", None, False
    user.first_name, user.last_name, user.is_active = "", "", False
    user.set_unusable_password()
    user.save()
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    RefreshToken.objects.filter(user=user, revoked_at=None).update(revoked_at=at)
    user.messages.all().delete()
    return user
