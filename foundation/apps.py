from django.apps import AppConfig
from django.core.checks import Tags, register

from foundation.access.declarations import undeclared_addresses


class FoundationConfig(AppConfig):
    name = "foundation"
    verbose_name = "Foundation"

    def ready(self) -> None:
        register(undeclared_addresses, Tags.urls)
