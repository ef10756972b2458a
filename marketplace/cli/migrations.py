"""Migrating only when the files or the database say that there is something to do."""

import hashlib
import json

import psycopg

from marketplace.cli import house
from marketplace.cli.children import Settings, run_quietly
from marketplace.cli.database import Database
from marketplace.cli.house import Refused, note


def migrate(db: Database, settings: Settings) -> None:
    wanted = {"files": files_fingerprint(), "applied": applied(db)}
    stamp = db.stamps / "migrated.json"
    if stamp.exists() and json.loads(stamp.read_text()) == wanted:
        return
    note("Migrating the database")
    done = run_quietly(["-m", "django", "migrate", "--no-input", "--skip-checks"], settings)
    if done.returncode:
        raise Refused(f"the migrations failed:\n{done.stdout}")
    stamp.write_text(json.dumps({"files": wanted["files"], "applied": applied(db)}))


def files_fingerprint() -> str:
    """Our migrations by content, everybody else's by the locked versions."""
    digest = hashlib.sha256((house.ROOT / "requirements" / "runtime.txt").read_bytes())
    for path in sorted(house.ROOT.glob("*/migrations/**/*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path.relative_to(house.ROOT)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def applied(db: Database) -> str:
    """How far the database is by its own word: one that was restored or made anew tells another story."""
    try:
        with psycopg.connect(db.url, connect_timeout=10) as connection:
            row = connection.execute("select count(*), max(applied)::text from django_migrations").fetchone()
    except psycopg.errors.UndefinedTable:
        return "nothing"
    except psycopg.OperationalError as error:
        raise Refused(f"the database does not answer: {str(error).strip()}") from None
    return f"{row[0]} until {row[1]}" if row else "nothing"
