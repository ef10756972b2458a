"""Write the database and all files into a new folder. The keys are not in it: keep them elsewhere."""

import argparse
from pathlib import Path

from marketplace.cli import house
from marketplace.cli.backups import size_of, write_backup
from marketplace.cli.database import database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="where to write it; must not be there yet, or be empty")


def run(options: argparse.Namespace) -> int:
    folder = options.folder.resolve()
    with database("demo") as db:
        note = write_backup(db, folder)
    residents = note["rows"].get("village_resident", 0)
    house.note(f"{folder}: {size_of(folder) / 1e6:.1f} MB, {residents:,} residents.")
    house.note("It holds names, birth dates and addresses in clear: treat it as the register itself.")
    house.note(
        "MALL_FIELD_KEYS and MALL_HASH_KEY are not in it. Without them no NIK and no file opens again."
    )
    return 0
