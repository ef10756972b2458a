"""All of the line on a site that says everything it can, then a search for every NIK and KK in it."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser
from psycopg import sql

from marketplace.cli.postgres.programs import find_programs
from tests.journeys import api_line, browser_line
from tests.journeys.api import Api
from tests.journeys.browser import DESKTOP, PHONE, Walk
from tests.journeys.ground import HOME, Ground
from tests.journeys.marks import found_in, found_in_files, session_text
from tests.journeys.site import Site, running, waited_for

pytestmark = pytest.mark.journey

BUSINESS = "Kopi Tanpa Jejak"
REGISTER_SEARCH = "/kantor/penduduk/"
"""The one page that says a NIK: in the field where the officer has just typed it."""


@pytest.fixture(scope="module")
def loud_site(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running(ground, tmp_path_factory.mktemp("loud"), loud=True) as site:
        yield site


def by_graphql(site: Site, offices: api_line.Offices) -> None:
    """The line with each number in every place that takes one."""
    operator, head = api_line.signed_in(site, offices.operator), api_line.signed_in(site, offices.head)
    person = site.take(HOME)
    seller = api_line.signed_in(site, api_line.registered(site, "penjual@contoh.test", person))
    buyer = api_line.signed_in(site, api_line.registered(site, "pembeli@contoh.test"))
    application = api_line.drafted(seller, person, BUSINESS)
    api_line.saved(seller, {"nik": offices.head.resident.nik}, application=application)
    seller.refusals(api_line.SUBMIT, id=application)
    api_line.saved(seller, {"nik": person.nik[:-1]}, application=application)
    seller.refusals(api_line.SUBMIT, id=application)
    api_line.saved(seller, {"nik": person.nik}, application=application)
    seller.do(api_line.SUBMIT, id=application)
    api_line.verified(operator, application)
    letter = head.do(api_line.APPROVE, id=application, password=api_line.PASSWORD)["letter"]
    api_line.printed(seller, letter["id"])
    seller.ask("{ myRecord { nikMasked kkMasked readings { purpose } } }")
    vendor = api_line.opened(seller, letter["business"]["id"])
    product = api_line.listed(seller, vendor["id"], "Robusta tanpa jejak")
    checkout = api_line.cart(buyer, product["variants"][0]["id"])
    api_line.delivery_chosen(buyer, checkout)
    api_line.cash_promised(buyer, checkout)
    buyer.do(api_line.COMPLETE, id=checkout)
    for number in (person.nik, person.kk):
        Api(site.url).ask(api_line.VERIFY, number=number)
        Api(site.url).ask(api_line.SEARCH, search=number)
        operator.ask(
            "query($it: String!) { residents(search: $it, first: 5) { edges { node { id } } } }", it=number
        )
        Api(site.url).post("query($it: String!) { broken(it: $it) }", {"it": number})
        Api(site.url).post(f'{{ letterVerify(number: "{number}") {{ nothing }} }}', {})
    api_line.death_recorded(operator, person)


def by_browser(walk: Walk, site: Site, offices: api_line.Offices) -> list[str]:
    """The line in pages, with two mistakes that people make; what the browsers kept."""
    stranger, person = walk.person("tersesat"), site.take(HOME)
    for number in (person.nik, person.kk):
        browser_line.letter_looked_up_by_nik(stranger, number)
    browser_line.whole(walk, site, offices)
    return [one.kept_by_browser() for one in walk.people]


def test_no_nik_and_no_kk_is_left_anywhere(loud_site: Site, browser: Browser):
    site, numbers = loud_site, loud_site.ground.numbers
    statements = statement_log(site)
    offices = api_line.staffed(site)
    walks = [
        Walk(browser, site.url, "scripts", PHONE, scripts=True, looks=False),
        Walk(browser, site.url, "plain", DESKTOP, scripts=False, looks=False),
    ]

    by_graphql(site, offices)
    kept = [text for walk in walks for text in by_browser(walk, site, offices)]
    waited_for("the jobs", lambda: jobs_done(site))

    dump = dumped(site)
    sessions = rows(site, "select session_data from django_session")
    told = site.unfiltered()
    # What is searched is what it should be: the story is in it, in the words that may be there.
    assert BUSINESS in dump and "village_resident" in dump
    assert "print_letter" in dump and len(sessions) >= 6
    assert "INSERT INTO" in told and "/jualan/izin/" in told
    assert len(site.mails()) > 20
    assert len(numbers) > 400
    for walk in walks:
        walk.end()

    assert found_in(dump, numbers) == []
    assert found_in_files(site.var, numbers) == {}
    assert found_in("\n".join(str(mail) for mail in site.mails()), numbers) == []
    assert found_in("\n".join(session_text(data) for (data,) in sessions), numbers) == []
    assert found_in("\n".join(kept), numbers) == []
    assert found_in("\n".join(address for walk in walks for address in walk.addresses), numbers) == []
    assert {
        place: hits
        for walk in walks
        for place, html in walk.pages.items()
        if (hits := found_in(html, numbers))
    } == {}
    assert sorted(set(found_in(statements.read(), numbers))) == []


class StatementLog:
    """What the database server wrote since, where its log can be read; nothing elsewhere."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.start = path.stat().st_size if path else 0

    def read(self) -> bytes:
        return self.path.read_bytes()[self.start :] if self.path else b""


def statement_log(site: Site) -> StatementLog:
    database = site.settings["DATABASE_URL"]
    with psycopg.connect(database, autocommit=True) as connection:
        name = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("alter database {} set log_statement = 'all'").format(name))
        (data,) = connection.execute("show data_directory").fetchone() or ("",)
    path = Path(data).with_name("server.log")
    return StatementLog(path if path.exists() else None)


def rows(site: Site, query: str) -> list[tuple]:
    with psycopg.connect(site.settings["DATABASE_URL"]) as connection:
        return connection.execute(query).fetchall()


def jobs_done(site: Site) -> bool:
    return rows(site, "select 1 from procrastinate_jobs where status in ('todo', 'doing') limit 1") == []


def dumped(site: Site) -> str:
    done = find_programs().run("pg_dump", f"--dbname={site.settings['DATABASE_URL']}")
    assert done.returncode == 0, done.stdout[-2000:]
    return done.stdout
