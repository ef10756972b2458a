"""A way into Django for the API alone: no session, no language, no CSRF token, no messages."""

from collections.abc import Sequence
from typing import Any

from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler
from django.utils.module_loading import import_string


class ApiHandler(WSGIHandler):
    """Runs a short chain of middleware. The API reads who asks from a header, so it needs none of the others.

    The whole chain of the pages costs a fifth of a product list.
    """

    def __init__(self, middleware: Sequence[str]) -> None:
        self._paths = middleware
        super().__init__()

    def load_middleware(self, is_async: bool = False) -> None:
        self._view_middleware: list[Any] = []
        self._template_response_middleware: list[Any] = []
        self._exception_middleware: list[Any] = []
        chain = convert_exception_to_response(self._get_response)
        for path in reversed(self._paths):
            chain = convert_exception_to_response(import_string(path)(chain))
        self._middleware_chain = chain


def by_path(path: str, api: Any, pages: Any) -> Any:
    """A WSGI application that sends one path to `api` and all others to `pages`."""

    def application(environ: dict[str, Any], start_response: Any) -> Any:
        return (api if environ.get("PATH_INFO") == path else pages)(environ, start_response)

    return application
