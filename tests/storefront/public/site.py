"""The public pages and the doors of accounts, with the other areas' pages at their names only."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from catalog.media.serving import serve_media
from foundation.access.pages import page
from foundation.access.permissions import PUBLIC, SIGNED_IN


@page(access=SIGNED_IN)
def closed(request: HttpRequest) -> HttpResponse:
    return HttpResponse("tertutup")


@page(access=PUBLIC, methods=("GET", "POST"))
def open_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("terbuka")


buyer = [
    path("keranjang/", open_page, name="cart"),
    path("keranjang/tambah/", open_page, name="cart_add"),
    path("akun/", closed, name="account"),
    path("akun/kabar/", closed, name="inbox"),
    path("pesanan/", closed, name="orders"),
]
seller = [path("", open_page, name="home"), path("izin/", closed, name="apply")]
officer = [path("", closed, name="queue")]

urlpatterns = [
    path("", include("storefront.public.urls")),
    path("", include((buyer, "buyer"))),
    path("jualan/", include((seller, "seller"))),
    path("kantor/", include((officer, "officer"))),
    path("akun/", include("storefront.public.account_urls")),
    path("", include("storefront.look.urls")),
    path("media/<path:name>", serve_media, name="media"),
]
