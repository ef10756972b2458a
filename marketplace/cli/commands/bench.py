"""How fast the API reads, as a multiple of the floor: `python -m bench` on a database of its own."""

from marketplace.cli.children import run_in_front, settings_for
from marketplace.cli.database import database
from marketplace.cli.migrations import migrate


def pass_on(arguments: list[str]) -> int:
    with database("demo", name="bench") as db:
        settings = settings_for(db)
        migrate(db, settings)
        return run_in_front(["-m", "bench", *arguments], settings)
