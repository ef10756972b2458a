"""The machine: room on the disk, folders that can be written and that nobody else can read."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from marketplace.cli import orphans
from marketplace.cli.health.finding import Finding, advice, good, lacks

GIGABYTE = 1024**3
LEAST_FREE = 2 * GIGABYTE


def machine_findings(var: Path) -> Iterator[Finding]:
    yield from disk(var)
    yield from folders(var)
    for home in orphans.clusters_without_clone():
        yield advice(f"{home} holds databases of a clone that is gone", "./mall doctor --remove-orphans")


def disk(var: Path) -> Iterator[Finding]:
    here = next(folder for folder in (var, *var.parents) if folder.exists())
    free = shutil.disk_usage(here).free
    if free < LEAST_FREE:
        yield lacks(f"only {free / GIGABYTE:.1f} GB are free at {here}", "make room: photos and letters grow")
    else:
        yield good(f"{free / GIGABYTE:.0f} GB are free at {here}")


def folders(var: Path) -> Iterator[Finding]:
    media = var / "media"
    here = next(folder for folder in (media, *media.parents) if folder.exists())
    if not os.access(here, os.W_OK | os.X_OK):
        yield lacks(
            f"photos and letters cannot be written to {media}", f"make {here} belong to whoever runs the mall"
        )
    else:
        yield good(f"{media} can be written")
    if var.exists() and stat.S_IMODE(var.stat().st_mode) & 0o007:
        yield advice(f"{var} can be entered by every user of this machine", f"chmod o= {var}")


def database_orphans(url: str) -> Iterator[Finding]:
    for name in orphans.test_databases_of_dead_runs(url):
        yield advice(
            f"database {name} is left from a test run that is over", "./mall doctor --remove-orphans"
        )
