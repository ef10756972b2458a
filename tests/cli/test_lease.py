from marketplace.cli.postgres.cluster import Cluster
from marketplace.cli.postgres.lease import in_use, keep, release, stop_if_unused


def test_a_cluster_stops_with_the_last_command_that_uses_it(cluster: Cluster) -> None:
    with in_use(cluster):
        with in_use(cluster):
            pass
        running_after_the_first_left = cluster.is_running()

    assert running_after_the_first_left
    assert not cluster.is_running()


def test_a_kept_cluster_outlives_the_commands(cluster: Cluster) -> None:
    keep(cluster)
    with in_use(cluster):
        pass

    assert cluster.is_running()

    release(cluster)
    assert stop_if_unused(cluster)
    assert not cluster.is_running()


def test_a_cluster_in_use_is_not_stopped_by_another_command(cluster: Cluster) -> None:
    with in_use(cluster):
        assert not stop_if_unused(cluster)
        assert cluster.is_running()
