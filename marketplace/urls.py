"""The addresses of the mall. Pages are named by string: no import runs from the roof to the storefront."""

from django.urls import include, path

urlpatterns = [
    path("akun/", include("allauth.urls")),
]
