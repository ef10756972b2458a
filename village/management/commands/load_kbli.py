from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from village.businesses.services import load_kbli


class Command(BaseCommand):
    help = "Add lines of the classification of businesses from a CSV file with columns year, code, title."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="path of the CSV file, UTF-8")

    def handle(self, *args: Any, **options: Any) -> None:
        lines = Path(options["file"]).read_text(encoding="utf-8-sig").splitlines()
        self.stdout.write(f"{load_kbli(lines)} lines")
