import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys import api_line
from tests.journeys.api_line import Offices
from tests.journeys.browser import CHROMIUM
from tests.journeys.ground import Ground, dropped, laid
from tests.journeys.site import Site, running

LONG = ["test_loaded_demo.py", "test_backup_and_restore.py"]
collect_ignore = [] if os.environ.get("MALL_LONG") else LONG


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    ground = laid(tmp_path_factory.mktemp("ground"))
    yield ground
    dropped(ground.database)


@pytest.fixture(scope="module")
def site(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A mall that runs, with the registers of two villages and nobody signed up yet."""
    with running(ground, tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="module")
def offices(site: Site) -> Offices:
    return api_line.staffed(site)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Of a module and not of the session: while it is there, Django's models answer nobody here."""
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()
