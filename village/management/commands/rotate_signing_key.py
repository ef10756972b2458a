from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foundation.clock import now
from village.letters.rules.refusals import NoSigningKey
from village.letters.services import rotate_signing_key


class Command(BaseCommand):
    help = "Sign letters with a new key from now on. Letters signed before stay checkable."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--region", default="35.10", help="whose key (default: the regency)")

    def handle(self, *args: Any, region: str, **options: Any) -> None:
        try:
            key = rotate_signing_key(region_code=region, at=now())
        except NoSigningKey as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"New key {key.kid} signs for {region}. Back up the database now.")
