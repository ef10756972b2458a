"""How fast the API reads, as a multiple of the floor: `python -m bench` on a database of its own."""

from marketplace.cli.children import run_in_front, settings_for
from marketplace.cli.database import database
from marketplace.cli.migrations import migrate
from marketplace.cli.static_files import collect


def pass_on(arguments: list[str]) -> int:
    given = [word for word in arguments if word.isdecimal()]
    with database("demo", name=f"bench_{given[0]}" if given else "bench") as db:
        settings = settings_for(db)
        migrate(db, settings)
        collect(settings)
        return run_in_front(["-m", "bench", *arguments], settings)
