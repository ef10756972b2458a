"""The check by QR code in Chromium: on the line, off the line, and with a code that somebody altered.

What Django answers is taken beforehand and served from this process, so that no row need be committed.
"""

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import BrowserContext, Page, sync_playwright

from storefront.public.views.verify import FILES
from tests.village.factories import a_head, an_operator
from tests.village.letters.factories import NOON, a_letter
from village.letters.models import Letter, SigningKey
from village.letters.services import revoke_letter
from village.letters.signed import new_key, token_text
from village.residents.services import record_death

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png"}
KEYS, STANDINGS = "/.well-known/letter-keys.json", "/.well-known/letter-standings.json"
PAGES = ("/periksa/", "/periksa/penjaga.js", KEYS, STANDINGS)
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium here"),
]


class Mall:
    """Answers by path, and letters by token; whatever else is asked is written down."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[str, bytes, dict[str, str]]] = {}
        self.letters: dict[str, bytes] = {}
        self.otherwise = b""
        self.asked: list[str] = []
        self.url = ""

    def take(self, *letters: Letter) -> None:
        client = Client()
        for path in PAGES:
            answer = client.get(path)
            headers = {"Content-Security-Policy": answer.headers["Content-Security-Policy"]}
            self.answers[path] = (answer.headers["Content-Type"], answer.content, headers)
        for name in (*FILES, "mall/favicon.png", "mall/touch-icon.png"):
            content = Path(finders.find(name)).read_bytes()
            self.answers[f"/static/{name}"] = (TYPES[Path(name).suffix], content, {})
        for letter in letters:
            token = token_of(letter)
            self.letters[token] = client.post("/periksa/surat/", {"token": token}).content
        self.otherwise = client.post("/periksa/surat/", {"token": "AAAA"}).content

    @contextmanager
    def open(self) -> Iterator[None]:
        mall = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                mall.asked.append(self.path)
                found = mall.answers.get(self.path.partition("?")[0])
                if found is None:
                    self.send_error(404)
                    return
                kind, content, headers = found
                self.reply(kind, content, headers)

            def do_POST(self) -> None:
                mall.asked.append(self.path)
                typed = self.rfile.read(int(self.headers["Content-Length"])).decode()
                (token,) = parse_qs(typed)["token"]
                self.reply("text/html; charset=utf-8", mall.letters.get(token, mall.otherwise), {})

            def reply(self, kind: str, content: bytes, headers: dict[str, str]) -> None:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_args: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield
        server.shutdown()
        server.server_close()
        thread.join()


def token_of(letter: Letter) -> str:
    return token_text(bytes(letter.cose))


@pytest.fixture(autouse=True)
def quiet_ground(settings, tmp_path):
    settings.MALL_VAR = tmp_path


@pytest.fixture
def letter() -> Letter:
    return a_letter()


@pytest.fixture
def mall() -> Mall:
    return Mall()


@contextmanager
def phone(mall: Mall) -> Iterator[BrowserContext]:
    with mall.open(), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 360, "height": 780})
        # The browser's own clock: that of the letter, whatever day it is here.
        context.clock.set_fixed_time(datetime.fromtimestamp(NOON.timestamp() + 60))
        yield context
        browser.close()


def scanned(context: BrowserContext, mall: Mall, token: str) -> Page:
    page = context.new_page()
    page.goto(f"{mall.url}/periksa/#{token}")
    page.locator("h1").wait_for()
    return page


def kept(page: Page) -> None:
    """The worker has taken everything in."""
    page.evaluate("navigator.serviceWorker.ready")
    # Waiting by a function is refused by the page's content security policy: it would be evaluated there.
    for _attempt in range(200):
        if page.evaluate("navigator.serviceWorker.controller !== null"):
            break
        page.wait_for_timeout(50)


def faults(page: Page) -> list[str]:
    return [found["id"] for found in Axe().run(page, options=AXE).response["violations"]]


def test_a_scanned_letter_is_shown_and_its_code_never_stands_in_an_address(mall, letter):
    mall.take(letter)

    with phone(mall) as context:
        page = scanned(context, mall, token_of(letter))

        assert page.locator("h1").inner_text() == "Surat ini berlaku"
        assert page.title() == "Surat ini berlaku · Banyuwangi Mall"
        assert letter.number in page.locator("main").inner_text()
        assert page.get_by_role("status").inner_text() == "Surat ini berlaku"
        assert faults(page) == []
        assert "/periksa/surat/" in mall.asked
        assert [path for path in mall.asked if token_of(letter)[:20] in path] == []


def test_opened_once_the_page_proves_other_letters_without_a_connection(mall, letter):
    second = a_letter(business_name="Batik Sekar Oling")
    mall.take(letter, second)

    with phone(mall) as context:
        kept(scanned(context, mall, token_of(letter)))
        context.set_offline(True)
        page = scanned(context, mall, token_of(second))

        said = page.locator("main").inner_text()
        assert page.locator("h1").inner_text() == "Surat ini asli dan masih dalam masa berlaku"
        assert "Keadaan terakhir diketahui" in said and "Ponsel ini sedang tanpa sambungan" in said
        assert "Batik Sekar Oling" in said and second.number in said and "SITI AMINAH" in said
        assert "Dusun Krajan RT 01/RW 02, Desa Grogol, Kec. Giri" in said
        assert page.locator("main use").first.get_attribute("href").endswith("#seal-wait")
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        assert faults(page) == []


def test_without_a_connection_an_altered_or_torn_code_is_not_from_the_village(mall, letter):
    mall.take(letter)
    token = token_of(letter)
    altered = token[:300] + ("A" if token[300] != "A" else "B") + token[301:]

    with phone(mall) as context:
        kept(scanned(context, mall, token))
        context.set_offline(True)
        titles = [
            scanned(context, mall, wrong).locator("h1").inner_text()
            for wrong in (altered, token[:120], token + "AA", "AAAA")
        ]

        assert titles == ["Ini bukan surat dari desa"] * 4


def test_without_a_connection_a_letter_known_to_have_fallen_is_not_called_standing(mall, letter):
    revoke_letter(letter_id=letter.pk, reason="Usaha sudah tutup", by=a_head(), at=NOON)
    standing = a_letter(business_name="Batik Sekar Oling")
    mall.take(letter, standing)

    with phone(mall) as context:
        kept(scanned(context, mall, token_of(standing)))
        context.set_offline(True)
        page = scanned(context, mall, token_of(letter))

        assert page.locator("h1").inner_text() == "Surat ini sudah dicabut"
        assert "Jangan terima surat ini sebagai bukti usaha." in page.locator("main").inner_text()


def test_without_a_connection_a_letter_without_its_holder_is_not_called_standing(mall, letter):
    record_death(
        resident_id=letter.holder_id,
        event_date=NOON.date(),
        source="Surat kematian 474.3/1",
        by=an_operator(),
        at=NOON,
    )
    standing = a_letter(business_name="Batik Sekar Oling")
    mall.take(letter, standing)

    with phone(mall) as context:
        kept(scanned(context, mall, token_of(standing)))
        context.set_offline(True)
        page = scanned(context, mall, token_of(letter))

        assert page.locator("h1").inner_text() == "Surat ini tidak berlaku lagi"
        assert "Jangan terima surat ini sebagai bukti usaha." in page.locator("main").inner_text()


def test_without_a_connection_the_calendar_still_counts(mall, letter):
    mall.take(letter)

    with phone(mall) as context:
        kept(scanned(context, mall, token_of(letter)))
        context.set_offline(True)
        titles = []
        for year in (2020, 2031):
            context.clock.set_fixed_time(datetime(year, 1, 1))
            titles.append(scanned(context, mall, token_of(letter)).locator("h1").inner_text())

        assert titles == ["Surat ini asli, tetapi belum mulai berlaku", "Masa berlaku surat ini sudah habis"]


def test_back_on_the_line_the_page_asks_again_by_itself(mall, letter):
    mall.take(letter)

    with phone(mall) as context:
        kept(scanned(context, mall, token_of(letter)))
        context.set_offline(True)
        page = scanned(context, mall, token_of(letter))
        context.set_offline(False)

        page.get_by_role("heading", name="Surat ini berlaku").wait_for()


def test_without_a_connection_a_letter_of_a_strangers_key_is_not_from_the_village(mall, letter):
    mall.take(letter)
    _kid, stranger, _secret = new_key()
    kid = SigningKey.objects.get().kid
    kind, _content, headers = mall.answers[KEYS]
    mall.answers[KEYS] = (kind, json.dumps({"keys": [stranger | {"kid": kid}]}).encode(), headers)

    with phone(mall) as context:
        kept(scanned(context, mall, token_of(letter)))
        context.set_offline(True)

        page = scanned(context, mall, token_of(letter))
        assert page.locator("h1").inner_text() == "Ini bukan surat dari desa"


def test_without_a_connection_a_key_that_is_not_known_here_leaves_the_question_open(mall, letter):
    mall.take(letter)
    mall.answers[KEYS] = (mall.answers[KEYS][0], b'{"keys": []}', {})

    with phone(mall) as context:
        kept(scanned(context, mall, token_of(letter)))
        context.set_offline(True)

        page = scanned(context, mall, token_of(letter))
        assert page.locator("h1").inner_text() == "Surat ini belum bisa diperiksa"


def test_the_skip_link_is_no_letter(mall, letter):
    mall.take(letter)

    with phone(mall) as context:
        page = context.new_page()
        page.goto(f"{mall.url}/periksa/#isi")

        assert page.locator("h1").inner_text() == "Periksa surat usaha"
        assert "/periksa/surat/" not in mall.asked
