"""The second search engine: whether it answers, whether it was filled, how far it lags behind."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from typing import Any

import psycopg

from marketplace.cli.health.database import one, table_exists
from marketplace.cli.health.finding import Finding, advice, good, lacks

SECONDS = 3
LAG_SECONDS = 120
REBUILD = "./mall manage search_rebuild"


def search_findings(environment: Mapping[str, str], database_url: str) -> Iterator[Finding]:
    address, alias = environment.get("SEARCH_URL", ""), environment.get("SEARCH_INDEX", "mall-goods")
    if not address:
        yield good("PostgreSQL searches (SEARCH_URL is not set)")
        yield from _left_behind(database_url)
        return
    try:
        version = _asked(address)["version"]["number"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield lacks(
            f"Elasticsearch does not answer ({type(error).__name__}): PostgreSQL searches in its place",
            "is it running, is SEARCH_URL right?",
        )
        return
    if version.split(".")[0] != "8":
        yield lacks(f"Elasticsearch {version} is not version 8", "Elasticsearch 8.18 or a later 8")
    else:
        yield good(f"Elasticsearch {version} answers")
    try:
        goods = _asked(f"{address.rstrip('/')}/{alias}/_count")["count"]
    except urllib.error.HTTPError:
        yield lacks(f"Elasticsearch has no {alias}: PostgreSQL searches in its place", REBUILD)
        return
    yield good(f"{goods} products in {alias}")
    yield from _lag(database_url, alias)


def _asked(address: str) -> dict[str, Any]:
    if not address.startswith(("http://", "https://")):
        raise ValueError("no http address")
    with urllib.request.urlopen(address, timeout=SECONDS) as answer:
        return json.load(answer)


def _lag(database_url: str, alias: str) -> Iterator[Finding]:
    with psycopg.connect(database_url, connect_timeout=10, autocommit=True) as connection:
        if not table_exists(connection, "catalog_searchindex"):
            return
        known = connection.execute("select 1 from catalog_searchindex where alias = %s", [alias]).fetchone()
        if known is None:
            yield lacks(f"changes of goods are not noted for {alias}", REBUILD)
            return
        waiting, seconds = one(
            connection,
            "select count(*), coalesce(extract(epoch from now() - min(noted_at)), 0)"
            " from catalog_searchchange",
        )
        if seconds > LAG_SECONDS:
            yield lacks(
                f"Elasticsearch lags {int(seconds) // 60} minutes behind: {waiting} changes wait",
                "./mall worker, kept running; read its log",
            )
        else:
            yield good(f"Elasticsearch lags {int(seconds)} s behind: {waiting} changes wait")


def _left_behind(database_url: str) -> Iterator[Finding]:
    with psycopg.connect(database_url, connect_timeout=10, autocommit=True) as connection:
        if not table_exists(connection, "catalog_searchindex"):
            return
        if connection.execute("select 1 from catalog_searchindex").fetchone():
            yield advice(
                "changes of goods are still noted for an Elasticsearch that is not used",
                f"{REBUILD} --forget",
            )
