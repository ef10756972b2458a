"""Where things lie, and how the commands speak."""

import os
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("MALL_VAR") or ROOT / "var").resolve()
VENV = ROOT / ".venv"


class Refused(Exception):
    """A command cannot go on; the message tells the person at the keyboard what to do."""


def say(text: str = "") -> None:
    print(text, flush=True)


def note(text: str) -> None:
    """Progress goes to stderr, so that stdout stays what the command was asked for."""
    print(text, file=sys.stderr, flush=True)


def give_up(text: str) -> NoReturn:
    note(f"mall: {text}")
    raise SystemExit(1)


def made_private(folder: Path) -> Path:
    """The folder, created with mode 0700 where it did not exist."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except PermissionError as error:
        raise Refused(f"cannot write {folder}: it belongs to another user of this machine.") from error
    return folder
