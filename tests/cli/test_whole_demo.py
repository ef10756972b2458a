import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from marketplace.cli import house, sheet

FIRST_START_SECONDS = 120.0
SECOND_START_SECONDS = 10.0


@pytest.fixture(scope="module")
def environment() -> Iterator[dict[str, str]]:
    """What a person at a keyboard has: nothing of the mall's is set but a folder of its own."""
    var = Path(tempfile.mkdtemp(prefix="peragaan "))
    mine = ("MALL_", "DATABASE_URL", "DJANGO_", "PYTEST_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(mine)}
    environment["MALL_VAR"] = str(var)
    yield environment
    mall("stop", environment)
    if os.geteuid() == 0:
        shutil.rmtree(server_folder(environment).parent)
    shutil.rmtree(var)


def server_folder(environment: dict[str, str]) -> Path:
    """Where the demo's PostgreSQL lies: for root, var/ holds only a pointer."""
    folder = Path(environment["MALL_VAR"], "postgres")
    return Path((folder / "demo.folder").read_text().strip()) if os.geteuid() == 0 else folder / "demo"


def mall(command: str, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [house.ROOT / "mall", command, *arguments],
        env=environment,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def a_free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


class Demo:
    def __init__(self, environment: dict[str, str], *arguments: str) -> None:
        self.port = a_free_port()
        self.log = Path(environment["MALL_VAR"], "terminal.log")
        began = time.monotonic()
        with self.log.open("w") as written:
            self.process = subprocess.Popen(
                [house.ROOT / "mall", "demo", "--port", str(self.port), *arguments],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=subprocess.STDOUT,
            )
        while not re.search(r"^Up after", self.log.read_text(), re.MULTILINE):
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() - began < FIRST_START_SECONDS, self.log.read_text()
            time.sleep(0.1)
        self.seconds = time.monotonic() - began

    def ended_by(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(60)


def processes_in(environment: dict[str, str]) -> list[str]:
    """Command lines of what still runs: the mall's by their environment, the server by its folder."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_text().replace("\0", " ")
            told = (folder / "environ").read_text().split("\0")
        except OSError:
            continue
        if f"MALL_VAR={environment['MALL_VAR']}" in told or str(server_folder(environment)) in command:
            found.append(command)
    return found


def test_a_demo_starts_shows_its_sheet_stops_and_starts_again_quickly(environment: dict[str, str]) -> None:
    first = Demo(environment)
    told = json.loads(Path(environment["MALL_VAR"], "demo.json").read_text())
    second_call = mall("demo", environment)

    assert list(told) == ["base_url", "graphql_url", "accounts", "examples"]
    assert [account["role"] for account in told["accounts"]] == list(sheet.ROLES)
    for address in (told["base_url"], *(told["examples"][name] for name in ("product", "shop", "letter"))):
        with urllib.request.urlopen(address, timeout=30) as answer:
            assert answer.status == 200, address
    assert second_call.returncode == 1
    assert f"runs already at http://127.0.0.1:{first.port}/" in second_call.stdout

    assert first.ended_by(signal.SIGINT) == 0
    assert processes_in(environment) == []

    second = Demo(environment)
    assert second.seconds < SECOND_START_SECONDS
    assert second.ended_by(signal.SIGTERM) == 0
    assert processes_in(environment) == []


def test_a_demo_that_was_killed_outright_starts_again(environment: dict[str, str]) -> None:
    killed = Demo(environment)
    assert killed.ended_by(signal.SIGKILL) == -signal.SIGKILL

    again = Demo(environment)
    stopped = mall("stop", environment)

    assert f"Stopped demo at http://127.0.0.1:{again.port}/" in stopped.stdout
    assert again.process.wait(10) == 0
    assert processes_in(environment) == []
