"""Stop the demo, servers and workers of this clone, and then its databases."""

import argparse

from marketplace.cli import house
from marketplace.cli.postgres.cluster import known_clusters
from marketplace.cli.postgres.lease import release, stop_if_unused
from marketplace.cli.running import everything_recorded

# A demo ends its programs and its database within this; what is left then is ended by force.
PATIENCE_SECONDS = 40.0


def run(options: argparse.Namespace) -> int:
    stopped = False
    for running in everything_recorded():
        name = running.command.name
        if running.stop(seconds=PATIENCE_SECONDS):
            house.say(f"Stopped {name}{f' at {running.base_url}/' if running.base_url else ''}")
            stopped = True
    for cluster in known_clusters():
        release(cluster)
        if cluster.pid() is None:
            continue
        if stop_if_unused(cluster):
            house.say(f"Stopped the {cluster.name} database")
            stopped = True
        else:
            house.say(f"Left the {cluster.name} database running: another ./mall command still uses it")
    if not stopped:
        house.say("Nothing was running")
    return 0
