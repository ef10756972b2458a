"""A backup: one folder with the database, the files, and a note of what is in it. Never a key.

The database is `pg_dump`'s own format, the files a tar of `MALL_VAR/media` and `MALL_VAR/private` as they lie
there: sealed. They are written after the database, so that whatever a row names is in the tar.
"""

import hashlib
import json
import subprocess
import tarfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import psycopg

from marketplace.cli import house
from marketplace.cli.database import Database
from marketplace.cli.house import Refused
from marketplace.cli.postgres.programs import find_programs, plain_environment

DUMP, FILES, NOTE = "database.dump", "files.tar", "backup.json"
KEPT = ("media", "private")
CHUNK = 1 << 20


def write_backup(db: Database, folder: Path) -> dict[str, Any]:
    """Fill a new folder; returns the note. Raises Refused, and then leaves no folder that looks whole."""
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"{folder} is not empty. Name a folder that is not there yet.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / DUMP).open("wb") as dump:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", db=db, stdout=dump)
    with tarfile.open(folder / FILES, "w") as tar:
        for name in KEPT:
            if (house.VAR / name).exists():
                tar.add(house.VAR / name, arcname=name)
    note = {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "rows": _rows(db),
        "sha256": {name: _digest(folder / name) for name in (DUMP, FILES)},
    }
    (folder / NOTE).write_text(json.dumps(note, indent=2))
    return note


def read_backup(db: Database, folder: Path) -> dict[str, Any]:
    """Put a backup into an empty database and an empty MALL_VAR; returns its note. Raises Refused."""
    note = _checked(folder)
    if _tables(db):
        raise Refused("this database holds tables already. A backup goes into an empty one.")
    for name in KEPT:
        if (house.VAR / name).exists() and any((house.VAR / name).rglob("*")):
            raise Refused(f"{house.VAR / name} holds files already. A backup goes into an empty MALL_VAR.")
    with (folder / DUMP).open("rb") as dump:
        _run(
            "pg_restore",
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--single-transaction",
            db=db,
            stdin=dump,
        )
    with tarfile.open(folder / FILES) as tar:
        tar.extractall(house.VAR, filter="data")
    if _rows(db) != note["rows"]:
        raise Refused("the restored database does not hold what the backup says. Do not go on with it.")
    return note


def _checked(folder: Path) -> dict[str, Any]:
    try:
        note: dict[str, Any] = json.loads((folder / NOTE).read_text())
        spoilt = [name for name, digest in note["sha256"].items() if _digest(folder / name) != digest]
    except (OSError, ValueError, KeyError) as error:
        raise Refused(f"{folder} is no whole backup: {error}") from None
    if spoilt:
        raise Refused(f"{', '.join(spoilt)} in {folder} was altered or cut off. Take an older backup.")
    return note


def _run(name: str, *arguments: str, db: Database, stdin: Any = None, stdout: Any = None) -> None:
    """One of PostgreSQL's own programs on this database; the password goes by the environment."""
    programs, parts = find_programs(), urlsplit(db.url)
    to_database = "--dbname" if name == "pg_restore" else "-d"
    done = subprocess.run(
        [
            programs.path(name),
            *("-h", parts.hostname or "127.0.0.1", "-p", str(parts.port or 5432)),
            *("-U", unquote(parts.username or "")),
            *(to_database, unquote(parts.path.lstrip("/"))),
            *arguments,
        ],
        stdin=stdin or subprocess.DEVNULL,
        stdout=stdout or subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd="/",
        env=_with_password(plain_environment(), parts.password),
        **programs.identity(),
    )
    if done.returncode:
        raise Refused(f"{name} failed:\n{done.stderr.decode(errors='replace').strip()}")


def _with_password(environment: Mapping[str, str], password: str | None) -> dict[str, str]:
    return {**environment, "PGPASSWORD": unquote(password)} if password else dict(environment)


def _tables(db: Database) -> list[str]:
    with psycopg.connect(db.url) as connection:
        found = connection.execute(
            "select tablename from pg_tables where schemaname = 'public' order by tablename"
        )
        return [name for (name,) in found]


def _rows(db: Database) -> dict[str, int]:
    """Table -> how many rows, for those of the mall's own packages."""
    counted = {}
    with psycopg.connect(db.url) as connection:
        for table in _tables(db):
            if table.startswith(("foundation_", "village_", "vendors_", "catalog_", "marketplace_")):
                statement = psycopg.sql.SQL("select count(*) from {}").format(psycopg.sql.Identifier(table))
                (counted[table],) = connection.execute(statement).fetchone() or (0,)
    return counted


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(CHUNK):
            digest.update(block)
    return digest.hexdigest()


def size_of(folder: Path) -> int:
    """Bytes of everything in a backup."""
    return sum((folder / name).stat().st_size for name in (DUMP, FILES, NOTE))
