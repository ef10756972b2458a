"""The steps of the line in pages, each by the person who takes it, found by the words that stand there."""

import re

from playwright.sync_api import Locator

from foundation.clock import today
from tests.journeys import photos
from tests.journeys.api_line import PASSWORD, Account, Offices
from tests.journeys.browser import Person, Walk
from tests.journeys.ground import HOME, Villager
from tests.journeys.site import Site, waited_for

FIXED_SENTENCE = (
    "NIK, KK, nama, atau tanggal lahir belum cocok."
    " Periksa isian itu dengan KTP dan KK Anda, lalu kirim lagi."
)


def signed_up(person: Person, email: str, name: str, *, to: str) -> None:
    """A new account, on the way to a page that needs one: opened, then signed in to like any other."""
    person.open(to).follow("Daftar")
    person.type("Nama Anda", name.title()).type("Alamat email", email).type("Kata sandi", PASSWORD)
    person.press("Daftar").reads("Bila alamat itu belum punya akun, akunnya sudah dibuat.")
    person.type("Email atau nomor ponsel", email).type("Kata sandi", PASSWORD).press("Masuk")
    assert person.place == to


def signed_in(person: Person, account: Account, *, to: str) -> None:
    person.open(to).type("Email atau nomor ponsel", account.email).type("Kata sandi", PASSWORD)
    person.press("Masuk")
    assert person.place == to


# The applicant ------------------------------------------------------------------------------------------


def filled_in(applicant: Person, resident: Villager, business: str, *, nik: str) -> None:
    """The whole form, up to the page that shows it once more; `nik` is what is typed for the NIK."""
    applicant.follow("Mulai permohonan surat usaha").press("Mulai isi")
    applicant.type("NIK", nik).type("Nomor KK", resident.kk).type("Nama lengkap", resident.name)
    applicant.type("Tanggal lahir", f"{resident.birth_date:%d-%m-%Y}").press("Lanjut ke usaha Anda")

    applicant.type("Nama usaha", business)
    applicant.look_up(
        "Apa yang Anda buat atau jual?", "kopi bubuk", "Pengolahan kopi", press="Cari jenis usaha"
    )
    applicant.choose("Di rumah")
    applicant.look_up("Desa atau kelurahan tempat usaha", "kemiren", "Kemiren", press="Cari desa")
    applicant.type("Dusun atau lingkungan", resident.dusun).type("RT", resident.rt).type("RW", resident.rw)
    applicant.choose("Sampai Rp2 miliar").press("Lanjut ke foto dan berkas")

    for document, content in (
        ("Foto KTP", photos.card(resident.nik, resident.name)),
        ("Foto tempat usaha", photos.place()),
    ):
        group = applicant.page.get_by_role("group", name=document, exact=True)
        applicant.attach(group, content, press="Kirim berkas yang dipilih")
    applicant.press("Lanjut ke periksa dan kirim")


def put_right(applicant: Person, nik: str) -> None:
    """The register did not know the person: the number is corrected, all else stands as it was."""
    applicant.follow("Periksa data diri Anda").type("NIK", nik).press("Lanjut ke usaha Anda")
    applicant.press("Lanjut ke foto dan berkas").press("Lanjut ke periksa dan kirim")
    applicant.press("Kirim permohonan")


# The offices --------------------------------------------------------------------------------------------


def case_opened(officer: Person, business: str) -> None:
    line = officer.open("/kantor/").page.get_by_role("listitem").filter(has_text=business)
    officer.follow("", inside=line)


def verified(operator: Person) -> None:
    """Every point of the list, and the person seen at the counter."""
    for point in ("Foto KTP terbaca", "Tempat usaha terlihat", "Jenis usaha sesuai", "Orangnya datang"):
        operator.choose(point)
    operator.press("Teruskan ke kepala desa")


def signed(head: Person, *, password: str) -> None:
    head.type("Kata sandi Anda", password).press("Setujui dan tanda tangani")


def death_recorded(operator: Person, resident: Villager, day: str) -> None:
    """Found by the NIK on the certificate, opened with a reason, recorded once the papers are seen."""
    operator.open("/kantor/penduduk/").type("Cari penduduk", resident.nik).press("Cari")
    operator.follow(resident.name.title())
    operator.type("Untuk apa Anda membuka data ini?", "Mencatat kematian").press("Buka data")
    operator.follow("Meninggal…")
    operator.type("Tanggal kejadian", day).type("Dasar pencatatan", "Surat kematian 474.3/12/2026")
    operator.choose("Suratnya sudah saya lihat").press("Catat")


# The shop -----------------------------------------------------------------------------------------------


def letter_waited_for(seller: Person, application: str) -> None:
    waited_for("the letter's PDF", lambda: "Unduh PDF" in seller.open(application).text)


def shop_opened(seller: Person) -> None:
    seller.follow("Buka toko").press("Buka toko")


def listed(seller: Person, product: str) -> None:
    """A product with a photo, from the shop's to-do list into the window."""
    seller.follow("Tambah barang pertama")
    frame: Locator = seller.page.locator("section").filter(has_text="Foto pertama tampil di pencarian")
    seller.attach(frame, photos.goods(), press="Kirim foto yang dipilih")
    seller.type("Nama barang", product).type("Harga", "45.000").type("Stok", "12")
    seller.type("Berat kirim", "250").pick("Jenis", "Kopi")
    if not seller.walk.scripts:
        seller.press("Tampilkan isian jenis ini")
    seller.pick("Halal atau tidak", "Halal menurut penjual, sertifikat sedang diurus")
    seller.press("Tampilkan di toko")


def sent_off(seller: Person) -> None:
    """Accepted from the to-do list, packed, and handed to the courier."""
    seller.open("/jualan/").follow("Terima pesanan")
    seller.press("Terima pesanan").press("Sudah dikemas").press("Sudah diserahkan ke kurir")


# The buyer ----------------------------------------------------------------------------------------------


def found(buyer: Person, words: str, product: str) -> None:
    buyer.open("/").page.get_by_role("searchbox").first.fill(words)
    buyer.press("Cari").follow(product)


def letter_scanned(stranger: Person, address: str) -> None:
    """What a phone's camera reads from the QR code; the signature is proved in the browser itself."""
    stranger.open("/bantuan/").open(address, until="Surat ini")


def letter_scanned_without_signal(stranger: Person) -> None:
    """The same code again where there is no connection: the page and the keys were kept the first time."""
    stranger.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    with stranger.without_connection():
        stranger.page.reload()
        stranger.page.get_by_role("heading", level=1, name="Surat ini asli").wait_for()
        stranger.reads("Ponsel ini sedang tanpa sambungan")


def letter_looked_up(stranger: Person, number: str) -> None:
    stranger.open("/periksa/").type("Nomor surat", number).press("Periksa surat")


def letter_looked_up_by_nik(stranger: Person, nik: str) -> None:
    """Somebody takes the NIK for the letter's number: it goes nowhere."""
    stranger.open("/periksa/").type("Nomor surat", nik)
    stranger.page.get_by_role("button", name="Periksa surat").click()


def ordered(buyer: Person) -> None:
    """Address, delivery and payment on one page, after a look at the cart."""
    buyer.open("/keranjang/").press("Lanjut bayar")
    buyer.type("Nama penerima", "Ratna Dewi").type("Nomor HP", "0812 3456 7890")
    buyer.look_up("Desa atau kelurahan", "grogol", "Grogol", press="Cari desa")
    buyer.type("Jalan, dusun, RT/RW", "Dusun Krajan RT 03/RW 02")
    buyer.choose("Kurir desa")
    buyer.press("Buat pesanan")


def received(buyer: Person, order: str) -> None:
    """It came: said once, and once more when asked."""
    buyer.open(order).unfold("Paket sudah saya terima").press("Ya, sudah saya terima")


# All of it ----------------------------------------------------------------------------------------------


def whole(walk: Walk, site: Site, offices: Offices) -> None:
    """From a resident's form to an order that arrived, and to the window that a death has emptied."""
    resident, business, product = site.take(HOME), f"Kopi {walk.name}", f"Robusta {walk.name}, 250 g"
    seller, buyer = walk.person("penjual"), walk.person("pembeli")
    operator, head = walk.person("operator"), walk.person("kades")

    # The form, and the register's answer at once.
    signed_up(seller, f"{walk.name}@contoh.test", resident.name, to="/jualan/")
    filled_in(seller, resident, business, nik=offices.head.resident.nik)
    seller.press("Kirim permohonan").reads(FIXED_SENTENCE)
    put_right(seller, resident.nik)
    seller.reads("Sedang diperiksa Desa Kemiren", "Tidak ada yang perlu Anda lakukan sekarang.")
    application = seller.place

    # The operator sees claim and register side by side; the head signs with the password.
    signed_in(operator, offices.operator, to="/kantor/")
    case_opened(operator, business)
    operator.reads("NIK, KK, nama, tanggal lahir cocok", resident.name)
    verified(operator)
    operator.reads("diteruskan ke kepala desa")
    signed_in(head, offices.head, to="/kantor/")
    case_opened(head, business)
    signed(head, password="bukan-ini-sandinya")
    head.reads("Kata sandi ini tidak cocok.")
    signed(head, password=PASSWORD)
    head.reads("sudah Anda tandatangani")
    number = re.search(r"510/\d{3,}/[0-9.]+/\d{4}", head.text)
    assert number is not None

    # The shop opens on that permit, with a product and a photo.
    letter_waited_for(seller, application)
    shop_opened(seller)
    seller.reads("Toko Anda sudah buka", number[0])
    listed(seller, product)
    seller.reads(product, "tampil di toko")

    # A buyer finds it, and checks the permit before buying: by the code where scripts run, else by number.
    found(buyer, walk.name, product)
    buyer.reads("Terverifikasi Desa Kemiren", number[0], "Rp45.000")
    at_product = buyer.page.url
    if walk.scripts:
        code = seller.open(application).page.get_by_role("link", name="Periksa surat ini")
        letter_scanned(buyer, code.get_attribute("href") or "")
    else:
        letter_looked_up(buyer, number[0])
    buyer.reads("Surat ini berlaku", business, resident.name)
    if walk.scripts:
        letter_scanned_without_signal(buyer)

    # The order, cash on delivery.
    buyer.open(at_product).press("Masukkan keranjang").reads("Sudah di keranjang")
    ordered(buyer)
    buyer.reads("Paket Anda menunggu penjual", "Bayar Rp51.000 tunai saat barang datang")
    order = buyer.place
    sent_off(seller)
    seller.reads("Sedang diantar kurir")
    received(buyer, order)
    buyer.reads("Paket Anda sudah sampai")

    # The owner dies, and the next request finds the window empty.
    buyer.open(at_product).press("Masukkan keranjang")
    death_recorded(operator, resident, f"{today():%d-%m-%Y}")
    operator.reads("sudah tercatat", f"Toko {business} berhenti berjualan sejak sekarang")
    buyer.open(at_product).reads("Toko ini sedang tidak berjualan")
    buyer.open(f"/cari/?q={walk.name}").reads("Belum ada yang menjual itu").reads_nothing_of(product)
    buyer.open("/").reads_nothing_of(product)
    buyer.open("/keranjang/").reads("tidak bisa dibeli")
    seller.open("/jualan/").reads("Toko ini sedang tidak berjualan.")
