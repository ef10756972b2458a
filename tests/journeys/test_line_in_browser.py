"""The same line in pages, by people at browsers: a phone and a desktop, with and without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from foundation.clock import today
from tests.journeys import api_line, browser_line
from tests.journeys.api_line import PASSWORD, Offices
from tests.journeys.browser import CHROMIUM, DESKTOP, PHONE, Walk
from tests.journeys.ground import HOME
from tests.journeys.site import Site

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
]


@pytest.fixture(scope="module")
def offices(site: Site) -> Offices:
    return api_line.staffed(site)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture(
    params=[(PHONE, True), (PHONE, False), (DESKTOP, True), (DESKTOP, False)],
    ids=["360-scripts", "360-plain", "1366-scripts", "1366-plain"],
)
def walk(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Walk]:
    size, scripts = request.param
    walk = Walk(browser, site.url, request.node.callspec.id, size, scripts)
    yield walk
    walk.end()


def test_a_form_becomes_a_shop_and_an_order_until_the_owner_dies(walk: Walk, site: Site, offices: Offices):
    resident, business, product = site.take(HOME), f"Kopi {walk.name}", f"Robusta {walk.name}, 250 g"
    seller, buyer = walk.person("penjual"), walk.person("pembeli")
    operator, head = walk.person("operator"), walk.person("kades")

    # The form, and the register's answer at once.
    browser_line.signed_up(seller, f"{walk.name}@contoh.test", resident.name, to="/jualan/")
    browser_line.filled_in(seller, resident, business, nik=offices.head.resident.nik)
    seller.press("Kirim permohonan").reads(browser_line.FIXED_SENTENCE)
    browser_line.put_right(seller, resident.nik)
    seller.reads("Sedang diperiksa Desa Kemiren", "Tidak ada yang perlu Anda lakukan sekarang.")
    application = seller.place

    # The operator sees claim and register side by side; the head signs with the password.
    browser_line.signed_in(operator, offices.operator, to="/kantor/")
    browser_line.case_opened(operator, business)
    operator.reads("NIK, KK, nama, tanggal lahir cocok", resident.name)
    browser_line.verified(operator)
    operator.reads("diteruskan ke kepala desa")
    browser_line.signed_in(head, offices.head, to="/kantor/")
    browser_line.case_opened(head, business)
    browser_line.signed(head, password="bukan-ini-sandinya")
    head.reads("Kata sandi ini tidak cocok.")
    browser_line.signed(head, password=PASSWORD)
    head.reads("sudah Anda tandatangani")
    number = re.search(r"510/\d{3,}/[0-9.]+/\d{4}", head.text)
    assert number is not None

    # The shop opens on that permit, with a product and a photo.
    browser_line.letter_waited_for(seller, application)
    browser_line.shop_opened(seller)
    seller.reads("Toko Anda sudah buka", number[0])
    browser_line.listed(seller, product)
    seller.reads(product, "tampil di toko")

    # A buyer finds it, and checks the permit before buying: by the code where scripts run, else by number.
    browser_line.found(buyer, walk.name, product)
    buyer.reads("Terverifikasi Desa Kemiren", number[0], "Rp45.000")
    at_product = buyer.page.url
    if walk.scripts:
        code = seller.open(application).page.get_by_role("link", name="Periksa surat ini")
        browser_line.letter_scanned(buyer, code.get_attribute("href") or "")
    else:
        browser_line.letter_looked_up(buyer, number[0])
    buyer.reads("Surat ini berlaku", business, resident.name)

    # The order, cash on delivery.
    buyer.open(at_product).press("Masukkan keranjang").reads("Sudah di keranjang")
    browser_line.ordered(buyer)
    buyer.reads("Paket Anda menunggu penjual", "Bayar Rp51.000 tunai saat barang datang")
    order = buyer.place
    browser_line.sent_off(seller)
    seller.reads("Sedang diantar kurir")
    browser_line.received(buyer, order)
    buyer.reads("Paket Anda sudah sampai")

    # The owner dies, and the next request finds the window empty.
    buyer.open(at_product).press("Masukkan keranjang")
    browser_line.death_recorded(operator, resident, f"{today():%d-%m-%Y}")
    operator.reads("sudah tercatat", f"Toko {business} berhenti berjualan sejak sekarang")
    buyer.open(at_product).reads("Toko ini sedang tidak berjualan")
    buyer.open(f"/cari/?q={walk.name}").reads("Belum ada yang menjual itu").reads_nothing_of(product)
    buyer.open("/").reads_nothing_of(product)
    buyer.open("/keranjang/").reads("tidak bisa dibeli")

    assert walk.faults == []
