"""The secret link of an invitation: signed, so that it lies in no table and no task."""

from django.conf import settings
from django.core import signing

from foundation.access.refusals import NotFound

SALT = "village.officer_invitation"


def invitation_token(invitation_id: int) -> str:
    return signing.dumps(invitation_id, salt=SALT)


def invitation_id_of(token: str) -> int:
    """Raises NotFound for what we have not signed."""
    try:
        return int(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        raise NotFound() from None


def invitation_url(invitation_id: int) -> str:
    return f"{settings.MALL_BASE_URL}/kantor/undangan/{invitation_token(invitation_id)}/"
