from collections.abc import Iterator
from pathlib import Path

import pytest

from marketplace.cli.orphans import drop_databases
from tests.journeys.ground import Ground, laid
from tests.journeys.site import Site, running


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    ground = laid(tmp_path_factory.mktemp("ground"))
    yield ground
    drop(ground.database)


@pytest.fixture(scope="module")
def site(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A mall that runs, with the registers of two villages and nobody signed up yet."""
    var: Path = tmp_path_factory.mktemp("site")
    with running(ground, var) as site:
        yield site
    drop(site.settings["DATABASE_URL"])


def drop(database: str) -> None:
    drop_databases(database, [database.rpartition("/")[2].partition("?")[0]])
