"""The search box in Chromium: what Django answered is taken beforehand."""

import os
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Route, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ORIGIN = "http://mall.test"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png"}

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium here"),
]


def test_a_personal_number_typed_into_the_search_does_not_leave_the_browser(client):
    page_of = {path: client.get(path).content.decode() for path in ("/", "/cari/?q=kopi", "/cari/?angka=1")}
    asked: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN)
        asked.append(path)
        if path.startswith("/static/"):
            file = Path(finders.find(path.removeprefix("/static/")))
            return route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        return route.fulfill(body=page_of[path], content_type="text/html; charset=utf-8")

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.route("**/*", answer)
        page.goto(ORIGIN + "/")
        page.get_by_role("searchbox").fill("kopi")
        page.get_by_role("searchbox").press("Enter")
        page.wait_for_url("**/cari/?q=kopi")

        page.get_by_role("searchbox").fill("3510 1523 0901 0003")
        page.get_by_role("searchbox").press("Enter")
        page.wait_for_url("**/cari/?angka=1")

        assert page.get_by_text("Angka 16 digit tidak kami cari.").is_visible()
        assert [path for path in asked if "3510" in path] == []
        browser.close()
