"""What every answer tells the browser: nothing from elsewhere runs, nobody frames us, no address leaks."""

from typing import Any

from foundation.access.pages import declared_access
from foundation.access.permissions import PUBLIC

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"


class HeadersMiddleware:
    """Content-Security-Policy, Permissions-Policy, and who may keep an answer whose view does not say."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
        keeping = _keeping(request)
        if keeping:
            response.headers.setdefault("Cache-Control", keeping)
        return response


def _keeping(request: Any) -> str:
    """Nobody keeps what is not everybody's, its refusals included; no shared cache what came with cookies."""
    match = request.resolver_match
    if match is not None and declared_access(match.func) != PUBLIC:
        return "private, no-store"
    return "private" if request.COOKIES else ""
