"""The network address of whoever asks, where a proxy of ours stands before the web server."""

from typing import Any


class ClientAddressMiddleware:
    """Puts the last address of X-Forwarded-For into REMOTE_ADDR: the one that our own proxy saw and wrote.

    Only for a deployment behind a proxy. Without one the header is the client's word and counts for nothing.
    """

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        if forwarded:
            request.META["REMOTE_ADDR"] = forwarded.rpartition(",")[2].strip()
        return self.get_response(request)
