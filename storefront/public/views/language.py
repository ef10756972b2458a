from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt

from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from storefront.look.languages import known_language, remember_language


# Nothing but this browser's language changes: a token would set a cookie on every page for it.
@csrf_exempt
@page(access=PUBLIC, methods=("POST",))
def choose(request: HttpRequest) -> HttpResponse:
    """Speak another language from the next page on, and back to the page where it was chosen."""
    language = known_language(request.POST.get("language", ""))
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        back = "/"
    response = redirect(back)
    remember_language(response, request, language)
    return response
