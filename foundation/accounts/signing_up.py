"""Sign-up that tells nobody whether an address has an account: same answer, same work, one mail."""

from datetime import datetime
from typing import Any

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from foundation.accounts.mailing import queue_account_mail
from foundation.accounts.models import User
from foundation.accounts.rules import AlreadyRegistered
from foundation.accounts.services import register_account


def register_quietly(*, email: str = "", at: datetime, **given: Any) -> User | None:
    """Open an account, or None where the e-mail address or the phone number has one already.

    Whoever asks must not be told which: both cases hash the password and write one mail to the address.
    Raises what `register_account` raises, but never AlreadyRegistered.
    """
    try:
        user = register_account(email=email, at=at, **given)
    except AlreadyRegistered:
        user = None
    if email:
        queue_account_mail(_welcome(email) if user else _taken(email), at=at)
    return user


def _welcome(email: str) -> EmailMessage:
    return EmailMessage(
        subject=_("Akun Banyuwangi Mall Anda"),
        body=_("Akun dengan alamat ini sudah dibuat. Masuk dengan kata sandi yang tadi ditulis."),
        to=[email.strip().lower()],
    )


def _taken(email: str) -> EmailMessage:
    return EmailMessage(
        subject=_("Alamat ini sudah punya akun"),
        body=_(
            "Ada yang mencoba membuat akun dengan alamat atau nomor ponsel yang sudah dipakai. Bila itu Anda,"
            " masuk saja; bila lupa kata sandi, atur ulang di halaman Masuk. Bila bukan, abaikan saja."
        ),
        to=[email.strip().lower()],
    )
