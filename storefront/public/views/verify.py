import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from foundation.access.viewer import Viewer
from storefront.public.forms.search import holds_personal_number
from storefront.public.showing.letters import letter_context
from vendors.shops.selectors import selling_shop_of
from village.letters.selectors.checking import LetterCheck, fallen_letters, letter_check, published_keys
from village.letters.states import VALID

HID_A_NUMBER = "angka"
FILES = (
    "mall/mall.css",
    "mall/mall.js",
    "mall/verify.js",
    "mall/sprite.svg",
    "mall/selvedge.svg",
    "mall/favicon.svg",
)
FIVE_MINUTES = "public, max-age=300"


@page(access=PUBLIC)
def verify(request: HttpRequest) -> HttpResponse:
    """The check of a letter: by the code in the address (which only the script sees), or by its number."""
    number = request.GET.get("nomor", "").strip()
    if holds_personal_number(number):
        return redirect(f"{reverse('public:verify')}?{HID_A_NUMBER}=1")
    context: dict[str, Any] = {"number": number, "hid_a_number": HID_A_NUMBER in request.GET}
    if number:
        context |= _checked(letter_check(number=number, at=request.viewer.at), request.viewer, number)
    return render(request, "public/verify.html", context)


# Nothing is changed and nobody is asked for: a page that was kept for offline use has no fresh CSRF token.
@csrf_exempt
@page(access=PUBLIC, methods=("POST",))
def verify_token(request: HttpRequest) -> HttpResponse:
    """How the letter of a code stands, as the inside of the page."""
    token = request.POST.get("token", "")
    if not token:
        return HttpResponseBadRequest()
    viewer = request.viewer
    context = _checked(letter_check(token=token, at=viewer.at), viewer, "")
    response = render(request, "public/letter.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _checked(check: LetterCheck, viewer: Viewer, number: str) -> dict[str, Any]:
    shop = None
    if check.verdict == VALID and check.business_id is not None:
        shop = selling_shop_of(check.business_id, viewer.today)
    return letter_context(check, number=number, shop=shop)


@page(access=PUBLIC)
def keys(request: HttpRequest) -> HttpResponse:
    """The public keys of letters as a JWK set."""
    return _kept(JsonResponse({"keys": published_keys()}), FIVE_MINUTES)


@page(access=PUBLIC)
def standings(request: HttpRequest) -> HttpResponse:
    """Which letters have fallen, and when that was asked: what a page without a connection goes by."""
    viewer = request.viewer
    fallen = fallen_letters(today=viewer.today)
    return _kept(JsonResponse({"as_of": viewer.at.isoformat(), "fallen": fallen}), "no-cache")


@page(access=PUBLIC)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker of the check: what it keeps changes with the files' names."""
    kept = [static(name) for name in FILES]
    context = {
        "version": hashlib.sha256("".join(kept).encode()).hexdigest()[:12],
        "kept": kept,
        "page": reverse("public:verify"),
        "fresh": [reverse("public:keys"), reverse("public:standings")],
    }
    response = render(request, "public/verify_worker.js", context, content_type="text/javascript")
    return _kept(response, "no-cache")


def _kept(response: HttpResponse, how: str) -> HttpResponse:
    response.headers["Cache-Control"] = how
    return response
