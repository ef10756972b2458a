import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foundation.access.refusals import Refusal
from foundation.clock import now
from village.residents.register_file import COLUMNS, entries_of
from village.residents.services import load_residents


class Command(BaseCommand):
    help = "Load the first register of a village from a CSV file: all rows or none. Columns: " + ", ".join(
        COLUMNS
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("village", help="code of the desa or kelurahan, for example 35.10.17.2006")
        parser.add_argument("file", help="path of the CSV file, UTF-8; - reads standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["file"]
        lines = sys.stdin if name == "-" else Path(name).read_text(encoding="utf-8-sig").splitlines()
        try:
            batch = load_residents(
                entries_of(lines),
                options["village"],
                by=None,
                at=now(),
                source="standard input" if name == "-" else Path(name).name,
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{batch.region}: {batch.resident_count} residents, batch {batch.pk}")
