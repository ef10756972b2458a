import subprocess

from marketplace.cli import house
from marketplace.cli.commands.__main__ import MODULES
from marketplace.cli.usage import COMMANDS, parts_of, usage


def asked(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([house.ROOT / "mall", *arguments], text=True, capture_output=True, cwd="/")


def test_the_help_fits_one_screen() -> None:
    lines = usage().splitlines()

    assert len(lines) <= 24
    assert max(map(len, lines)) <= 100


def test_every_promised_command_exists() -> None:
    assert list(MODULES) == list(COMMANDS)


def test_help_is_an_answer_and_a_wrong_command_is_an_error() -> None:
    assert (asked("--help").returncode, asked("--help").stdout) == (0, usage() + "\n")
    assert asked("sell").returncode == 2


def test_every_command_says_what_it_does() -> None:
    for name in set(COMMANDS) - {"manage", "bench"}:
        told = asked(name, "--help")
        assert (name, told.returncode) == (name, 0)
        assert f"./mall {name}" in told.stdout


def test_running_needs_less_than_testing() -> None:
    assert parts_of("demo", in_ci=True) == ["runtime"]
    assert parts_of("test", in_ci=False) == ["runtime", "dev"]
    assert parts_of("check", in_ci=True) == ["runtime", "dev", "ci"]
