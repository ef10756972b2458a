"""What every answer tells the browser: nothing from elsewhere runs, nobody frames us, no address leaks."""

from typing import Any

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"


class HeadersMiddleware:
    """Content-Security-Policy and Permissions-Policy; a signed-in answer is not kept by shared caches."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
        return response
