"""A cluster runs while a command needs it: whoever leaves last stops it."""

import contextlib
import fcntl
from collections.abc import Iterator

from marketplace.cli.postgres.cluster import Cluster


@contextlib.contextmanager
def in_use(cluster: Cluster) -> Iterator[Cluster]:
    """Started on entry; stopped on exit unless another command uses it or `./mall db` keeps it.

    The lock is the kernel's, so a command that was killed holds nothing.
    """
    with (cluster.home / "users.lock").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        cluster.start()
        try:
            yield cluster
        finally:
            fcntl.flock(users, fcntl.LOCK_UN)
            if not is_kept(cluster):
                stop_if_unused(cluster)


def stop_if_unused(cluster: Cluster) -> bool:
    """False when some command still needs it."""
    with (cluster.home / "users.lock").open("w") as users:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        cluster.stop()
        return True


def keep(cluster: Cluster) -> None:
    (cluster.home / "kept").touch()


def release(cluster: Cluster) -> None:
    (cluster.home / "kept").unlink(missing_ok=True)


def is_kept(cluster: Cluster) -> bool:
    return (cluster.home / "kept").exists()
