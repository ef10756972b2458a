"""In which language a page speaks: the one chosen by a press, else Indonesian. Browsers are not asked.

Most phones here speak English to the web because nobody set them; the mall's own language is Indonesian.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

INDONESIAN_ALONE = ("/jualan/", "/kantor/")
YEAR_SECONDS = 365 * 24 * 60 * 60


class ChosenLanguageMiddleware:
    """Speak the language of the cookie for the length of a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response


def language_of(request: HttpRequest) -> str:
    """The chosen language; pages of sellers and offices are Indonesian for everybody."""
    if request.path.startswith(INDONESIAN_ALONE):
        return settings.LANGUAGE_CODE
    return known_language(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))


def known_language(code: str) -> str:
    """The code, where there is a catalogue for it; else Indonesian."""
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def remember_language(response: HttpResponse, request: HttpRequest, code: str) -> None:
    """Keep the choice in the browser for a year."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        known_language(code),
        max_age=YEAR_SECONDS,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
