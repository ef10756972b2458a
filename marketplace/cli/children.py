"""Child processes: what they are told, and that they never outlive the command that started them."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence

from marketplace.cli import house
from marketplace.cli.database import Database

Settings = dict[str, str]
PR_SET_PDEATHSIG = 1


def settings_for(db: Database, *, mode: str = "demo", base_url: str | None = None) -> Settings:
    """The environment of a child. What the caller has set is never overridden."""
    settings = {**os.environ, "DATABASE_URL": db.url, "MALL_VAR": str(house.VAR), "PYTHONUNBUFFERED": "1"}
    settings.setdefault("MALL_MODE", mode)
    settings.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
    if base_url is not None:
        settings.setdefault("MALL_BASE_URL", base_url)
    return settings


def dying_with(parent: int) -> Callable[[], None] | None:
    """For preexec_fn. On Linux the kernel ends the child when its parent is gone, kill -9 included."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)

    def ask_the_kernel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask_the_kernel


def run_quietly(arguments: Sequence[str], settings: Settings) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=house.ROOT,
        env=settings,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def run_in_front(arguments: Sequence[str], settings: Settings) -> int:
    """The child has the terminal and Ctrl-C; SIGTERM is passed on. Returns its exit code."""
    child = subprocess.Popen(
        [sys.executable, *arguments], cwd=house.ROOT, env=settings, preexec_fn=dying_with(os.getpid())
    )
    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, lambda *_: None),
        signal.SIGTERM: signal.signal(signal.SIGTERM, lambda *_: child.send_signal(signal.SIGTERM)),
    }
    try:
        code = child.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code
