"""Put a backup into an empty database and an empty MALL_VAR, and try whether the keys open it."""

import argparse
from pathlib import Path

from marketplace.cli import house
from marketplace.cli.backups import read_backup
from marketplace.cli.children import run_quietly, settings_for
from marketplace.cli.database import database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="what `./mall backup` wrote")


def run(options: argparse.Namespace) -> int:
    with database("demo") as db:
        note = read_backup(db, options.folder.resolve())
        house.note(f"Restored what was backed up at {note['made_at']}.")
        opened = run_quietly(["-m", "django", "open_sealed"], settings_for(db))
    if opened.returncode:
        raise house.Refused(
            "everything is back, but these keys do not open it. Set the MALL_FIELD_KEYS that the backup was "
            f"made under, and try `./mall manage open_sealed`.\n{opened.stdout.strip().splitlines()[-1]}"
        )
    house.note(opened.stdout.strip())
    return 0
