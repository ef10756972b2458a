"""Take over a register of residents: an OpenSID export (xlsx, xlsm, csv) of a village or of the regency."""

import argparse
from pathlib import Path

from marketplace.cli.children import run_in_front, settings_for
from marketplace.cli.database import database
from marketplace.cli.migrations import migrate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["residents"], help="what the file holds")
    parser.add_argument("file", type=Path, help="the export")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--village", help="code of the desa or kelurahan, for example 35.10.17.2006")
    which.add_argument(
        "--village-column", help="the column that names each row's village (regency-wide file)"
    )
    parser.add_argument("--dry-run", action="store_true", help="show what would change, write nothing")
    parser.add_argument("--yes", action="store_true", help="take later differences over without asking")
    parser.add_argument("--report", type=Path, help="where the bad rows are written (FILE-laporan.csv)")


def run(options: argparse.Namespace) -> int:
    passed = [str(options.file.resolve())]
    for name in ("village", "village_column"):
        if getattr(options, name):
            passed += [f"--{name.replace('_', '-')}", getattr(options, name)]
    passed += ["--dry-run"] if options.dry_run else []
    passed += ["--yes"] if options.yes else []
    report = options.report or Path(f"{options.file.stem}-laporan.csv")
    passed += ["--report", str(report.resolve())]
    with database("demo") as db:
        settings = settings_for(db)
        migrate(db, settings)
        return run_in_front(["-m", "django", "import_residents", *passed], settings)
