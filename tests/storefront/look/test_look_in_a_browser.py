"""Chromium draws the layouts and components; its requests are answered in this process."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import BrowserContext, Page, Route, sync_playwright

from tests.storefront.look.site import PAGES

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ORIGIN = "http://mall.test"
ADDRESSES = ["/gaya/", *(f"/halaman/{name}/" for name in PAGES), "/galat/403/", "/galat/404/", "/galat/500/"]
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png"}
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_ALL = "document.querySelectorAll('details').forEach(part => part.open = true)"
# Links inside a sentence are exempt, and so is what a larger row or card catches for its link.
TOO_SMALL = """() => [...document.querySelectorAll('a, button, select, summary, input:not([type=hidden])')]
  .filter(part => {
    const box = (part.closest('.opt, .chip, .drop') || part).getBoundingClientRect();
    const drawn = getComputedStyle(part);
    if (!box.width || part.classList.contains('skip') || drawn.display === 'inline') return false;
    if (getComputedStyle(part, '::after').position === 'absolute') return false;
    return box.height < 43.5;
  }).map(part => part.outerHTML.slice(0, 120))"""

pytestmark = [
    pytest.mark.journey,
    pytest.mark.urls("tests.storefront.look.site"),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium here"),
]


def answer(route: Route) -> None:
    place = route.request.url.removeprefix(ORIGIN).partition("?")[0]
    if place.startswith("/static/"):
        found = finders.find(place.removeprefix("/static/"))
        kind = TYPES[Path(place).suffix]
        return route.fulfill(body=Path(found).read_bytes(), content_type=kind) if found else route.abort()
    given = Client().get(place)
    headers = {"Content-Type": "text/html; charset=utf-8"}
    headers["Content-Security-Policy"] = given.headers["Content-Security-Policy"]
    return route.fulfill(status=given.status_code, body=given.content, headers=headers)


@pytest.fixture(scope="module")
def chromium() -> Iterator:
    with sync_playwright() as driver:
        yield driver.chromium


@pytest.fixture(scope="module")
def browser(chromium) -> Iterator:
    browser = chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def double_text(chromium, tmp_path_factory) -> Iterator[BrowserContext]:
    """A browser whose reader has doubled the text size: media queries in em move with it."""
    profile = tmp_path_factory.mktemp("profile")
    (profile / "Default").mkdir()
    preferences = {"webkit": {"webprefs": {"default_font_size": 32, "default_fixed_font_size": 26}}}
    (profile / "Default" / "Preferences").write_text(json.dumps(preferences))
    context = chromium.launch_persistent_context(
        str(profile), executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
    )
    context.route("**/*", answer)
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(ORIGIN + address)
    page.wait_for_load_state("networkidle")
    page.evaluate(OPEN_ALL)
    return page, said


def faults(page: Page) -> list[tuple[str, list[str]]]:
    violations = Axe().run(page, options=AXE).response["violations"]
    return [(found["id"], [node["html"][:120] for node in found["nodes"]]) for found in violations]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_accessible_fits_and_keeps_its_policy(browser, address, scheme):
    context = browser.new_context(color_scheme=scheme)
    context.route("**/*", answer)
    page, said = opened(context, address)

    for width in (360, 412, 1366):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) == 0
        assert width > 500 or page.evaluate(TOO_SMALL) == []
        if width != 412:
            assert faults(page) == []
    assert said == []
    context.close()


def test_the_accessibility_check_finds_faults_where_there_are_some(browser):
    page = browser.new_page()
    page.set_content('<html lang="id"><title>x</title><main><h1>x</h1><img src="x.png"></main></html>')

    assert [name for name, _nodes in faults(page)] == ["image-alt"]
    page.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_scrolls_sideways_when_the_text_is_doubled(double_text, address):
    page, _said = opened(double_text, address)

    for width in (360, 412):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        assert page.evaluate(TOO_WIDE) == 0
    page.close()


def test_the_seal_takes_its_colour_from_the_page(browser):
    context = browser.new_context(viewport={"width": 412, "height": 500})
    context.route("**/*", answer)
    page, _said = opened(context, "/halaman/letter/")
    shot = page.locator(".night .seal-96").screenshot()

    page.evaluate("document.documentElement.style.setProperty('--night', '#182d78')")
    page.evaluate("document.querySelector('.night').style.setProperty('--seal', '#ff0000')")

    assert page.locator(".night .seal-96").screenshot() != shot
    context.close()


def test_quantity_counts_without_asking_the_server(browser):
    context = browser.new_context(viewport={"width": 412, "height": 900})
    context.route("**/*", answer)
    page, _said = opened(context, "/halaman/product/")
    more = page.get_by_role("button", name="Tambah")

    more.click()
    more.click()

    assert page.locator("input[name=quantity]").input_value() == "3"
    assert page.locator("output").inner_text() == "3"
    assert more.is_disabled()
    context.close()


def test_a_chosen_photo_is_shown_before_it_is_sent(browser):
    context = browser.new_context(viewport={"width": 412, "height": 900})
    context.route("**/*", answer)
    page, said = opened(context, "/gaya/")
    photo = Path(finders.find("mall/touch-icon.png"))

    page.locator("#id_photos").set_input_files(photo)

    page.locator("[data-chosen] canvas").wait_for()
    assert said == []
    context.close()


def test_a_photo_that_failed_can_be_sent_again_by_itself(browser):
    context = browser.new_context(viewport={"width": 412, "height": 900})
    context.route("**/*", answer)
    answers = [{"status": 503, "body": "x"}, {"json": {"id": "f1"}}]
    tokens = []

    def take(route: Route) -> None:
        tokens.append(route.request.headers["x-csrftoken"])
        route.fulfill(**answers.pop(0))

    context.route("**/gaya/foto/", take)
    page, _said = opened(context, "/gaya/")
    page.locator("#id_front").set_input_files(Path(finders.find("mall/touch-icon.png")))

    page.locator("[data-chosen]").get_by_role("button", name="Kirim lagi").click()

    page.locator("input[name=front_id]").wait_for(state="attached")
    assert page.locator("input[name=front_id]").input_value() == "f1"
    assert len(tokens) == 2 and all(len(token) == 64 for token in tokens)
    context.close()


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(browser):
    context = browser.new_context(viewport={"width": 412, "height": 900})
    context.route("**/*", answer)
    page, _said = opened(context, "/gaya/")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"

    page.get_by_role("alert").get_by_role("link").first.click()

    assert page.evaluate("document.activeElement.id") == "id_nik"
    context.close()
