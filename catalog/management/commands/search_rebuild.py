from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from catalog.search.engines.question import EngineDown
from catalog.search.services import forget_index, read_lists_anew, rebuild_index
from foundation.clock import now


class Command(BaseCommand):
    help = (
        "Build the index of Elasticsearch anew and swap the alias to it; searches go on meanwhile. "
        "Needed once, and after an upgrade that says so."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--words", action="store_true", help="first take changed word lists over")
        parser.add_argument("--forget", action="store_true", help="stop feeding Elasticsearch, build nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["words"]:
            self.stdout.write(f"{read_lists_anew()} products read with the present word lists.")
        if options["forget"]:
            forget_index()
            self.stdout.write("Elasticsearch is fed no more; take SEARCH_URL out of the settings.")
            return
        if not settings.SEARCH_URL:
            if options["words"]:
                return
            raise CommandError("SEARCH_URL is not set: PostgreSQL searches, and needs no index.")
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM catalog_searchdocument WHERE published")
            (total,) = cursor.fetchone()
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
        with Progress(*columns, transient=not self.stdout.isatty()) as progress:
            bar = progress.add_task(settings.SEARCH_INDEX, total=total)
            try:
                written = rebuild_index(at=now(), told=lambda done: progress.update(bar, completed=done))
            except EngineDown as down:
                raise CommandError(f"Elasticsearch does not answer ({down}); the old index stays.") from down
        self.stdout.write(f"{written} products in {settings.SEARCH_INDEX}.")
