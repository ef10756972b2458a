"""A one-time code for a new password, handed over at a counter to who has no e-mail.

Whoever issues it has seen the person; that is the caller's rule. The code is kept as a keyed hash, lives a
day, works once, and a newer one replaces it.
"""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.access.attempts import spend
from foundation.access.refusals import Refusal
from foundation.accounts.models import CounterCode, RefreshToken, User
from foundation.accounts.selectors import account_by_login
from foundation.accounts.services import refuse_weak
from foundation.encryption import keyed_hash

DIGITS = 8
LIFE = timedelta(hours=24)
TRIES, TRY_WINDOW_SECONDS = 5, 60 * 60


class CodeRefused(Refusal):
    """Wrong, used, too old or for another account: the answer is the same."""

    code = "INVALID"
    field = "code"
    message = _("Nomor HP atau kode tidak cocok, atau kodenya sudah dipakai atau lewat sehari.")


@transaction.atomic
def issue_counter_code(*, account_id: int, by: int, at: datetime) -> str:
    """A fresh code for the account, in clear this once; earlier ones stop working."""
    user = User.objects.select_for_update().get(pk=account_id, is_active=True)
    CounterCode.objects.filter(account=user, used_at=None, replaced_at=None).update(replaced_at=at)
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    CounterCode.objects.create(
        account=user, code_hash=_hash(user, code), issued_by_id=by, issued_at=at, expires_at=at + LIFE
    )
    return code


def set_password_by_code(*, login: str, code: str, password: str, address: str, at: datetime) -> User:
    """Set a new password by a code from the counter; every sign-in of the account ends.

    Wrong codes are counted for the login and for the network address. Raises TooManyAttempts, CodeRefused,
    WeakPassword (the code stays good).
    """
    spend(f"counter-code\0{login.strip().lower()}", limit=TRIES, seconds=TRY_WINDOW_SECONDS, at=at)
    if address:
        spend(f"counter-code\0address\0{address}", limit=TRIES * 4, seconds=TRY_WINDOW_SECONDS, at=at)
    user = account_by_login(login)
    if user is None:
        raise CodeRefused()
    return _spend_code(account_id=user.pk, code=code, password=password, at=at)


@transaction.atomic
def _spend_code(*, account_id: int, code: str, password: str, at: datetime) -> User:
    user = User.objects.select_for_update().filter(pk=account_id, is_active=True).first()
    if user is None:
        raise CodeRefused()
    digits = "".join(character for character in code if character.isdigit())
    standing = (
        CounterCode.objects.select_for_update()
        .filter(
            account=user,
            code_hash=_hash(user, digits),
            used_at=None,
            replaced_at=None,
            expires_at__gt=at,
        )
        .first()
    )
    if standing is None:
        raise CodeRefused()
    refuse_weak(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    standing.used_at = at
    standing.save(update_fields=["used_at"])
    RefreshToken.objects.filter(user=user, revoked_at=None).update(revoked_at=at)
    return user


def code_words(code: str) -> str:
    """`4821 7730`: as it is read aloud."""
    return f"{code[:4]} {code[4:]}"


def _hash(user: User, code: str) -> bytes:
    return keyed_hash(f"{user.pk}\0{code}", "counter-code")
