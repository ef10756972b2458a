"""The whole mall with made-up residents, letters and shops: database, web server, worker. Ctrl-C stops it."""

import argparse
import contextlib
import fcntl
import os
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from marketplace.cli import house, sheet
from marketplace.cli.children import Settings, settings_for
from marketplace.cli.database import Database, database
from marketplace.cli.house import Refused, note, say
from marketplace.cli.migrations import migrate
from marketplace.cli.ports import port_for
from marketplace.cli.postgres.cluster import find_cluster
from marketplace.cli.running import everything_recorded, recorded, this_command
from marketplace.cli.signals import Stopped, StopSignals
from marketplace.cli.static_files import collect
from marketplace.cli.supervision import Programs, programs, web_arguments, worker_arguments

ANSWER_SECONDS = 60.0
# What a demo writes besides its database; all of it made by the demo.
WRITTEN = ("media", "private", "mail", "log")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, help="port to listen on (8000, or the next free one)")
    parser.add_argument("--fresh", action="store_true", help="throw the demo's data away and start anew")


def run(options: argparse.Namespace) -> int:
    began = time.monotonic()
    signals = StopSignals()
    try:
        with signals.heard(), only_one_demo():
            port = port_for(options.port)
            if options.fresh:
                start_anew()
            base_url = os.environ.get("MALL_BASE_URL") or f"http://127.0.0.1:{port}"
            with database("demo") as db, recorded(this_command("demo", base_url)) as running:
                settings = settings_for(db, base_url=base_url)
                migrate(db, settings)
                with programs(signals, running) as group:
                    load_once(db, settings, group)
                    collect(settings)
                    group.start("worker", worker_arguments(), settings)
                    group.start("web", web_arguments(host="127.0.0.1", port=port, workers=2), settings)
                    wait_until_it_answers(f"http://127.0.0.1:{port}/", group)
                    told = sheet.written(db, base_url)
                    say(sheet.as_text(told, log_folder=house.VAR / "log"))
                    note(f"Up after {time.monotonic() - began:.1f} s.")
                    group.watch(db.cluster)
    except Stopped:
        note("Stopped.")
        return 0
    return 1


@contextlib.contextmanager
def only_one_demo() -> Iterator[None]:
    with (house.made_private(house.VAR) / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            where = [one.base_url for one in everything_recorded() if one.command.name == "demo"]
            at = f" at {where[0]}/" if where else ""
            raise Refused(f"a demo of this clone runs already{at}. `./mall stop` stops it.") from None
        end_what_a_killed_demo_left()
        yield


def end_what_a_killed_demo_left() -> None:
    for running in everything_recorded():
        if running.command.name == "demo" and not running.command.is_alive():
            running.stop(seconds=0)


def start_anew() -> None:
    if os.environ.get("DATABASE_URL"):
        raise Refused(
            "--fresh would empty the database of DATABASE_URL. Empty it yourself, or unset DATABASE_URL."
        )
    find_cluster("demo").remove()
    for name in WRITTEN:
        shutil.rmtree(house.VAR / name, ignore_errors=True)
    sheet.PATH.unlink(missing_ok=True)


def load_once(db: Database, settings: Settings, group: Programs) -> None:
    """`demo_load` writes its sheet as its last act, so a sheet in its place means that all of it is there."""
    loaded = sheet.loaded(db)
    if loaded.exists():
        return
    unfinished: Path = loaded.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    if group.finish("demo_load", ["-m", "django", "demo_load", "--json", str(unfinished)], settings) != 0:
        raise Refused("the demo's data could not be loaded; what went wrong stands above.")
    unfinished.replace(loaded)


def wait_until_it_answers(url: str, group: Programs) -> None:
    end = time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < end:
        group.refuse_the_dead()
        try:
            with urllib.request.urlopen(url, timeout=10):
                return
        except urllib.error.HTTPError as error:
            raise Refused(f"{url} answers {error.code}; {house.VAR / 'log' / 'web.log'} says why.") from None
        except OSError:
            time.sleep(0.1)
    raise Refused(
        f"the web server did not answer within {ANSWER_SECONDS:.0f} s; see {house.VAR / 'log' / 'web.log'}"
    )
