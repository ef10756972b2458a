from typing import Any

from django.core.management.base import BaseCommand

from marketplace.schema import schema


class Command(BaseCommand):
    help = "Print the GraphQL schema, as schema.graphql holds it."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(schema.sdl(), ending="")
