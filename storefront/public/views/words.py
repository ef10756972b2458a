"""Pages of words: help, privacy, accessibility."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foundation.access.pages import page
from foundation.access.permissions import PUBLIC


@page(access=PUBLIC)
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "public/help.html", {"nav": "account"})


@page(access=PUBLIC)
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/privacy.html", {"mail": settings.MALL_CONTACT_EMAIL, "nav": "account"})


@page(access=PUBLIC)
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(
        request, "public/accessibility.html", {"mail": settings.MALL_CONTACT_EMAIL, "nav": "account"}
    )
