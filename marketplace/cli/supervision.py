"""The programs of the house: how each is started, and a group of them that lives and ends together."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from marketplace.cli import house
from marketplace.cli.children import Settings, dying_with
from marketplace.cli.house import Refused
from marketplace.cli.postgres.cluster import Cluster
from marketplace.cli.running import Running, kill_group
from marketplace.cli.signals import StopSignals

STOP_SECONDS = 15.0
JOB_SECONDS = 10


def web_arguments(*, host: str, port: int, workers: int) -> list[str]:
    """One blocking thread a worker is what measured fastest; requests beyond it wait in the backlog."""
    return [
        "-m",
        "granian",
        "--interface=wsgi",
        "--no-ws",
        f"--host={host}",
        f"--port={port}",
        f"--workers={workers}",
        "--blocking-threads=1",
        "--workers-kill-timeout=10",
        "--respawn-failed-workers",
        "marketplace.wsgi:application",
    ]


def worker_arguments() -> list[str]:
    """Finished jobs are deleted: the history is in the rows that they changed."""
    return [
        "-m",
        "django",
        "procrastinate",
        "worker",
        f"--shutdown-graceful-timeout={JOB_SECONDS}",
        "--delete-jobs=successful",
    ]


class Programs:
    """Started one by one, watched together, ended in reverse."""

    def __init__(self, signals: StopSignals, running: Running) -> None:
        self._signals = signals
        self._running = running
        self._children: list[tuple[str, Path, subprocess.Popen[bytes]]] = []

    def start(
        self, name: str, arguments: Sequence[str], settings: Settings, *, to_terminal: bool = False
    ) -> None:
        log = house.made_private(house.VAR / "log") / f"{name}.log"
        with self._signals.held_back(), log.open("wb") as written:
            child = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=house.ROOT,
                env=settings,
                stdin=subprocess.DEVNULL,
                stdout=None if to_terminal else written,
                stderr=None if to_terminal else subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=dying_with(os.getpid()),
            )
            self._children.append((name, log, child))
            self._running.add(name, child.pid)

    def finish(self, name: str, arguments: Sequence[str], settings: Settings) -> int:
        """Run one to its end, before the terminal. Returns its exit code."""
        self.start(name, arguments, settings, to_terminal=True)
        child = self._children[-1][2]
        while child.poll() is None:
            time.sleep(0.05)
        with self._signals.held_back():
            self._children.pop()
            self._running.children.pop()
            self._running.write()
        return child.returncode

    def refuse_the_dead(self) -> None:
        for name, log, child in self._children:
            if child.poll() is not None:
                last = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
                told = f" Its last words ({log}):\n{last}" if last else ""
                raise Refused(f"{name} ended by itself (code {child.returncode}).{told}")

    def watch(self, cluster: Cluster | None) -> None:
        """Returns never; raises Stopped, or Refused when one of them or the database ends by itself."""
        while True:
            self.refuse_the_dead()
            if cluster is not None and cluster.pid() is None:
                raise Refused(f"the database ended by itself; {cluster.log} says why.")
            time.sleep(0.25)

    def stop(self) -> None:
        children = list(reversed(self._children))
        for _, _, child in children:
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        end = time.monotonic() + STOP_SECONDS
        for _, _, child in children:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, end - time.monotonic()))
            kill_group(child.pid)
            child.wait()
        self._children.clear()


@contextlib.contextmanager
def programs(signals: StopSignals, running: Running) -> Iterator[Programs]:
    group = Programs(signals, running)
    try:
        yield group
    finally:
        with signals.held_back():
            group.stop()
