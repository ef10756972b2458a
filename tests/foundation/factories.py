"""Accounts without surprise."""

from itertools import count

from foundation.access.viewer import Viewer, viewer_of
from foundation.accounts.models import User
from foundation.accounts.services import register_account
from foundation.clock import now

PASSWORD = "lumbung-padi-7"
_numbers = count(1)


def an_account(
    *, email: str | None = None, phone: str = "", first_name: str = "Sri", last_name: str = ""
) -> User:
    number = next(_numbers)
    return register_account(
        email=f"warga{number}@contoh.test" if email is None and not phone else (email or ""),
        phone=phone,
        password=PASSWORD,
        first_name=first_name,
        last_name=last_name or f"Warga {number}",
        at=now(),
    )


def viewer_for(account: User, at=None) -> Viewer:
    return viewer_of(account_id=account.pk, name=account.full_name, at=at or now())
