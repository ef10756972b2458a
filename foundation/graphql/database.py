"""Statements over Django's own connection, in its transaction: prepared, with tuples for rows."""

import re
import time
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.raw_cursor import RawCursor

from foundation.graphql.driver import Fetch, Statement

Row = tuple[Any, ...]

_PLACE = re.compile(r"%(?:\((\w+)\)s|(%))")
TODAY = "today"
_PREPARE_AFTER = 3
_MOST_PREPARED = 200
_cursors: "WeakKeyDictionary[psycopg.Connection[Any], RawCursor[Any]]" = WeakKeyDictionary()


def is_today(name: str) -> bool:
    """`today`, also as the planner calls it when it is a field's own parameter (`_p0_today`)."""
    return name == TODAY or name.endswith(f"_{TODAY}")


@lru_cache(maxsize=2000)
def numbered(sql: str, today: date | None = None) -> tuple[bytes, tuple[str, ...]]:
    """`a = %(x)s` -> (`a = $1`, ("x",)): PostgreSQL's own places, worked out once a statement.

    The day stands as a literal: a public list then has no parameters, and PostgreSQL keeps its plan
    instead of making one at each call (0.3 ms of 0.4 for a page of products).
    """
    names: list[str] = []

    def place(match: re.Match[str]) -> str:
        if match[2]:
            return "%"
        if today is not None and is_today(match[1]):
            return f"DATE '{today:%Y-%m-%d}'"
        if match[1] not in names:
            names.append(match[1])
        return f"${names.index(match[1]) + 1}"

    return _PLACE.sub(place, sql).encode(), tuple(names)


class TimeIsUp(OperationalError):
    """The statements of an operation took too long together."""


def fetcher(connection: BaseDatabaseWrapper, seconds: float | None = None) -> Fetch:
    """A function that runs waves of statements on this thread's connection, none begun after `seconds`."""
    end = None if seconds is None else time.monotonic() + seconds

    def fetch(statements: list[Statement]) -> list[Any]:
        results: list[Any] = []
        run = _answer_within if connection.in_atomic_block else _answer
        for sql, params in statements:
            try:
                if end is not None and time.monotonic() > end:
                    raise TimeIsUp
                with connection.wrap_database_errors:
                    results.append(run(connection, sql, params))
            except Exception as error:
                error.add_note(sql)
                results.append(error)
        return results

    return fetch


def _answer_within(connection: BaseDatabaseWrapper, sql: str, params: dict[str, Any]) -> list[Row]:
    """In somebody's transaction (a test's, say) a failed statement must not break what follows."""
    raw = connection.connection
    raw.execute("SAVEPOINT graphql_statement")
    try:
        return _run_or_watch(connection, _cursor(raw), sql, params)
    except Exception:
        raw.execute("ROLLBACK TO SAVEPOINT graphql_statement")
        raise
    finally:
        raw.execute("RELEASE SAVEPOINT graphql_statement")


def _answer(connection: BaseDatabaseWrapper, sql: str, params: dict[str, Any]) -> list[Row]:
    """The rows; once again on a new connection where the server has closed this one since its last use."""
    connection.ensure_connection()
    raw = connection.connection
    try:
        return _run_or_watch(connection, _cursor(raw), sql, params)
    except psycopg.OperationalError:
        if not raw.closed:
            raise
        connection.close()
        connection.ensure_connection()
        return _run_or_watch(connection, _cursor(connection.connection), sql, params)


def limit_time(connection: BaseDatabaseWrapper, milliseconds: int) -> None:
    """No statement of this connection may take longer. Set once; within a transaction only for it."""
    connection.ensure_connection()
    raw = connection.connection
    if connection.in_atomic_block:
        raw.execute(f"SET LOCAL statement_timeout = {int(milliseconds)}")
    elif getattr(raw, "graphql_milliseconds", None) != milliseconds:
        raw.execute(f"SET statement_timeout = {int(milliseconds)}")
        raw.graphql_milliseconds = milliseconds


def _cursor(raw: psycopg.Connection[Any]) -> RawCursor[Any]:
    cursor = _cursors.get(raw)
    if cursor is None or cursor.closed:
        raw.prepare_threshold = _PREPARE_AFTER  # Django's own cursors bind in the client and never prepare
        raw.prepared_max = _MOST_PREPARED
        cursor = _cursors[raw] = RawCursor(raw)
    return cursor


def _run(cursor: RawCursor[Any], sql: str, params: dict[str, Any]) -> list[Row]:
    days = {value for name, value in params.items() if is_today(name)}
    today = days.pop() if len(days) == 1 else None
    text, names = numbered(sql, today if type(today) is date else None)
    return cursor.execute(text, [params[name] for name in names]).fetchall()


def _run_or_watch(
    connection: BaseDatabaseWrapper, cursor: RawCursor[Any], sql: str, params: dict[str, Any]
) -> list[Row]:
    if connection.execute_wrappers or connection.queries_logged:
        return _watched(connection, cursor, sql, params)
    return _run(cursor, sql, params)


def _watched(
    connection: BaseDatabaseWrapper, cursor: RawCursor[Any], sql: str, params: dict[str, Any]
) -> Any:
    """The same, seen by Django's query log and by whatever wraps its statements."""

    def execute(sql: str, params: Any, _many: bool, _context: Any) -> Any:
        start = time.monotonic()
        try:
            return _run(cursor, sql, params)
        finally:
            if connection.queries_logged:
                duration = f"{time.monotonic() - start:.3f}"
                connection.queries_log.append({"sql": f"{sql} -- {sorted(params)}", "time": duration})

    wrapped: Callable[..., Any] = execute
    for wrapper in reversed(connection.execute_wrappers):
        wrapped = _through(wrapper, wrapped)
    return wrapped(sql, params, False, {"connection": connection, "cursor": cursor})


def _through(wrapper: Callable[..., Any], execute: Callable[..., Any]) -> Callable[..., Any]:
    return lambda sql, params, many, context: wrapper(execute, sql, params, many, context)
