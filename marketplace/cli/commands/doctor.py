"""What a deployment lacks, and databases that nobody uses any more. Changes nothing unless asked to."""

import argparse
import contextlib
import os
from collections.abc import Iterable

import psycopg

from marketplace.cli import house, orphans
from marketplace.cli.database import database
from marketplace.cli.health.database import database_findings
from marketplace.cli.health.finding import Finding, Weight
from marketplace.cli.health.machine import database_orphans, machine_findings
from marketplace.cli.health.search import search_findings
from marketplace.cli.health.settings import settings_findings
from marketplace.cli.postgres.cluster import known_clusters


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--remove-orphans", action="store_true", help="drop the databases nobody uses any more"
    )


def run(options: argparse.Namespace) -> int:
    urls: list[str] = []
    with contextlib.ExitStack() as stack:
        names = (
            [cluster.name for cluster in known_clusters()] if not os.environ.get("DATABASE_URL") else ["demo"]
        )
        for name in names:
            urls.append(stack.enter_context(database(name)).url)
        if options.remove_orphans:
            remove_orphans(urls)
        findings = [*settings_findings(os.environ)]
        # Of our own servers only the demo's is something that could be deployed.
        if names[:1] == ["demo"]:
            findings += database_findings(urls[0])
            findings += search_findings_if_up(urls[0])
        for url in urls:
            findings += database_orphans(url)
        findings += machine_findings(house.VAR)
    return told(findings)


def search_findings_if_up(url: str) -> list[Finding]:
    """A database that does not answer was told of already."""
    try:
        return list(search_findings(os.environ, url))
    except psycopg.OperationalError:
        return []


def remove_orphans(urls: Iterable[str]) -> None:
    for url in urls:
        orphans.drop_databases(url, orphans.test_databases_of_dead_runs(url))
    orphans.remove_clusters(orphans.clusters_without_clone())


def told(findings: list[Finding]) -> int:
    for finding in findings:
        house.say(f"{finding.weight:<7} {finding.what}")
        if finding.remedy:
            house.say(f"{'':<7} -> {finding.remedy}")
    lacking = sum(finding.weight is Weight.LACKS for finding in findings)
    house.say(f"\n{lacking} things are lacking for a deployment." if lacking else "\nNothing is lacking.")
    return 1 if lacking else 0
