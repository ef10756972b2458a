"""What runs, written down so that `./mall stop` and a second `demo` find it."""

import contextlib
import json
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from marketplace.cli import house
from marketplace.cli.liveness import boot_identity, is_alive, started_at, wait_until_gone


@dataclass
class Process:
    name: str
    pid: int
    started: str

    def is_alive(self) -> bool:
        return is_alive(self.pid) and started_at(self.pid) == self.started


@dataclass
class Running:
    """One long command and the programs that it started, each in a process group of its own."""

    command: Process
    base_url: str = ""
    children: list[Process] = field(default_factory=list)
    boot: str = field(default_factory=boot_identity)

    @property
    def record(self) -> Path:
        return folder() / f"{self.command.pid}.json"

    def write(self) -> None:
        unfinished = self.record.with_suffix(".part")
        unfinished.write_text(json.dumps(asdict(self), indent=1))
        unfinished.replace(self.record)

    def add(self, name: str, pid: int) -> None:
        self.children.append(Process(name, pid, started_at(pid)))
        self.write()

    def stop(self, *, seconds: float) -> bool:
        """True when there was anything left to stop."""
        found = False
        if self.command.is_alive():
            found = True
            os.kill(self.command.pid, signal.SIGTERM)
            if not wait_until_gone(self.command.pid, seconds=seconds):
                os.kill(self.command.pid, signal.SIGKILL)
        for child in self.children:
            found = end_group(child, seconds=5) or found
        self.record.unlink(missing_ok=True)
        return found


def folder() -> Path:
    return house.made_private(house.VAR / "running")


def this_command(name: str, base_url: str = "") -> Running:
    pid = os.getpid()
    return Running(Process(name, pid, started_at(pid)), base_url)


@contextlib.contextmanager
def recorded(running: Running) -> Iterator[Running]:
    running.write()
    try:
        yield running
    finally:
        running.record.unlink(missing_ok=True)


def everything_recorded() -> list[Running]:
    found = []
    for path in sorted(folder().glob("*.json")):
        with contextlib.suppress(ValueError, KeyError, TypeError, FileNotFoundError):
            told = json.loads(path.read_text())
            if told["boot"] != boot_identity():
                # The numbers in it belong to other processes by now.
                path.unlink()
                continue
            children = [Process(**child) for child in told["children"]]
            found.append(Running(Process(**told["command"]), told["base_url"], children, told["boot"]))
    return found


def end_group(leader: Process, *, seconds: float) -> bool:
    """SIGTERM to the leader, SIGKILL to what is left of its group. True when there was something left."""
    if leader.is_alive():
        with contextlib.suppress(ProcessLookupError):
            os.kill(leader.pid, signal.SIGTERM)
            wait_until_gone(leader.pid, seconds=seconds)
        kill_group(leader.pid)
        return True
    # The number of a group whose leader died is not given away while a member lives.
    return not is_alive(leader.pid) and kill_group(leader.pid)


def kill_group(group: int) -> bool:
    """True when there was anybody in it. Waits a little for them to go: their ports are taken until then."""
    found = False
    with contextlib.suppress(ProcessLookupError, PermissionError):
        for _ in range(50):
            os.killpg(group, signal.SIGKILL)
            found = True
            time.sleep(0.02)
    return found
