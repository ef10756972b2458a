"""The secret link of a complaint: signed, so that it lies in no table and no task."""

from django.conf import settings
from django.core import signing

from foundation.access.refusals import NotFound

SALT = "marketplace.complaint"


def complaint_token(complaint_id: int) -> str:
    return signing.dumps(complaint_id, salt=SALT)


def complaint_id_of(token: str) -> int:
    """Raises NotFound for what we have not signed."""
    try:
        return int(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        raise NotFound() from None


def complaint_path(complaint_id: int) -> str:
    return f"/pengaduan/{complaint_token(complaint_id)}/"


def complaint_url(complaint_id: int) -> str:
    return f"{settings.MALL_BASE_URL}{complaint_path(complaint_id)}"
