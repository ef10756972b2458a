"""A mall that runs: its own database and files, a web server and a worker as programs of their own."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import TypeVar

from marketplace.cli.children import dying_with
from marketplace.cli.house import ROOT
from marketplace.cli.supervision import web_arguments, worker_arguments
from tests.journeys.ground import Ground, Villager, copied, dropped, environment, manage

START_SECONDS = 60.0
PATIENCE_SECONDS = 30.0

Found = TypeVar("Found")


@dataclass
class Site:
    """`settings` is the environment of its programs."""

    url: str
    var: Path
    settings: dict[str, str]
    ground: Ground
    free: dict[str, list[Villager]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.free = {code: list(folk) for code, folk in self.ground.villagers.items()}

    def take(self, village: str) -> Villager:
        """A resident whom nobody has taken yet, and who is no kin of those taken before."""
        return self.free[village].pop(0)

    def manage(self, *arguments: str, told: str = "") -> str:
        return manage(self.settings, *arguments, told=told)

    def mails(self) -> list[EmailMessage]:
        """What the mall has sent so far."""
        written = sorted((self.var / "mail").glob("*.log"))
        letters = [part for path in written for part in path.read_bytes().split(b"-" * 79 + b"\n")]
        return [message_from_bytes(one, policy=policy.default) for one in letters if one.strip()]  # type: ignore[misc]

    def unfiltered(self) -> str:
        """Whatever any logger of a loud site was told."""
        return "".join(path.read_text() for path in sorted((self.var / "log").glob("unfiltered-*.log")))


def waited_for(what: str, ask: Callable[[], Found | None], *, seconds: float = PATIENCE_SECONDS) -> Found:
    """The first answer that is not empty: the worker does its part beside."""
    end = time.monotonic() + seconds
    while not (found := ask()):
        assert time.monotonic() < end, f"waited {seconds:.0f} s for {what}"
        time.sleep(0.1)
    return found


@contextlib.contextmanager
def running(ground: Ground, var: Path, *, loud: bool = False) -> Iterator[Site]:
    """A site on a copy of the ground; a loud one says everything it can and keeps the jobs that are done."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    settings = environment(copied(ground, var), var, MALL_BASE_URL=url, PYTHONUNBUFFERED="1")
    worker = worker_arguments()
    (var / "log").mkdir()
    if loud:
        settings["DJANGO_SETTINGS_MODULE"] = "tests.journeys.loud"
        worker = ["--delete-jobs=never" if one.startswith("--delete-jobs") else one for one in worker]
    with contextlib.ExitStack() as programs:
        programs.callback(dropped, settings["DATABASE_URL"])
        for name, arguments in (
            ("web", [*web_arguments(host="127.0.0.1", port=port, workers=1), "--access-log"]),
            ("worker", worker),
        ):
            programs.enter_context(_program(name, arguments, settings, var))
        waited_for("the web server", lambda: _answers(url, var), seconds=START_SECONDS)
        yield Site(url, var, settings, ground)


@contextlib.contextmanager
def _program(name: str, arguments: list[str], settings: dict[str, str], var: Path) -> Iterator[None]:
    with (var / "log" / f"{name}.log").open("wb") as written:
        program = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=dying_with(os.getpid()),
        )
    try:
        yield
    finally:
        program.send_signal(signal.SIGTERM)
        try:
            program.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()


def _answers(url: str, var: Path) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/periksa/", timeout=10):
            return True
    except urllib.error.HTTPError as error:
        raise AssertionError(
            f"{url} answers {error.code}:\n{(var / 'log' / 'web.log').read_text(errors='replace')[-4000:]}"
        ) from None
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
