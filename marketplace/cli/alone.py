"""One program by itself, as a service manager or a container runs it."""

import os
import sys
from collections.abc import Sequence

from marketplace.cli import house
from marketplace.cli.children import Settings, settings_for
from marketplace.cli.database import Database, database
from marketplace.cli.migrations import migrate
from marketplace.cli.running import recorded, this_command
from marketplace.cli.signals import Stopped, StopSignals
from marketplace.cli.static_files import collect
from marketplace.cli.supervision import programs


def run_alone(name: str, arguments: Sequence[str], *, migrated: bool, base_url: str | None = None) -> int:
    """With DATABASE_URL this process becomes the program: signals and exit code are the program's own."""
    if os.environ.get("DATABASE_URL"):
        with database("demo") as db:
            settings = ready(db, migrated=migrated, base_url=base_url)
        # A process keeps its number when it becomes another program, so `./mall stop` finds it by this.
        this_command(name, base_url or "").write()
        os.chdir(house.ROOT)
        os.execve(sys.executable, [sys.executable, *arguments], settings)
    signals = StopSignals()
    try:
        with signals.heard(), database("demo") as db:
            settings = ready(db, migrated=migrated, base_url=base_url)
            with recorded(this_command(name, base_url or "")) as running, programs(signals, running) as group:
                group.start(name, arguments, settings, to_terminal=True)
                group.watch(db.cluster)
    except Stopped:
        return 0
    return 1


def ready(db: Database, *, migrated: bool, base_url: str | None) -> Settings:
    settings = settings_for(db, base_url=base_url)
    if not migrated:
        migrate(db, settings)
    if base_url is not None:
        collect(settings)
    return settings
