from collections.abc import Iterable

from allauth.mfa.models import Authenticator

from foundation.access.refusals import Forbidden
from foundation.access.viewer import Viewer
from foundation.accounts.models import User
from foundation.accounts.rules import NotAPhoneNumber, phone_number


def account_by_login(login: str) -> User | None:
    """The account of an e-mail address or phone number, however it is written."""
    if "@" in login:
        return User.objects.filter(email=login.strip().lower()).first()
    try:
        return User.objects.filter(phone=phone_number(login)).first()
    except NotAPhoneNumber:
        return None


def has_second_factor(account_id: int) -> bool:
    """Whether the account has set up a second factor, used in this sign-in or not."""
    return Authenticator.objects.filter(user_id=account_id).exists()


def with_second_factor(account_ids: Iterable[int]) -> set[int]:
    """Those of the accounts that have set up a second factor."""
    return set(Authenticator.objects.filter(user_id__in=set(account_ids)).values_list("user_id", flat=True))


def own_account(viewer: Viewer) -> User:
    """The viewer's own account; raises Forbidden for a visitor."""
    if viewer.account_id is None:
        raise Forbidden()
    return User.objects.get(pk=viewer.account_id)
