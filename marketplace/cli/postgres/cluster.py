"""One cluster: made, started, found running, stopped."""

import contextlib
import fcntl
import hashlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marketplace.cli import house
from marketplace.cli.house import Refused
from marketplace.cli.liveness import is_alive, wait_until_gone, works_in
from marketplace.cli.postgres import settings
from marketplace.cli.postgres.programs import (
    SYSTEM_FOLDER,
    Programs,
    find_programs,
    made_reachable,
    plain_environment,
)

OWNER = "mall"
DATABASE = "mall"
NAMES = ("demo", "test")
START_SECONDS = 60.0
STOP_SECONDS = 30.0


@dataclass(frozen=True)
class Cluster:
    name: str
    home: Path
    programs: Programs

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    def url(self, database: str = DATABASE) -> str:
        return f"postgresql://{OWNER}:{self.password()}@127.0.0.1:{self.port()}/{database}"

    def password(self) -> str:
        return (self.home / "password").read_text().strip()

    def port(self) -> int:
        return int((self.home / "port").read_text())

    def pid(self) -> int | None:
        """The living postmaster of this very folder, or None."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        except (FileNotFoundError, ValueError, IndexError):
            return None
        return pid if is_alive(pid) and works_in(pid, self.data) else None

    def answers(self) -> bool:
        asked = self.programs.run("pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port()), "-t", "2")
        return asked.returncode == 0

    def is_running(self) -> bool:
        return self.pid() is not None and self.answers()

    @contextlib.contextmanager
    def changing(self) -> Iterator[None]:
        """Only one command at a time makes, starts or stops this cluster."""
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "changing.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def start(self) -> None:
        """Afterwards the server answers, however it was left. Idempotent."""
        with self.changing():
            if self.pid() is not None and self._waited_for():
                self._create_database()
                return
            if settings.is_beyond_trust(self.name, self.home, self.data, self.programs.major):
                shutil.rmtree(self.data)
            if not (self.data / "PG_VERSION").exists():
                self._make()
            self._refuse_other_major()
            self._clear_dead_pid_file()
            for _ in range(3):
                self._choose_port()
                self._spawn()
                if self._waited_for():
                    break
            else:
                raise Refused(
                    f"PostgreSQL did not start. The last it said ({self.log}):\n{self._last_words()}"
                )
            self._create_database()

    def stop(self) -> bool:
        """True when there was something to stop. Sessions are ended, nothing committed is lost."""
        with self.changing():
            pid = self.pid()
            if pid is None:
                return False
            for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, sign)
                if wait_until_gone(pid, seconds=STOP_SECONDS):
                    break
            return True

    def remove(self) -> None:
        self.stop()
        with self.changing():
            for leftover in ("data", "stamps"):
                shutil.rmtree(self.home / leftover, ignore_errors=True)
            for leftover in ("created", "kept", "server.log"):
                (self.home / leftover).unlink(missing_ok=True)

    def _make(self) -> None:
        (self.home / "created").unlink(missing_ok=True)
        if self.data.exists():
            # An initdb that was cut short leaves a folder without PG_VERSION.
            shutil.rmtree(self.data)
        self.data.mkdir(mode=0o700)
        self._give(self.data)
        password = self.home / "password"
        password.touch(mode=0o600)
        password.write_text(secrets.token_urlsafe(24) + "\n")
        handed_over = self.home / "password.new"
        handed_over.touch(mode=0o600)
        handed_over.write_text(password.read_text())
        self._give(handed_over)
        try:
            made = self.programs.run(
                "initdb",
                f"--pgdata={self.data}",
                f"--username={OWNER}",
                f"--pwfile={handed_over}",
                "--auth=scram-sha-256",
                "--no-instructions",
                "--no-sync",
                *settings.locale_arguments(self.programs.major),
            )
        finally:
            handed_over.unlink()
        if made.returncode:
            shutil.rmtree(self.data)
            raise Refused(f"initdb failed:\n{made.stdout}")
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write("\ninclude = 'mall.conf'\n")

    def _refuse_other_major(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != str(self.programs.major):
            raise Refused(
                f"this database was made by PostgreSQL {made_by}, the programs are of {self.programs.major}. "
                "Bring its contents over with pg_dump, or start anew with `./mall demo --fresh`."
            )

    def _clear_dead_pid_file(self) -> None:
        """PostgreSQL takes a zombie, or a stranger with the same number, for a living server and refuses."""
        pid_file = self.data / "postmaster.pid"
        if pid_file.exists() and self.pid() is None:
            pid_file.unlink()

    def _choose_port(self) -> None:
        remembered = self.home / "port"
        wanted = int(remembered.read_text()) if remembered.exists() else 0
        port = free_port(wanted)
        remembered.write_text(f"{port}\n")
        conf = self.data / "mall.conf"
        conf.write_text(settings.configuration(self.name, port))
        self._give(conf)

    def _spawn(self) -> None:
        settings.remember_boot(self.home)
        with self.log.open("w") as log:
            subprocess.Popen(
                [self.programs.path("postgres"), "-D", str(self.data)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=plain_environment(),
                start_new_session=True,
                **self.programs.identity(),
            )

    def _waited_for(self) -> bool:
        end = time.monotonic() + START_SECONDS
        seen = False
        began = time.monotonic()
        while time.monotonic() < end:
            alive = self.pid() is not None
            if alive and self.answers():
                return True
            seen = seen or alive
            if not alive and (seen or time.monotonic() - began > 5):
                return False
            time.sleep(0.03)
        return False

    def _create_database(self) -> None:
        created = self.home / "created"
        if created.exists():
            return
        where = ("-h", "127.0.0.1", "-p", str(self.port()), "-U", OWNER)
        made = self.programs.run("createdb", *where, DATABASE, password=self.password())
        if made.returncode and "already exists" not in made.stdout:
            raise Refused(f"could not create the database:\n{made.stdout}")
        created.touch()

    def _last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-12:])

    def _give(self, path: Path) -> None:
        if self.programs.user is not None:
            os.chown(path, self.programs.user.pw_uid, self.programs.user.pw_gid)


def free_port(wanted: int) -> int:
    """The wanted port when nobody has it, else one that nobody has."""
    for port in (wanted, 0):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(trial.getsockname()[1])
    raise Refused("no free port on 127.0.0.1")


def find_cluster(name: str) -> Cluster:
    """Its folder exists afterwards, its data only after the first start."""
    programs = find_programs()
    inside = house.made_private(house.VAR / "postgres")
    if programs.user is None:
        return Cluster(name, house.made_private(inside / name), programs)
    home = system_home() / name
    home.mkdir(parents=True, exist_ok=True)
    for folder in (home.parent, home):
        folder.chmod(0o711)
    (home.parent / "clone").write_text(f"{house.VAR}\n")
    cluster = Cluster(name, home, programs)
    pointer = inside / f"{name}.folder"
    if not pointer.exists():
        # Whoever threw var/ away threw the keys of this data away with it.
        cluster.remove()
        pointer.write_text(f"{home}\n")
    return cluster


def known_clusters() -> list[Cluster]:
    """Those that were ever made for this clone by this kind of user; asking makes none."""
    if os.geteuid() == 0:
        folder = system_home()
    else:
        folder = house.VAR / "postgres"
    names = [name for name in NAMES if (folder / name / "data").exists()]
    return [find_cluster(name) for name in names]


def system_home() -> Path:
    """The folder of this clone among those of all clones that root runs on this machine."""
    digest = hashlib.sha256(str(house.VAR).encode()).hexdigest()[:10]
    slug = re.sub(r"[^a-z0-9]+", "-", house.ROOT.name.lower()).strip("-")[:30]
    return made_reachable(SYSTEM_FOLDER / "clusters") / f"{slug}-{digest}"
