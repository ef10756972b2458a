"""A Django management command, with the demo's database unless DATABASE_URL says another."""

from marketplace.cli.children import run_in_front, settings_for
from marketplace.cli.database import database


def pass_on(arguments: list[str]) -> int:
    with database("demo") as db:
        return run_in_front(["-m", "django", *arguments], settings_for(db))
