import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from marketplace.cli import house
from marketplace.cli.house import Refused
from marketplace.cli.liveness import is_alive, wait_until_gone
from marketplace.cli.running import Running, everything_recorded, recorded, this_command
from marketplace.cli.signals import Stopped, StopSignals
from marketplace.cli.supervision import Programs, programs

SLEEPS = ["-c", "import time; time.sleep(60)"]
HAS_A_STUBBORN_CHILD = [
    "-c",
    "import signal, subprocess, sys, time\n"
    "stubborn = 'import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); "
    "time.sleep(60)'\n"
    "child = subprocess.Popen([sys.executable, '-c', stubborn], stdout=subprocess.PIPE)\n"
    "child.stdout.readline()\n"
    "print(child.pid, flush=True)\n"
    "time.sleep(60)",
]
STARTS_ONE_AND_WAITS = """
import os, sys, time
from marketplace.cli.running import recorded, this_command
from marketplace.cli.signals import StopSignals
from marketplace.cli.supervision import programs
with recorded(this_command("rehearsal")) as running, programs(StopSignals(), running) as group:
    group.start("sleeper", ["-c", "import time; time.sleep(60)"], dict(os.environ))
    print(running.children[0].pid, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def group() -> Iterator[Programs]:
    with recorded(this_command("rehearsal")) as running, programs(StopSignals(), running) as group:
        yield group


def pid_of(name: str) -> int:
    return next(
        child.pid for running in everything_recorded() for child in running.children if child.name == name
    )


def first_line(path: Path) -> str:
    end = time.monotonic() + 10
    while not path.exists() or "\n" not in path.read_text():
        assert time.monotonic() < end
        time.sleep(0.02)
    return path.read_text().splitlines()[0]


def test_programs_end_with_the_block_that_started_them() -> None:
    with recorded(this_command("rehearsal")) as running, programs(StopSignals(), running) as group:
        group.start("sleeper", SLEEPS, dict(os.environ))
        pid = running.children[0].pid
        assert is_alive(pid)

    assert not is_alive(pid)
    assert not running.record.exists()


def test_children_of_a_program_end_with_it_even_when_they_ignore_the_request(group: Programs) -> None:
    group.start("parent", HAS_A_STUBBORN_CHILD, dict(os.environ))
    stubborn = int(first_line(house.VAR / "log" / "parent.log"))

    group.stop()

    assert wait_until_gone(stubborn, seconds=2)


def test_a_program_that_ends_by_itself_is_told_with_its_last_words(group: Programs) -> None:
    group.start("failing", ["-c", "print('no such port'); raise SystemExit(3)"], dict(os.environ))

    with pytest.raises(Refused, match=r"failing ended by itself \(code 3\)[\s\S]*no such port"):
        group.watch(None)


def test_programs_end_when_their_command_is_killed_outright() -> None:
    command = subprocess.Popen(
        [sys.executable, "-c", STARTS_ONE_AND_WAITS], cwd=house.ROOT, stdout=subprocess.PIPE, text=True
    )
    assert command.stdout is not None
    sleeper = int(command.stdout.readline())

    command.kill()
    command.wait()
    command.stdout.close()

    assert wait_until_gone(sleeper, seconds=5)
    # What is left of it is a record, which the next command tidies away.
    left = next(running for running in everything_recorded() if running.command.pid == command.pid)
    left.stop(seconds=0)
    assert not left.record.exists()


def test_stop_ends_a_command_and_what_it_started() -> None:
    command = subprocess.Popen(
        [sys.executable, "-c", STARTS_ONE_AND_WAITS], cwd=house.ROOT, stdout=subprocess.PIPE, text=True
    )
    assert command.stdout is not None
    sleeper = int(command.stdout.readline())
    found = next(running for running in everything_recorded() if running.command.pid == command.pid)

    assert found.stop(seconds=5)
    command.stdout.close()

    assert command.wait() == -signal.SIGTERM
    assert wait_until_gone(sleeper, seconds=2)


def test_a_record_from_before_the_machine_started_is_forgotten() -> None:
    running = this_command("rehearsal")
    earlier = Running(running.command, boot="an earlier start of this machine")
    earlier.write()

    assert earlier.command.pid not in [one.command.pid for one in everything_recorded()]
    assert not earlier.record.exists()


def test_the_same_number_with_another_start_is_another_process() -> None:
    running = this_command("rehearsal")

    assert running.command.is_alive()
    running.command.started = "1"
    assert not running.command.is_alive()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_way_to_ask_for_an_end_is_heard_once(number: signal.Signals) -> None:
    with StopSignals().heard():
        with pytest.raises(Stopped):
            os.kill(os.getpid(), number)
        os.kill(os.getpid(), number)


def test_a_request_waits_for_a_step_that_must_not_be_cut() -> None:
    steps = []

    with StopSignals().heard() as signals, pytest.raises(Stopped), signals.held_back():
        os.kill(os.getpid(), signal.SIGTERM)
        steps.append("finished")

    assert steps == ["finished"]
