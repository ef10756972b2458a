"""A throw-away database for development: the server of the tests, kept running until `./mall stop`."""

import argparse

from marketplace.cli import house
from marketplace.cli.postgres.cluster import find_cluster
from marketplace.cli.postgres.lease import in_use, keep, release, stop_if_unused


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stop", action="store_true", help="stop it again")


def run(options: argparse.Namespace) -> int:
    cluster = find_cluster("test")
    if options.stop:
        release(cluster)
        if not stop_if_unused(cluster):
            house.note("Another command still uses it; it stops with that one.")
        return 0
    keep(cluster)
    with in_use(cluster):
        house.say(cluster.url())
    return 0
