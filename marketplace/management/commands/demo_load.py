import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from foundation.clock import now
from marketplace.demo.loading import AlreadyLoaded, Step, load


class Command(BaseCommand):
    help = "Load the demo regency into an empty database: made-up people, real rules."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", type=Path, help="where to write sign-ins and examples")

    def handle(self, *args: Any, **options: Any) -> None:
        told: dict[str, Any] = {}
        try:
            with Progress(
                TextColumn("{task.description:<36}"),
                BarColumn(),
                TextColumn("{task.completed:>4}/{task.total}"),
                TimeElapsedColumn(),
            ) as progress:
                bars: dict[str, Any] = {}
                for step in load(at=now()):
                    if not isinstance(step, Step):
                        told = step.sheet
                        continue
                    if step.title not in bars:
                        bars[step.title] = progress.add_task(step.title, total=step.total)
                    progress.update(bars[step.title], completed=step.done, total=step.total)
        except AlreadyLoaded:
            raise CommandError(
                "There are residents in this database; the demo goes into an empty one."
            ) from None
        if options["json"]:
            options["json"].write_text(json.dumps(told, ensure_ascii=False, indent=2))
