"""./mall test [--long] [pytest arguments]: the tests, in parallel when no test is named.

--long adds the long properties and races. Everything else goes to pytest. The server is a throw-away
PostgreSQL; every run has databases of its own in it, so that two runs do not meet.
"""

import os
import shutil
import tempfile

from marketplace.cli import house
from marketplace.cli.children import run_in_front, settings_for
from marketplace.cli.database import Database, database
from marketplace.cli.liveness import is_alive
from marketplace.cli.orphans import drop_databases, test_databases_of_dead_runs


def pass_on(arguments: list[str]) -> int:
    if arguments[:1] in (["-h"], ["--help"]):
        house.say(__doc__)
        return 0
    remove_folders_of_dead_runs()
    with (
        database("test") as db,
        tempfile.TemporaryDirectory(
            dir=house.made_private(house.VAR), prefix=f"test-{os.getpid()}-", ignore_cleanup_errors=True
        ) as var,
    ):
        settings = {
            **settings_for(own_database(db), mode="test"),
            "MALL_MODE": "test",
            "MALL_VAR": var,
            # What is logged while Django loads would appear after pytest's closing line.
            "MALL_LOG_LEVEL": os.environ.get("MALL_LOG_LEVEL", "WARNING"),
            "MALL_LONG": "1" if "--long" in arguments else "",
        }
        code = run_in_front(
            ["-m", "pytest", "-p", "marketplace.cli.skips", *parallel(arguments), *arguments], settings
        )
        if db.cluster is not None:
            drop_databases(db.url, test_databases_of_dead_runs(db.url, also=os.getpid()))
    return code


def own_database(db: Database) -> Database:
    """Named after this process in a cluster of ours; a given DATABASE_URL is taken as it is."""
    return db if db.cluster is None else db.named(f"mall_{os.getpid()}")


def remove_folders_of_dead_runs() -> None:
    for folder in house.VAR.glob("test-*-*"):
        run = folder.name.split("-")[1]
        if run.isdigit() and not is_alive(int(run)):
            shutil.rmtree(folder, ignore_errors=True)


def parallel(arguments: list[str]) -> list[str]:
    """Workers cost seconds to start: not for a test that was named, nor against an explicit -n."""
    named = any(not argument.startswith("-") for argument in arguments)
    chosen = any(argument.startswith(("-n", "--numprocesses", "--pdb", "--co")) for argument in arguments)
    if named or chosen:
        return []
    return ["-n", str(min(8, usable_cores())), "--dist", "worksteal"]


def usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
