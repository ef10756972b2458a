import os
import subprocess
import sys

import psycopg

from marketplace.cli import orphans
from marketplace.cli.postgres.cluster import Cluster


def a_number_nobody_has() -> int:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def test_databases_of_dead_runs_are_found_and_dropped_and_no_others(cluster: Cluster) -> None:
    cluster.start()
    dead = a_number_nobody_has()
    names = [f"test_mall_{dead}", f"test_mall_{dead}_gw0", f"test_mall_{os.getpid()}_gw1", "test_letters"]
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        for name in names:
            connection.execute(f"create database {name}".encode())

    found = orphans.test_databases_of_dead_runs(cluster.url())
    orphans.drop_databases(cluster.url(), found)

    assert sorted(found) == sorted(names[:2])
    assert orphans.test_databases(cluster.url()) == sorted(names[2:])


def test_a_run_drops_its_own_databases_at_its_end(cluster: Cluster) -> None:
    cluster.start()
    own = f"test_mall_{os.getpid()}_gw1"
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        connection.execute(f"drop database if exists {own}".encode())
        connection.execute(f"create database {own}".encode())

    assert own in orphans.test_databases_of_dead_runs(cluster.url(), also=os.getpid())
