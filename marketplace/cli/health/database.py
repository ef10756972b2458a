"""What the database says about itself and about the background work."""

from collections.abc import Iterator
from typing import Any

import psycopg

from marketplace.cli.health.finding import Finding, advice, good, lacks

OLDEST_VERSION = 150000
HEARTBEAT_SECONDS = 60
WAITING_SECONDS = 600
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gin")


def database_findings(url: str) -> Iterator[Finding]:
    try:
        connection = psycopg.connect(url, connect_timeout=10, autocommit=True)
    except psycopg.OperationalError as error:
        yield lacks(
            f"the database does not answer: {str(error).strip()}", "is it running, is DATABASE_URL right?"
        )
        return
    with connection:
        yield from server(connection)
        if table_exists(connection, "django_migrations"):
            yield from background_work(connection)
        else:
            yield lacks("the database is empty", "./mall manage migrate")


def one(connection: psycopg.Connection[Any], query: str) -> tuple[Any, ...]:
    row = connection.execute(query).fetchone()
    assert row is not None
    return tuple(row)


def table_exists(connection: psycopg.Connection[Any], name: str) -> bool:
    return connection.execute("select to_regclass(%s)", [name]).fetchone() != (None,)


def server(connection: psycopg.Connection[Any]) -> Iterator[Finding]:
    version = connection.info.server_version
    if version < OLDEST_VERSION:
        yield lacks(f"PostgreSQL {version // 10000} is too old", "PostgreSQL 15 or later")
    else:
        yield good(f"PostgreSQL {version // 10000}")
    (encoding,) = one(
        connection, "select pg_encoding_to_char(encoding) from pg_database where datname = current_database()"
    )
    if encoding != "UTF8":
        yield lacks(f"the database is in {encoding}", "make it anew with ENCODING UTF8")
    unsafe = connection.execute(
        "select name from pg_settings where name in ('fsync', 'full_page_writes') and setting = 'off'"
    ).fetchall()
    if unsafe:
        yield lacks(
            f"{', '.join(row[0] for row in unsafe)} is off: a power cut may lose everything", "switch it on"
        )
    (superuser,) = one(connection, "select rolsuper from pg_roles where rolname = current_user")
    if superuser:
        yield advice(
            "the mall connects as a superuser of the database",
            "give it a role of its own that owns its database",
        )
    for name in EXTENSIONS:
        known = connection.execute("select 1 from pg_available_extensions where name = %s", [name]).fetchone()
        if known is None:
            yield lacks(
                f"PostgreSQL's extension {name} is not installed", "install the postgresql-contrib package"
            )


def background_work(connection: psycopg.Connection[Any]) -> Iterator[Finding]:
    if not table_exists(connection, "procrastinate_jobs"):
        yield lacks("the tables of the background work are missing", "./mall manage migrate")
        return
    if table_exists(connection, "procrastinate_workers"):
        (age,) = one(
            connection, "select extract(epoch from now() - max(last_heartbeat)) from procrastinate_workers"
        )
        if age is None or age > HEARTBEAT_SECONDS:
            seen = "was never seen" if age is None else f"was last heard {int(age)} s ago"
            yield lacks(f"a worker {seen}: no mail, no letters as PDF", "./mall worker, kept running")
        else:
            yield good("a worker is alive")
    (waiting, oldest) = one(
        connection,
        """
        select count(*), extract(epoch from now() - min(coalesce(job.scheduled_at, event.at)))
        from procrastinate_jobs job
        left join lateral (
            select max(at) as at from procrastinate_events
            where job_id = job.id and type in ('deferred', 'deferred_for_retry')
        ) event on true
        where job.status = 'todo' and (job.scheduled_at is null or job.scheduled_at <= now())
        """,
    )
    if oldest is not None and oldest > WAITING_SECONDS:
        yield lacks(
            f"{waiting} jobs wait, the oldest for {int(oldest) // 60} minutes",
            "more workers, or read their log",
        )
    else:
        yield good(f"{waiting} jobs wait")
    (failed,) = one(connection, "select count(*) from procrastinate_jobs where status = 'failed'")
    if failed:
        yield advice(
            f"{failed} jobs have failed for good",
            "./mall manage procrastinate shell, then list_jobs status=failed",
        )
