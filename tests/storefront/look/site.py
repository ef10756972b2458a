"""A small site of the layouts and components, with every page of the menus at its name."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.template import Context, RequestContext, Template
from django.urls import include, path

from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from foundation.clock import now
from storefront.look import navigation, sample
from storefront.look.views import components

FOLDER = Path(__file__).parent / "pages"
PAGES = sorted(page.stem for page in FOLDER.glob("*.html"))
CURRENT = {"officer": "queue", "search": "search"}


@page(access=PUBLIC)
def show(request: HttpRequest, name: str) -> HttpResponse:
    context = {**sample.context(), "now": now(), "cart_count": 4, "nav": CURRENT.get(name, "home")}
    if name != "officer":
        del context["office"]
    return HttpResponse(
        Template((FOLDER / f"{name}.html").read_text()).render(RequestContext(request, context))
    )


@page(access=PUBLIC)
def error(request: HttpRequest, code: str) -> HttpResponse:
    return HttpResponse(
        Template("{% include name %}").render(RequestContext(request, {"name": f"{code}.html"}))
    )


@page(access=PUBLIC)
def blank(request: HttpRequest) -> HttpResponse:
    return HttpResponse(Template("").render(Context()))


def named_pages() -> list:
    spaces: dict[str, list] = {}
    for key, route in navigation.ROUTES.items():
        space, _, name = route.rpartition(":")
        spaces.setdefault(space, []).append(path(f"{key}/", blank, name=name))
    plain = spaces.pop("", [])
    return plain + [path(f"{space}/", include((pages, space))) for space, pages in spaces.items()]


urlpatterns = [
    path("gaya/", components),
    path("halaman/<str:name>/", show, name="show"),
    path("galat/<str:code>/", error, name="error"),
    *named_pages(),
]
