"""JWT for API clients: short access tokens, and a refresh token that is a revocable row.

Claims are Saleor's where its clients read them: `iat`, `exp`, `type`, `user_id`, `token`.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from foundation.accounts.models import RefreshToken, User
from foundation.accounts.rules import TokenExpired, TokenRefused
from foundation.ids import global_id

ACCESS_LIFETIME = timedelta(minutes=5)
REFRESH_LIFETIME = timedelta(days=30)
SECOND_FACTOR_FRESH = timedelta(minutes=15)


def _key() -> OctKey:
    return OctKey.import_key(hashlib.sha256(b"mall jwt\0" + settings.SECRET_KEY.encode()).digest())


def _encode(claims: dict) -> str:
    return jwt.encode({"alg": "HS256"}, claims, _key(), algorithms=["HS256"])


def decode(token: str, *, kind: str, at: datetime) -> dict:
    """The claims of a token of `kind` (access, refresh); raises TokenRefused, TokenExpired."""
    try:
        claims = jwt.decode(token, _key(), algorithms=["HS256"]).claims
    except (JoseError, ValueError):
        raise TokenRefused() from None
    if claims.get("type") != kind:
        raise TokenRefused()
    if claims.get("exp", 0) <= at.timestamp():
        raise TokenExpired()
    return claims


def access_token(*, user: User, refresh: RefreshToken, at: datetime) -> str:
    """A token for the Authorization header, valid five minutes; it names the refresh row it came from."""
    return _encode(
        {
            "iat": int(at.timestamp()),
            "exp": int((at + ACCESS_LIFETIME).timestamp()),
            "type": "access",
            "user_id": global_id("User", user.pk),
            "sub": str(user.pk),
            "sid": str(refresh.pk),
            "email": user.email or "",
        }
    )


def start_session(*, user: User, at: datetime) -> tuple[str, str]:
    """A new API sign-in: (access token, refresh token)."""
    refresh = RefreshToken.objects.create(user=user, created_at=at, expires_at=at + REFRESH_LIFETIME)
    token = _encode(
        {
            "iat": int(at.timestamp()),
            "exp": int(refresh.expires_at.timestamp()),
            "type": "refresh",
            "sub": str(user.pk),
            "sid": str(refresh.pk),
        }
    )
    return access_token(user=user, refresh=refresh, at=at), token


def refresh_session(*, token: str, at: datetime) -> str:
    """A new access token from a refresh token that still stands; raises TokenRefused, TokenExpired."""
    claims = decode(token, kind="refresh", at=at)
    refresh = standing_session(claims, at=at)
    return access_token(user=refresh.user, refresh=refresh, at=at)


def standing_session(claims: dict, *, at: datetime) -> RefreshToken:
    """The sign-in behind a token's claims; raises TokenRefused once it was revoked or its account closed."""
    row = (
        RefreshToken.objects.select_related("user")
        .filter(pk=UUID(claims["sid"]), revoked_at=None, expires_at__gt=at, user__is_active=True)
        .first()
    )
    if row is None:
        raise TokenRefused()
    return row


def issued_at(claims: dict) -> datetime:
    """When a token was made."""
    return datetime.fromtimestamp(claims["iat"], UTC)
