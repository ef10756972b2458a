"""People at browsers. Every page that they come to is looked at: does it fit, is it accessible?"""

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
PHONE, DESKTOP = (360, 740), (1366, 768)
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
NOSCRIPT = re.compile(r"</?noscript[^>]*>")
CACHED = """async () => {
  const kept = [JSON.stringify({...sessionStorage})];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      kept.push(request.url, await (await cache.match(request)).text());
    }
  }
  return kept.join('\\n');
}"""
TIMEOUT_MS = 15_000
HIGHEST = 6000


def screenshots() -> Path:
    """In the mall's folder for files: the folder of a test run, which lies in it, goes with the run."""
    var = Path(settings.MALL_VAR)
    return (var.parent if var.name.startswith("test-") else var) / "screenshots" / "journeys"


@dataclass
class Walk:
    """One way of going through the mall: a width, with or without JavaScript. Keeps what was found amiss."""

    browser: Browser
    url: str
    name: str
    size: tuple[int, int]
    scripts: bool
    looks: bool = True
    """Whether each page is read by axe and kept as a picture."""
    faults: list[str] = field(default_factory=list)
    opened: int = 0
    pages: dict[str, str] = field(default_factory=dict)
    """The HTML of each page, by who opened what."""
    addresses: list[str] = field(default_factory=list)
    """Whatever a browser asked for."""
    people: list["Person"] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.looks:
            shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def folder(self) -> Path:
        return screenshots() / self.name

    @cached_property
    def reader(self) -> "Reader":
        return Reader(self.browser)

    def end(self) -> None:
        for person in self.people:
            person.context.close()
        if "reader" in vars(self):
            self.reader.context.close()

    def person(self, name: str) -> "Person":
        """Somebody with a browser of his own."""
        context = self.browser.new_context(
            viewport={"width": self.size[0], "height": self.size[1]},
            java_script_enabled=self.scripts,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            reduced_motion="reduce",
        )
        context.set_default_timeout(TIMEOUT_MS)
        self.people.append(Person(self, context, name))
        return self.people[-1]


class Reader:
    """axe is a script itself: for a browser without scripts it reads the page, as it came, in another one."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(locale="id-ID")
        self.page = self.context.new_page()
        self.html = ""
        self.context.route("**/*", self._answer)

    def violations(self, page: Page) -> list[str]:
        self.html = NOSCRIPT.sub("", page.content())
        self.page.set_viewport_size(page.viewport_size or {})
        self.page.goto(page.url.partition("#")[0])
        return _violations(self.page)

    def _answer(self, route: Route) -> None:
        if route.request.resource_type == "document":
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")
        elif route.request.resource_type == "stylesheet":
            route.continue_()
        else:
            route.abort()


class Person:
    """What one does at a browser: read, type, press. By the words on the page, never by its markup."""

    def __init__(self, walk: Walk, context: BrowserContext, name: str) -> None:
        self.walk, self.context, self.name = walk, context, name
        self.page: Page = context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self._amiss(f"script: {error}"))
        self.page.on("response", self._answered)
        self.page.on("request", lambda request: walk.addresses.append(request.url))

    # Acts -----------------------------------------------------------------------------------------------

    def open(self, place: str, *, until: str = "") -> "Person":
        """An address; `until` begins the heading of a page that a script fills in."""
        self.page.goto(place if "://" in place else self.walk.url + place)
        if until:
            self.page.get_by_role("heading", level=1, name=until).wait_for()
        return self._look()

    def follow(self, words: str, *, inside: Locator | None = None) -> "Person":
        """A link, by what it says."""
        with self._leaving():
            (inside or self.page).get_by_role("link", name=_said(words)).first.click()
        return self._look()

    def press(self, words: str, *, inside: Locator | None = None) -> "Person":
        """A button that leads on, by what it says."""
        with self._leaving():
            (inside or self.page).get_by_role("button", name=_said(words)).first.click()
        return self._look()

    def unfold(self, words: str) -> "Person":
        """What stands behind a summary."""
        self.page.locator("summary", has_text=words).first.click()
        return self

    def type(self, label: str, text: str) -> "Person":
        self.page.get_by_label(label, exact=True).fill(text)
        return self

    def look_up(self, label: str, text: str, answer: str, *, press: str) -> "Person":
        """A field that offers rows: as one types where scripts run, else after a press; then choose one."""
        asked = self.page.get_by_label(label, exact=True)
        asked.fill("")
        asked.press_sequentially(text)
        if self.walk.scripts:
            self.page.locator("label.opt", has_text=answer).first.wait_for()
        else:
            self.press(press)
        return self.choose(answer)

    def pick(self, label: str, option: str) -> "Person":
        """One of a list that unfolds."""
        self.page.get_by_label(label, exact=True).select_option(label=option)
        return self

    def choose(self, words: str) -> "Person":
        """A radio or a checkbox, by its whole row."""
        self.page.locator("label.opt", has_text=words).first.click()
        return self

    def attach(self, inside: Locator, content: bytes, *, press: str) -> "Person":
        """A photo, which goes up by itself where scripts run, else by a press."""
        inside.locator("input[type=file]").set_input_files(
            {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": content}
        )
        if self.walk.scripts:
            inside.locator("[data-chosen] input[type=hidden]").last.wait_for(state="attached")
            return self
        return self.press(press, inside=inside)

    @contextlib.contextmanager
    def without_connection(self) -> Iterator[None]:
        """What the browser says of requests that fail then is no fault."""
        before = list(self.walk.faults)
        self.context.set_offline(True)
        yield
        self.context.set_offline(False)
        self.walk.faults[:] = before

    # What there is ---------------------------------------------------------------------------------------

    def reads(self, *words: str) -> "Person":
        """Each of these stands on the page, where a person sees it."""
        shown = self.text
        for one in words:
            assert one in shown, f"{self.name} at {self.place} does not read {one!r} in:\n{shown}"
        return self

    def reads_nothing_of(self, *words: str) -> "Person":
        shown = self.text
        for one in words:
            assert one not in shown, f"{self.name} at {self.place} reads {one!r} in:\n{shown}"
        return self

    @property
    def text(self) -> str:
        return " ".join(self.page.locator("body").inner_text().split())

    @property
    def place(self) -> str:
        return urlsplit(self.page.url).path

    def kept_by_browser(self) -> str:
        """Cookies, storage, and what a service worker keeps for times without a connection."""
        kept = json.dumps(self.context.storage_state())
        return kept + (self.page.evaluate(CACHED) if self.walk.scripts else "")

    # Every page ------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _leaving(self) -> Iterator[None]:
        with self.page.expect_event("domcontentloaded"):
            yield

    def _look(self) -> "Person":
        self.page.wait_for_load_state("load")
        self.walk.opened += 1
        wide = self.page.evaluate(TOO_WIDE)
        if wide:
            self._amiss(f"{wide} px too wide")
        self.walk.pages[f"{self.walk.opened:02d} {self.name} at {self.place}"] = self.page.content()
        if not self.walk.looks:
            return self
        with self._whole_page():
            for fault in self._unreachable():
                self._amiss(fault)
            self._keep_picture()
        return self

    @contextlib.contextmanager
    def _whole_page(self) -> Iterator[None]:
        """A window as high as the page, so that no fixed bar lies over something."""
        width, height = self.walk.size
        whole = self.page.evaluate("document.documentElement.scrollHeight")
        self.page.set_viewport_size({"width": width, "height": max(height, min(whole, HIGHEST))})
        yield
        self.page.set_viewport_size({"width": width, "height": height})

    def _unreachable(self) -> list[str]:
        if self.walk.scripts:
            return _violations(self.page)
        return self.walk.reader.violations(self.page)

    def _keep_picture(self) -> None:
        self.walk.folder.mkdir(parents=True, exist_ok=True)
        where = re.sub(r"[^a-z0-9]+", "-", self.place).strip("-") or "beranda"
        self.page.screenshot(path=self.walk.folder / f"{self.walk.opened:02d}-{self.name}-{where[:60]}.png")

    def _amiss(self, what: str) -> None:
        self.walk.faults.append(f"{self.name} at {self.place}: {what}")

    def _heard(self, message: object) -> None:
        # That a shop rests is told by 410, which the browser counts as a failure.
        if message.type in ("error", "warning") and "410 (Gone)" not in message.text:  # type: ignore[attr-defined]
            self._amiss(f"console: {message.text}")  # type: ignore[attr-defined]

    def _answered(self, response: object) -> None:
        if response.status >= 500:  # type: ignore[attr-defined]
            self._amiss(f"{response.status} for {response.url}")  # type: ignore[attr-defined]


def _violations(page: Page) -> list[str]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [
        f"axe: {one['id']} in {json.dumps([node['html'][:160] for node in one['nodes'][:3]])}"
        for one in found
    ]


def _said(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words))
