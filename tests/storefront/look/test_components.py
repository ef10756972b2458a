import gzip
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.template.loader import get_template
from django.test import Client

from storefront.look import navigation
from storefront.look.shapes import OfficeBar, Warrant
from storefront.templatetags import mall
from tests.storefront.look.site import PAGES

TEMPLATES = Path(__file__).resolve().parents[3] / "storefront" / "templates"
STATIC = TEMPLATES.parent / "static" / "mall"
SITE = "tests.storefront.look.site"
ADDRESSES = [
    "/gaya/",
    *(f"/halaman/{name}/" for name in PAGES),
    *(f"/galat/{code}/" for code in (400, 403, 404, 429)),
]
pytestmark = [pytest.mark.urls(SITE)]


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.found if name in attrs]


def opened(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def drawn(source: str, **context) -> str:
    return Template("{% load mall %}" + source).render(Context(context))


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_on_a_page_needs_a_looser_content_policy(address):
    elements = Elements(opened(address))

    assert elements.values("style") == []
    assert [name for _, attrs in elements.found for name in attrs if name.startswith("on")] == []
    assert [attrs for tag, attrs in elements.found if tag == "script" and "src" not in attrs] == []
    assert [tag for tag, _ in elements.found if tag == "style"] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_ids_are_unique_and_everything_described_exists(address):
    elements = Elements(opened(address))
    ids = elements.values("id")

    assert len(ids) == len(set(ids))
    described = {part for value in elements.values("aria-describedby") for part in value.split()}
    assert described - set(ids) == set()
    assert set(elements.values("for")) - set(ids) == set()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_symbol_and_every_class_of_a_page_exists(address):
    elements = Elements(opened(address))
    symbols = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "sprite.svg").read_text()))
    sheets = (STATIC / "mall.css").read_text() + (STATIC / "office.css").read_text()
    styled = set(re.findall(r"\.(-?[a-zA-Z][\w-]*)", sheets))
    unstyled_on_purpose = {"valid", "wait", "suspended", "expired"}

    used = {
        href.partition("#")[2] for tag, attrs in elements.found if tag == "use" for href in [attrs["href"]]
    }
    classes = {name for value in elements.values("class") for name in value.split()}

    assert used - symbols == set()
    assert classes - styled - unstyled_on_purpose == set()


def test_every_icon_named_in_a_template_is_in_the_sprite():
    symbols = set(re.findall(r'<symbol id="i-([^"]+)"', (STATIC / "sprite.svg").read_text()))
    named = {
        name
        for template in TEMPLATES.rglob("*.html")
        for name in re.findall(r'{% icon "([\w-]+)"', template.read_text())
    }
    menus = {item.icon for item in (*navigation.BUYER, *navigation.SELLER)}

    assert (named | menus) - symbols == set()


def test_the_first_page_is_light():
    html = opened("/halaman/home/").encode()
    first = [(STATIC / name).read_bytes() for name in ("mall.css", "sprite.svg", "mall.js", "selvedge.svg")]

    assert len(html) + sum(map(len, first)) <= 60_000
    assert sum(len(gzip.compress(part)) for part in (html, *first)) <= 20_000


def test_htmx_comes_only_where_it_is_asked_for():
    asking = Template(
        '{% extends "layouts/plain.html" %}{% load mall %}{% block scripts %}{% htmx %}{% endblock %}'
    )

    assert "htmx-2.min.js" in asking.render(Context())
    assert "htmx-2.min.js" not in opened("/halaman/home/")
    assert finders.find("django_htmx/htmx-2.min.js")


def test_menus_mark_the_current_page_and_count_the_cart():
    html = drawn("{% nav_buyer %}", nav="orders", cart_count=4)

    assert html.count("<a ") == 5
    assert html.count('aria-current="page"') == 1
    assert re.search(r'href="/buyer/orders/" aria-current="page"', html)
    assert '<span class="count">4<span class="sr"> barang</span></span>' in html


@pytest.mark.parametrize(
    ("level", "labels"),
    [
        ("village", ["Antrean", "Penduduk", "Surat", "Toko", "Angka"]),
        ("district", ["Antrean", "Desa", "Toko", "Angka", "Pengaduan"]),
        (
            "regency",
            ["Angka", "Desa", "Toko", "Sanksi", "Pengaduan", "Petugas", "Koleksi", "Ulasan", "Laporan"],
        ),
    ],
)
def test_each_office_has_its_own_tabs(level, labels):
    office = OfficeBar(level, "Kemiren", "Dewi Lestari", "operator")

    html = drawn("{% office_top %}", office=office, nav="numbers")

    assert re.findall(r'<a href="/officer/[^"]+"[^>]*>([^<]+)', html) == labels


def test_a_page_that_nobody_has_routed_is_left_out(settings):
    settings.ROOT_URLCONF = "tests.storefront.look.empty_site"

    assert drawn("{% nav_buyer %}").strip() == ""
    assert drawn("{% page_url 'cart' %}") == ""


def test_only_a_standing_permit_has_the_filled_house():
    def symbol(state):
        warrant = Warrant("Toko", "Kemiren", permit="Surat 1", state=state)
        return re.search(r"#(seal[\w-]*)", drawn("{% warrant w %}", w=warrant))[1]

    assert {state: symbol(state) for state in ("valid", "wait", "void", "suspended", "expired")} == {
        "valid": "seal-full",
        "wait": "seal-wait",
        "void": "seal-void",
        "suspended": "seal-line",
        "expired": "seal-line",
    }


def test_text_from_people_is_escaped():
    evil = "<script>alert(1)</script>"
    card = {"url": "/x/", "name": evil, "price": 1, "village": evil}

    html = drawn(
        "{% product_card card %}{% notice title=evil %}{{ evil }}{% endnotice %}", card=card, evil=evil
    )

    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 4


def test_quantity_in_a_cart_posts_the_new_number_and_stops_at_its_ends():
    html = drawn("{% quantity 1 most=1 %}")

    assert html.count("disabled") == 2
    assert 'name="quantity" value="3"' in drawn("{% quantity 2 %}")


def test_quantity_beside_a_main_button_keeps_its_own_number():
    html = drawn("{% quantity 2 keep=True %}")

    assert '<input type="hidden" name="quantity" value="2">' in html
    assert 'name="quantity_set" value="3"' in html


def test_a_sum_given_as_a_number_is_written_as_rupiah():
    html = drawn("{% sums rows %}", rows=[{"label": "Jumlah", "text": 576000, "total": True}])

    assert '<dd class="total">Rp576.000</dd>' in html


def test_the_catalogue_names_every_tag_and_filter():
    catalogue = (TEMPLATES.parent / "look" / "README.md").read_text()

    assert {name for name in mall.register.tags if f"{{% {name} " not in catalogue} == set()
    assert {name for name in mall.register.filters if f"\\|{name}" not in catalogue} == set()


@pytest.mark.parametrize("code", [500, 503])
def test_the_last_resort_pages_need_nothing(code):
    source = (TEMPLATES / f"{code}.html").read_text()

    assert "{%" not in source
    assert "{{" not in source
    assert get_template(f"{code}.html").render().strip() == source.strip()
