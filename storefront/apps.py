from typing import Any

from allauth.account.signals import email_confirmed
from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.module_loading import import_string


class StorefrontConfig(AppConfig):
    name = "storefront"
    label = "storefront"
    verbose_name = "Storefront"

    def ready(self) -> None:
        user_logged_in.connect(_bring_cart_along, dispatch_uid="storefront.bring_cart_along")
        email_confirmed.connect(_bring_orders_along, dispatch_uid="storefront.bring_orders_along")


def _bring_cart_along(request: Any, user: Any, **_others: Any) -> None:
    """Django tells of every sign-in, whichever way it came; the visitor's cart goes with it."""
    # Named by string: Django reads this module before there are models.
    import_string("storefront.buyer.basket.bring_cart_along")(request, user)


def _bring_orders_along(email_address: Any, **_others: Any) -> None:
    """An address is somebody's for certain: what was ordered with it as a guest becomes his account's."""
    import_string("storefront.buyer.basket.bring_orders_along")(email_address.user)
