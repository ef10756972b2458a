"""From a request to a Viewer: by session for pages, by the Authorization header for the API."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from foundation.access.viewer import Viewer, viewer_of, visitor
from foundation.accounts.models import User
from foundation.accounts.tokens import SECOND_FACTOR_FRESH, decode, standing_session
from foundation.clock import now

SECOND_FACTOR_METHODS = ("mfa",)


def viewer_from_session(request: HttpRequest) -> Viewer:
    """The viewer of a page."""
    at = now()
    user: Any = request.user
    if not user.is_authenticated:
        return visitor(at)
    factors = [
        datetime.fromtimestamp(record["at"], UTC)
        for record in get_authentication_records(request, user)
        if record["method"] in SECOND_FACTOR_METHODS
    ]
    return viewer_of_session(user=user, second_factor_at=max(factors, default=None), at=at)


def viewer_from_header(request: HttpRequest) -> Viewer:
    """The viewer of an API call, from `Authorization: Bearer|JWT <token>` alone, never from a session.

    Saleor's clients may say `Authorization-Bearer: <token>` where a proxy owns the first header.
    Without a header: a visitor. Raises TokenRefused or TokenExpired for a token that does not stand.
    """
    at = now()
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() not in ("bearer", "jwt"):
        token = request.headers.get("authorization-bearer", "")
    if not token:
        return visitor(at)
    session = standing_session(decode(token.strip(), kind="access", at=at), at=at)
    return viewer_of_session(user=session.user, second_factor_at=session.second_factor_at, at=at)


def viewer_of_session(*, user: User, second_factor_at: datetime | None, at: datetime) -> Viewer:
    """The viewer of a sign-in; offices come only with the second factor, where the mall asks for one.

    Weighty acts ask for a fresh one: a page gets it at allauth's `mfa_reauthenticate`, the API at
    `secondFactorConfirm`.
    """
    viewer = viewer_of(
        account_id=user.pk,
        name=user.full_name,
        at=at,
        with_offices=second_factor_at is not None or not settings.OFFICER_SECOND_FACTOR,
    )
    fresh = second_factor_at is not None and at - second_factor_at < SECOND_FACTOR_FRESH
    return replace(viewer, fresh_second_factor=fresh)


class ViewerMiddleware:
    """Sets `request.viewer`, read only when something asks: public pages cost no session query."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        request.viewer = SimpleLazyObject(lambda: viewer_from_session(request))
        return self.get_response(request)


def viewer_context(request: HttpRequest) -> dict[str, Any]:
    """Template context: `viewer`."""
    return {"viewer": getattr(request, "viewer", None) or visitor(now())}
