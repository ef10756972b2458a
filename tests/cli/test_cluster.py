import os
import signal
import socket
from pathlib import Path

import psycopg
import pytest

from marketplace.cli.liveness import wait_until_gone
from marketplace.cli.postgres import settings
from marketplace.cli.postgres.cluster import Cluster


def shown(cluster: Cluster, name: str) -> str:
    with psycopg.connect(cluster.url()) as connection:
        row = connection.execute("select current_setting(%s)", [name]).fetchone()
    assert row is not None
    return str(row[0])


def kill_hard(cluster: Cluster) -> None:
    pid = cluster.pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    # Not reaped on purpose: this process is its parent, so it stays a zombie.


def test_a_cluster_starts_from_nothing_with_utf8_by_code_point(cluster: Cluster) -> None:
    cluster.start()

    with psycopg.connect(cluster.url()) as connection:
        row = connection.execute(
            "select pg_encoding_to_char(encoding), datlocprovider from pg_database where datname = 'mall'"
        ).fetchone()
        assert row == ("UTF8", "b" if cluster.programs.major >= 17 else "c")
        assert connection.execute("select upper('é'), 'Z' < 'a'").fetchone() == ("É", True)


def test_a_cluster_is_behind_a_password(cluster: Cluster) -> None:
    cluster.start()
    wrong = cluster.url().replace(cluster.password(), "wrong")

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_the_password_is_readable_by_its_owner_only(cluster: Cluster) -> None:
    cluster.start()

    assert (cluster.home / "password").stat().st_mode & 0o777 == 0o600


def test_starting_a_running_cluster_leaves_it_alone(cluster: Cluster) -> None:
    cluster.start()
    before = cluster.pid()

    cluster.start()

    assert cluster.pid() == before


def test_only_the_tests_cluster_is_without_durability(cluster: Cluster) -> None:
    cluster.start()

    assert [shown(cluster, name) for name in ("fsync", "full_page_writes", "synchronous_commit")] == [
        "off"
    ] * 3
    assert "fsync" not in settings.configuration("demo", 1)
    assert "full_page_writes" not in settings.configuration("demo", 1)


def test_a_killed_server_starts_again_although_a_zombie_holds_its_pid_file(cluster: Cluster) -> None:
    cluster.start()
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute("set synchronous_commit = on")
        connection.execute("create table kept as select 7 as number")
    kill_hard(cluster)

    cluster.start()

    with psycopg.connect(cluster.url()) as connection:
        assert connection.execute("select number from kept").fetchone() == (7,)


def test_a_strangers_number_in_the_pid_file_is_no_obstacle(cluster: Cluster) -> None:
    cluster.start()
    lines = (cluster.data / "postmaster.pid").read_text().splitlines()
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")

    assert cluster.pid() is None
    cluster.start()

    assert cluster.is_running()


def test_another_port_is_taken_when_somebody_has_the_old_one(cluster: Cluster) -> None:
    cluster.start()
    before = cluster.port()
    cluster.stop()
    with socket.socket() as somebody:
        somebody.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        somebody.bind(("127.0.0.1", before))
        somebody.listen()

        cluster.start()

    assert cluster.port() != before
    assert cluster.is_running()


def test_stopping_says_whether_there_was_anything_to_stop(cluster: Cluster) -> None:
    cluster.start()
    pid = cluster.pid()
    assert pid is not None

    assert cluster.stop() is True
    assert wait_until_gone(pid, seconds=0)
    assert cluster.stop() is False


def test_data_without_durability_is_not_believed_after_the_machine_went_down(cluster: Cluster) -> None:
    cluster.start()
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute("create table doubtful ()")
    kill_hard(cluster)
    (cluster.home / "boot").write_text("an earlier start of this machine")

    cluster.start()

    with psycopg.connect(cluster.url()) as connection:
        assert connection.execute("select to_regclass('doubtful')").fetchone() == (None,)


def test_an_interrupted_initdb_is_begun_again(reachable_folder: Path, cluster: Cluster) -> None:
    home = reachable_folder / "cut short"
    home.mkdir()
    other = Cluster("demo", home, cluster.programs)
    other.data.mkdir()
    (other.data / "base").mkdir()

    other.start()

    assert other.is_running()
    other.stop()


def test_nothing_is_listening_on_a_unix_socket(cluster: Cluster) -> None:
    cluster.start()

    assert shown(cluster, "unix_socket_directories") == ""
    assert shown(cluster, "listen_addresses") == "127.0.0.1"
