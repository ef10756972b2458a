"""English for those who ask for it: whole where visitors and buyers read, and nowhere else."""

import gettext
import re

import pytest
from django.utils import translation

from catalog.reviews.rules import StarsMissing
from foundation.notifications.models import Message
from marketplace.cli.messages import differences
from marketplace.settings.catalogues import compiled
from storefront.look.figures import count, rating, rupiah
from storefront.look.moments import clock, day
from tests.foundation.factories import an_account
from tests.marketplace.factories import NOW, a_keeper, a_variant, an_order
from tests.storefront.buyer.pages import signed_in, somebody, text_of
from tests.village.factories import viewer_for

pytestmark = pytest.mark.django_db


def in_english(client):
    client.post("/bahasa/", {"language": "en", "next": "/"})
    return client


def test_every_sentence_that_visitors_and_buyers_read_has_its_english():
    assert differences() == []


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/", "Straight from businesses that their village knows."),
        ("/bantuan/", "How do I shop?"),
        ("/privasi/", "Your rights"),
        ("/aksesibilitas/", "What we take care of"),
        ("/pengaduan/", "Send a complaint"),
        ("/periksa/", "Check a letter"),
        ("/keranjang/", "Your cart is still empty"),
        ("/akun/masuk/", "Forgot your password?"),
        ("/akun/daftar/", "Make an account"),
        ("/tidak-ada/", "What you are looking for is not here"),
    ],
)
def test_a_page_speaks_english_once_it_was_chosen(address, sentence):
    client = in_english(somebody())

    page = client.get(address)

    assert '<html lang="en">' in page.content.decode()
    assert sentence in text_of(page)
    assert page["Content-Language"] == "en"


def test_no_browser_is_asked_for_its_language(client):
    page = client.get("/", headers={"accept-language": "en-US,en"})

    assert '<html lang="id">' in page.content.decode()


def test_the_choice_goes_back_where_it_was_made_and_no_further():
    client = somebody()

    assert client.post("/bahasa/", {"language": "en", "next": "/cari/?q=kopi"}).url == "/cari/?q=kopi"
    assert client.post("/bahasa/", {"language": "en", "next": "https://jahat.test/"}).url == "/"
    assert client.post("/bahasa/", {"language": "xx", "next": "/"}).cookies["bahasa"].value == "id"


def test_a_product_is_priced_and_dated_as_english_readers_write():
    keeper = a_keeper()
    variant = a_variant(keeper, price=45_000)

    text = text_of(in_english(somebody()).get(f"/barang/{variant.product.slug}/"))

    assert "Rp45,000" in text
    assert "Add to cart" in text
    assert not re.search(r"Masukkan|Pengiriman|Ulasan", text)


def test_numbers_and_days_follow_the_language():
    with translation.override("en"):
        assert (count(1944), rupiah(25_000), rating(4.9)) == ("1,944", "Rp25,000", "4.9")
        assert (day(NOW), clock(NOW)) == ("24 Nov 2026", "13:30")
        assert str(StarsMissing()) == "Choose one to five stars."
    assert (count(1944), rupiah(25_000), rating(4.9), clock(NOW)) == ("1.944", "Rp25.000", "4,9", "13.30")


def test_sellers_and_offices_are_indonesian_for_everybody():
    page = in_english(signed_in(a_keeper().account)).get("/jualan/")

    assert '<html lang="id">' in page.content.decode()
    assert "Beranda" in text_of(page)


def test_a_seller_reads_of_an_order_in_indonesian_whatever_its_buyer_speaks():
    keeper = a_keeper()
    with translation.override("en"):
        an_order((a_variant(keeper), 1), by=viewer_for(an_account()))

    message = Message.objects.get(recipient=keeper.account, kind="vendor_order_placed")
    assert message.subject.startswith("Pesanan baru")
    assert "Terima dan kemas paling lambat 25 Nov 2026, 12.00. Kurir desa." in message.body


def test_a_catalogue_is_read_and_compiled_once(tmp_path):
    source = tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        '#, fuzzy\nmsgid "ragu"\nmsgstr "doubt"\n\nmsgid "kosong"\nmsgstr ""\n\n'
        'msgid "%(n)s toko"\nmsgid_plural "%(n)s toko"\nmsgstr[0] "%(n)s shop"\nmsgstr[1] "%(n)s "\n"shops"\n'
    )

    target = compiled(tmp_path / "locale", tmp_path / "var")
    made = target / "en" / "LC_MESSAGES" / "django.mo"
    first = made.stat().st_mtime_ns
    compiled(tmp_path / "locale", tmp_path / "var")

    with made.open("rb") as file:
        read = gettext.GNUTranslations(file)
    assert [read.gettext(word) for word in ("ragu", "kosong")] == ["ragu", "kosong"]
    assert [read.ngettext("%(n)s toko", "%(n)s toko", n) for n in (1, 2)] == ["%(n)s shop", "%(n)s shops"]
    assert made.stat().st_mtime_ns == first
