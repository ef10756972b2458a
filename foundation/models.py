"""Django looks here for models; the features own them."""

from foundation.access.models import Attempt
from foundation.accounts.models import AccountMail, CounterCode, RefreshToken, User
from foundation.audit.models import Reading, Transition
from foundation.notifications.models import Message

__all__ = [
    "AccountMail",
    "Attempt",
    "CounterCode",
    "Message",
    "Reading",
    "RefreshToken",
    "Transition",
    "User",
]
