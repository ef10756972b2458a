"""The shop in the seller's hand: opened under a permit, described, switched, its ways of delivery."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from catalog.media.models import Picture
from foundation.clock import now
from marketplace.delivery.models import ShopDelivery
from tests.catalog.factories import a_photo
from tests.foundation.factories import an_account
from tests.marketplace.factories import a_keeper
from tests.storefront.seller.pages import errors_of, lettered, sent, shopkeeping, signed_in, text_of
from tests.vendors.factories import a_letter, a_sanction, a_seller
from tests.village.factories import a_business, a_head
from vendors.shops.models import Shop
from village.letters.services import suspend_letter

pytestmark = pytest.mark.django_db

SHOP, OPEN = "/jualan/toko/", "/jualan/toko/buka/"
DELIVERY = {"pickup": "on", "courier": "on", "courier_base": "7.500", "courier_per_km": "500", "max_km": "40"}


def test_without_a_permit_there_is_nothing_to_open():
    applicant, _application = sent()
    client = signed_in(applicant.account)

    answers = [client.get(SHOP), client.get(OPEN), client.post(OPEN, {"name": "Toko", "business": "1"})]

    assert [answer.url for answer in answers] == ["/jualan/"] * 3
    assert not Shop.objects.exists()


def test_a_standing_letter_opens_the_shop_with_the_name_of_the_business():
    applicant, letter = lettered()
    client = signed_in(applicant.account)

    page = client.get(OPEN)
    response = client.post(
        OPEN, {"business": letter.business_id, "name": "Kopi Ijen Tini", "description": "Sangrai sendiri."}
    )

    shop = Shop.objects.get()
    assert 'value="Kopi Lereng Ijen"' in page.content.decode()
    assert "Toko memakai tanda desa Grogol selama izinnya berlaku." in text_of(page)
    assert response.url == "/jualan/"
    assert (shop.pk, shop.name, shop.description) == (
        letter.business_id,
        "Kopi Ijen Tini",
        "Sangrai sendiri.",
    )


@pytest.mark.parametrize("name", ["", "x" * 121])
def test_a_shop_without_a_name_is_not_opened_and_the_story_stays(name):
    applicant, letter = lettered()

    response = signed_in(applicant.account).post(
        OPEN, {"business": letter.business_id, "name": name, "description": "Sangrai sendiri."}
    )

    assert response.status_code == 200 and len(errors_of(response)) == 1
    assert "Sangrai sendiri." in text_of(response)
    assert not Shop.objects.exists()


def test_nobody_opens_the_shop_of_another_business():
    _other, foreign = lettered()
    applicant, _letter = lettered()

    response = signed_in(applicant.account).post(OPEN, {"business": foreign.business_id, "name": "Toko"})

    assert len(errors_of(response)) == 1
    assert not Shop.objects.exists()


def test_of_two_businesses_one_is_chosen():
    _seller, resident = a_seller()
    for name in ("Kopi", "Batik"):
        a_letter(a_business(resident, name=name))
    client = signed_in(resident.identity_bindings.get().account)

    response = client.get(OPEN)

    assert "Usaha Kopi Batik" in text_of(response)


def test_the_page_shows_the_seal_the_permit_and_the_way_to_the_public_page():
    applicant, shop = shopkeeping()

    response = signed_in(applicant.account).get(SHOP)

    text = text_of(response)
    assert "Kopi Lereng Ijen Buka Desa Grogol" in text
    assert "Izin Anda berlaku" in text
    assert "Kurir desa: Rp5.000 dan Rp400 tiap km, sampai 80 km" in text
    assert reverse("public:shop", args=[shop.slug]) in response.content.decode()


def test_a_fallen_permit_is_said_without_the_seal():
    applicant, letter = lettered()
    client = signed_in(applicant.account)
    client.post(OPEN, {"business": letter.business_id, "name": "Kopi"})
    suspend_letter(letter_id=letter.pk, reason="Diperiksa ulang", by=a_head(letter.village_id), at=now())

    response = client.get(SHOP)

    assert "Tidak berjualan" in text_of(response) and "Izin Anda sedang dibekukan" in text_of(response)
    assert 'class="verified"' not in response.content.decode()


def test_a_sanction_says_why():
    applicant, shop = shopkeeping()
    a_sanction(shop)

    text = text_of(signed_in(applicant.account).get(SHOP))

    assert "Toko ini sedang dilarang berjualan Barang tidak sesuai izin Sampai dicabut." in text


def test_the_window_is_closed_and_opened_again_and_a_second_press_is_harmless():
    keeper = a_keeper()
    client, address = signed_in(keeper.account), reverse("seller:shop_switch")

    closed = client.post(address, {"shop": keeper.shop.pk, "open": "0"}, follow=True)
    again = client.post(address, {"shop": keeper.shop.pk, "open": "0"}, follow=True)
    keeper.shop.refresh_from_db()
    was_open = keeper.shop.open
    opened = client.post(address, {"shop": keeper.shop.pk, "open": "1"}, follow=True)

    keeper.shop.refresh_from_db()
    assert (was_open, keeper.shop.open) == (False, True)
    assert "Toko Anda tutup sementara. Barang tidak tampil; pesanan yang ada tetap jalan." in text_of(closed)
    assert "Toko ini sudah tutup." in text_of(again)
    assert "Toko Anda sudah buka." in text_of(opened)


def test_nobody_switches_a_foreign_shop():
    keeper, other = a_keeper(), a_keeper(name="Lain")

    response = signed_in(keeper.account).post(
        reverse("seller:shop_switch"), {"shop": other.shop.pk, "open": "0"}
    )

    other.shop.refresh_from_db()
    assert (response.status_code, other.shop.open) == (404, True)


def test_name_story_and_face_are_changed_and_the_address_stays():
    keeper = a_keeper()
    client, address = signed_in(keeper.account), reverse("seller:shop_describe")
    slug = keeper.shop.slug

    response = client.post(
        address,
        {
            "name": "Kopi Bu Tini",
            "description": "Dari kebun sendiri.",
            "photo": SimpleUploadedFile("wajah.jpg", a_photo()),
        },
    )

    keeper.shop.refresh_from_db()
    assert response.url == SHOP
    assert (keeper.shop.name, keeper.shop.description, keeper.shop.slug) == (
        "Kopi Bu Tini",
        "Dari kebun sendiri.",
        slug,
    )
    assert keeper.shop.logo_key == Picture.objects.get(shop=keeper.shop).sha256
    assert keeper.shop.logo_key in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Satu isian perlu diperbaiki Nama toko: Masih kosong. Isi bagian ini."),
        (
            {"photo": SimpleUploadedFile("wajah.jpg", b"bukan foto")},
            "Satu isian perlu diperbaiki Foto toko: Berkas ini bukan foto yang bisa dibaca."
            " Pakai JPG, PNG, WebP, HEIC atau AVIF.",
        ),
    ],
)
def test_a_refused_description_keeps_what_was_typed(changes, sentence):
    keeper = a_keeper()
    before = Shop.objects.values().get()

    response = signed_in(keeper.account).post(
        reverse("seller:shop_describe"), {"name": "Baru", "description": "Cerita baru"} | changes
    )

    assert errors_of(response) == [sentence]
    assert "Cerita baru" in text_of(response)
    assert Shop.objects.values().get() == before


def test_the_ways_of_delivery_are_set_with_dots_in_the_money():
    keeper = a_keeper()

    response = signed_in(keeper.account).post(reverse("seller:shop_delivery"), DELIVERY)

    terms = ShopDelivery.objects.get(shop=keeper.shop)
    assert response.url == SHOP
    assert (terms.pickup, terms.courier, terms.courier_base, terms.courier_per_km, terms.max_km) == (
        True,
        True,
        7_500,
        500,
        40,
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"pickup": "", "courier": ""},
            "Diambil di toko: Pilih paling sedikit satu cara: diambil di toko, diantar kurir, atau paket.",
        ),
        ({"max_km": "900"}, "Paling jauh: Angka ini di luar batas. Isi antara 1 dan 200."),
        ({"courier_base": "lima"}, "Ongkos awal: Tulis harga dengan angka, misalnya 25.000."),
    ],
)
def test_refused_terms_keep_what_was_typed(changes, sentence):
    keeper = a_keeper()
    typed = {name: value for name, value in (DELIVERY | changes).items() if value}

    response = signed_in(keeper.account).post(reverse("seller:shop_delivery"), typed)

    assert errors_of(response) == [f"Satu isian perlu diperbaiki {sentence}"]
    assert 'value="500"' in response.content.decode()
    assert not ShopDelivery.objects.exists()


@pytest.mark.parametrize("name", ["shop_describe", "shop_delivery", "products", "product_add", "orders"])
def test_somebody_without_a_shop_is_led_to_the_beginning(name):
    response = signed_in(an_account()).get(reverse(f"seller:{name}"))

    assert response.url == "/jualan/"
