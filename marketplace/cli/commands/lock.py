"""Compile requirements/*.in into locked files with hashes and without any registry's address."""

import argparse
import subprocess
import sys

from marketplace.cli import house
from marketplace.cli.house import Refused

OLDEST_PYTHON = "3.11"
FILES = ("runtime", "dev", "ci")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--upgrade", action="store_true", help="take the newest versions that the .in files allow"
    )


def run(options: argparse.Namespace) -> int:
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
    command += ["--no-header", "--no-emit-index-url", f"--python-version={OLDEST_PYTHON}"]
    command += ["--upgrade"] if options.upgrade else []
    for name in FILES:
        locked = f"requirements/{name}.txt"
        done = subprocess.run(
            [*command, f"requirements/{name}.in", "-o", locked], cwd=house.ROOT, stdout=subprocess.DEVNULL
        )
        if done.returncode:
            raise Refused(f"could not compile {locked}; what uv said stands above.")
        if "://" in (house.ROOT / locked).read_text():
            raise Refused(f"{locked} holds an address; it must not.")
        house.say(locked)
    return 0
