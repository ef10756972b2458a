"""Background work: mail, letters as PDF, pictures, schedules. Runs until Ctrl-C or SIGTERM."""

import argparse

from marketplace.cli.alone import run_alone
from marketplace.cli.supervision import worker_arguments


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-migrate", action="store_true", help="the database was migrated by another step")


def run(options: argparse.Namespace) -> int:
    return run_alone("worker", worker_arguments(), migrated=options.no_migrate)
