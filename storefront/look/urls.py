"""Pages that only demo and test sites have: the components, and the mail that a demo did not send."""

from django.urls import path

from storefront.look.demo_mail import demo_mail
from storefront.look.views import components

app_name = "look"

urlpatterns = [
    path("gaya/", components, name="components"),
    path("demo/surel/", demo_mail, name="mail"),
]
