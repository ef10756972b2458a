"""Databases and clusters whose owner is gone."""

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import psycopg
from psycopg import sql

from marketplace.cli.database import with_database
from marketplace.cli.liveness import is_alive
from marketplace.cli.postgres.cluster import NAMES, Cluster
from marketplace.cli.postgres.programs import SYSTEM_FOLDER, find_programs

RUN = re.compile(r"test_mall_(\d+)(_gw\d+)?")


def test_databases(url: str) -> list[str]:
    """Every database of a test run, by its name."""
    with psycopg.connect(with_database(url, "postgres"), connect_timeout=10) as connection:
        rows = connection.execute(r"select datname from pg_database where datname like 'test\_%' order by 1")
        return [row[0] for row in rows]


def test_databases_of_dead_runs(url: str, *, also: int = 0) -> list[str]:
    """Those that carry the number of a process which is gone, or of the process `also`."""
    named = [(name, RUN.fullmatch(name)) for name in test_databases(url)]
    return [name for name, run in named if run and (int(run[1]) == also or not is_alive(int(run[1])))]


def drop_databases(url: str, names: Iterable[str]) -> None:
    with psycopg.connect(with_database(url, "postgres"), autocommit=True) as connection:
        for name in names:
            connection.execute(
                sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
            )


def clusters_without_clone() -> list[Path]:
    """Folders that root's commands made for clones which no longer exist. Other users have none there."""
    if os.geteuid() != 0:
        return []
    return [home for home in sorted(SYSTEM_FOLDER.glob("clusters/*")) if not has_clone(home)]


def has_clone(home: Path) -> bool:
    try:
        var = Path((home / "clone").read_text().strip())
    except FileNotFoundError:
        return False
    return any((var / "postgres" / f"{name}.folder").exists() for name in NAMES)


def remove_clusters(homes: Iterable[Path]) -> None:
    programs = find_programs()
    for home in homes:
        for name in NAMES:
            if (home / name).is_dir():
                Cluster(name, home / name, programs).stop()
        shutil.rmtree(home)
