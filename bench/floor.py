"""The floor: what the same answers cost when one hand-written SQL query makes the whole JSON of each.

A bare WSGI application without framework, schema, validation or permissions; the database writes the
text and the application passes it on. `python -m bench` refuses to compare answers that differ, but for
home (a page against the rows that it shows) and search (ranks of its own against one `ts_rank`).
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import orjson
import psycopg
from psycopg.raw_cursor import RawCursor

FOLDER = Path(__file__).parent / "statements"
BASE = os.environ.get("MALL_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
GOODS = FOLDER / "goods"
"""Two ways to find goods, each with its count, in one frame that shows them."""


def _goods(name: str) -> str:
    frame = (GOODS / "frame.sql").read_text()
    for part in ("total", "found"):
        frame = frame.replace(f"{{{part}}}", (GOODS / f"{name}.{part}.sql").read_text())
    return frame


_TEXTS = {path.stem: path.read_text() for path in FOLDER.glob("*.sql")}
_TEXTS |= {name: _goods(name) for name in ("list", "search")}
STATEMENTS = {f"/{name}": text.replace("{base}", BASE).encode() for name, text in _TEXTS.items()}
_cursors: list[RawCursor[Any]] = []


def cursor() -> RawCursor[Any]:
    """One connection a worker, its statements prepared."""
    if not _cursors:
        connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
        connection.prepare_threshold = 0
        _cursors.append(RawCursor(connection))
    return _cursors[0]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    statement = STATEMENTS.get(environ["PATH_INFO"])
    if statement is None:
        start_response("404 Not Found", [("Content-Length", "0")])
        return []
    given = orjson.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)) or b"{}")
    (text,) = cursor().execute(statement, list(given.values())).fetchone() or ("",)
    answer = text.encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(answer)))])
    return [answer]
