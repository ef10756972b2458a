"""`.venv`: made from the locked requirement files, and made anew only when they changed."""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from marketplace.cli import house
from marketplace.cli.house import Refused, note

REQUIREMENTS = house.ROOT / "requirements"


def ready_environment(wanted: list[str]) -> Path:
    """Path of a Python that has what the locked files of these names hold."""
    if all(is_current(name) for name in wanted):
        return venv_python()
    with only_one_installs():
        if not works(venv_python()):
            make_venv()
        for name in wanted:
            if not is_current(name):
                install(name)
    return venv_python()


def venv_python() -> Path:
    return house.VENV / "bin" / "python"


def works(python: Path) -> bool:
    """A venv whose Python was upgraded away, or that was cut short before it had pip, is made anew."""
    if not python.exists():
        return False
    tried = subprocess.run([python, "-I", "-c", "import pip"], capture_output=True, stdin=subprocess.DEVNULL)
    return tried.returncode == 0


def stamp_of(name: str) -> Path:
    return house.VENV / f"installed-{name}.sha256"


def fingerprint(name: str) -> str:
    return hashlib.sha256((REQUIREMENTS / f"{name}.txt").read_bytes()).hexdigest()


def is_current(name: str) -> bool:
    try:
        return stamp_of(name).read_text() == fingerprint(name) and venv_python().exists()
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def only_one_installs() -> Iterator[None]:
    house.made_private(house.VAR)
    with (house.VAR / "environment.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_venv() -> None:
    note(f"Making .venv with Python {sys.version.split()[0]}")
    if importlib.util.find_spec("ensurepip") is None:
        install_venv_package()
    made = subprocess.run(
        [base_python(), "-m", "venv", "--clear", str(house.VENV)],
        text=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    if made.returncode:
        raise Refused(f"could not make {house.VENV}:\n{made.stdout}{made.stderr}")


def base_python() -> str:
    """Never the Python of the venv that is about to be cleared."""
    inside = Path(sys.prefix).resolve() == house.VENV.resolve()
    return (
        str(Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}")
        if inside
        else sys.executable
    )


def install_venv_package() -> None:
    """Debian and Ubuntu leave ensurepip out of their Python."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if os.geteuid() != 0:
        raise Refused(
            f"this Python has no venv. One command puts it right:\n    sudo apt-get install -y {package}"
        )
    note(f"Installing {package}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "-q", "update"],
        ["apt-get", "-q", "install", "-y", "--no-install-recommends", package],
    ):
        try:
            done = subprocess.run(
                command, text=True, capture_output=True, stdin=subprocess.DEVNULL, env=environment
            )
        except FileNotFoundError:
            raise Refused(
                "this Python has no venv (module ensurepip), and there is no apt-get to add it."
            ) from None
    if done.returncode:
        raise Refused(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def install(name: str) -> None:
    note(f"Installing requirements/{name}.txt")
    command = [
        str(venv_python()),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
    ]
    # The files name every package, so pip has nothing to resolve; bytecode comes with first use.
    command += ["--require-hashes", "--no-deps", "--no-compile", "--use-pep517"]
    command += ["-r", str(REQUIREMENTS / f"{name}.txt")]
    environment = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore", "PIP_REQUIRE_VIRTUALENV": "false"}
    before = fingerprint(name)
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment)
    if done.returncode:
        raise Refused(f"pip could not install requirements/{name}.txt; what it said stands above.")
    stamp_of(name).write_text(before)
