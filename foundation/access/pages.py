"""Every page says who may open it. A view without the declaration stops the start-up."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from foundation.access.attempts import TooManyAttempts
from foundation.access.permissions import PUBLIC, SIGNED_IN, is_access
from foundation.access.refusals import Forbidden, NotFound

View = Callable[..., HttpResponse]


def page(*, access: str, methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """Declare a page: `access` is PUBLIC, SIGNED_IN or a permission; other methods answer 405.

    Visitors of a closed page go to sign-in and come back; a signed-in account without the
    permission gets 403; a NotFound from a selector becomes 404, so that somebody else's row and a
    row that does not exist look the same. What a closed page answers is kept by nobody.
    """
    if not is_access(access):
        raise TypeError(f"access of a page must be PUBLIC, SIGNED_IN or a permission, not {access!r}")
    allowed = frozenset(methods) | ({"HEAD"} if "GET" in methods else frozenset())

    def declare(view: View) -> View:
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in allowed:
                return HttpResponseNotAllowed(sorted(allowed))
            viewer = request.viewer
            # A public page does not ask who is there: that would cost a session and keep it out of caches.
            if access != PUBLIC and not viewer.may(access):
                if not viewer.signed_in:
                    return redirect_to_login(request.get_full_path())
                return render(request, "403.html", {"refusal": Forbidden()}, status=403)
            try:
                return view(request, *args, **kwargs)
            except NotFound as refusal:
                raise Http404(str(refusal)) from refusal
            except Forbidden as refusal:
                return render(request, "403.html", {"refusal": refusal}, status=403)
            except TooManyAttempts as refusal:
                return render(request, "429.html", {"refusal": refusal}, status=429)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            response = answered(request, *args, **kwargs)
            if access != PUBLIC:
                patch_cache_control(response, private=True, no_store=True)
            return response

        guarded.access = access
        guarded.methods = tuple(methods)
        # The door (LoginRequiredMiddleware) stands open here because this declaration guards it.
        guarded.login_required = False
        return guarded

    return declare


def declared_access(view: View) -> str | None:
    """The access that a view declares, through decorators that keep its attributes."""
    return getattr(view, "access", None)


__all__ = ["SIGNED_IN", "declared_access", "page"]
