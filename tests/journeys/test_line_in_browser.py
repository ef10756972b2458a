"""The same line in pages, by people at browsers: a phone and a desktop, with and without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys import browser_line
from tests.journeys.api_line import Offices
from tests.journeys.browser import DESKTOP, PHONE, Walk
from tests.journeys.site import Site

pytestmark = pytest.mark.journey

WALKS = {
    "360-scripts": (PHONE, True),
    "360-plain": (PHONE, False),
    "1366-scripts": (DESKTOP, True),
    "1366-plain": (DESKTOP, False),
}
FAULTY = """<!doctype html><html lang="id"><title>Rusak</title><main><h1>Rusak</h1><img src="data:,">
<p style="width: 3000px">lebar</p><script>console.error("rusak")</script></main></html>"""


@pytest.fixture
def walk(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Walk]:
    size, scripts = WALKS[request.param]
    walk = Walk(browser, site.url, request.param, size, scripts)
    yield walk
    walk.end()


@pytest.mark.parametrize("walk", WALKS, indirect=True)
def test_a_form_becomes_a_shop_and_an_order_until_the_owner_dies(walk: Walk, site: Site, offices: Offices):
    browser_line.whole(walk, site, offices)

    assert walk.faults == []


@pytest.mark.parametrize("scripts", [True, False])
def test_the_look_at_each_page_finds_faults_where_there_are_some(browser: Browser, site: Site, scripts: bool):
    walk = Walk(browser, site.url, "control", PHONE, scripts)
    person = walk.person("penguji")
    person.page.route("**/rusak/", lambda route: route.fulfill(body=FAULTY, content_type="text/html"))

    person.open("/rusak/")

    walk.end()
    found = " ".join(walk.faults)
    assert "px too wide" in found
    assert "axe: image-alt" in found
    assert ("console: rusak" in found) == scripts
