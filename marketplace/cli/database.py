"""The database of a command: DATABASE_URL where it is set, else a cluster of our own."""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from marketplace.cli import house
from marketplace.cli.postgres.cluster import DATABASE, Cluster, find_cluster
from marketplace.cli.postgres.lease import in_use


@dataclass(frozen=True)
class Database:
    url: str
    stamps: Path
    """A folder that remembers what was done to this database: migrations, the demo's data."""
    cluster: Cluster | None
    """None: the database is somebody else's."""

    def named(self, name: str) -> "Database":
        return Database(with_database(self.url, name), self.stamps, self.cluster)


@contextlib.contextmanager
def database(cluster_name: str, name: str = DATABASE) -> Iterator[Database]:
    """`cluster_name` is demo or test; DATABASE_URL beats it."""
    given = os.environ.get("DATABASE_URL")
    if given:
        digest = hashlib.sha256(given.encode()).hexdigest()[:12]
        yield Database(given, house.made_private(house.VAR / "databases" / digest), None)
        return
    with in_use(find_cluster(cluster_name)) as cluster:
        create_if_missing(cluster, name)
        yield Database(cluster.url(name), house.made_private(cluster.home / "stamps" / name), cluster)


def create_if_missing(cluster: Cluster, name: str) -> None:
    if name == DATABASE:
        return
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        known = connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
        if known is None:
            connection.execute(psycopg.sql.SQL("create database {}").format(psycopg.sql.Identifier(name)))


def with_database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def without_password(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or ""
    return f"{host}:{parts.port}{parts.path}" if parts.port else f"{host}{parts.path}"
