"""Whether a process is really there: a zombie is not, nor is a stranger who got an old number."""

import contextlib
import os
import subprocess
import time
from pathlib import Path


def is_alive(pid: int) -> bool:
    """Signal 0 also reaches a zombie, so the state is asked too."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return state_of(pid) not in ("Z", "X", "")


def state_of(pid: int) -> str:
    """One letter as in ps, or "" when there is no such process."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        if Path("/proc/self/stat").exists():
            return ""
        answer = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], text=True, capture_output=True)
        return answer.stdout.strip()[:1]
    except ProcessLookupError:
        return ""
    return stat.rpartition(")")[2].split()[0]


def started_at(pid: int) -> str:
    """Clock ticks since boot at which the process began: with the pid, its name for life."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (FileNotFoundError, ProcessLookupError):
        answer = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], text=True, capture_output=True)
        return answer.stdout.strip()


def boot_identity() -> str:
    """Changes with every start of the machine; empty where the system does not tell."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except FileNotFoundError:
        return ""


def works_in(pid: int, folder: Path) -> bool:
    """A postmaster stands in its data folder; unknown counts as yes, so that nothing alive is robbed."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
    except OSError:
        return True


def wait_until_gone(pid: int, *, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while is_alive(pid):
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
