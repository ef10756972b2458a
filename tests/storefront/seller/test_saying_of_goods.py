"""What a seller says of goods: their kind's own fields, permits of food, variants by attributes, copies."""

import pytest
from django.urls import reverse

from catalog.products.models import FoodRecord, Product, ProductValue, Variant, VariantValue
from catalog.products.selectors import statements_of
from tests.marketplace.factories import a_keeper
from tests.storefront.seller.pages import errors_of, signed_in, text_of
from tests.storefront.seller.test_products import ADD, LIST, a_file, everything, kopi, pictured, row_of, typed

pytestmark = pytest.mark.django_db


def coffee(client, **changes) -> Product:
    client.post(ADD, typed(publish="1", **changes) | {"photos": [a_file()]})
    return Product.objects.get()


def said(product: Product) -> dict[str, str]:
    return {one.slug: one.text for one in statements_of(product)}


def test_the_fields_of_a_kind_are_filled_and_kept():
    keeper = a_keeper()
    client = signed_in(keeper.account)

    product = coffee(
        client,
        **{
            "a_jenis-kopi": "robusta",
            "a_tingkat-sangrai": "sedang",
            "a_ketinggian": "1.150",
            "a_panen": "Mei sampai Juli",
        },
        pirt="P-IRT 2103510010123-28",
    )

    assert said(product) == {
        "jenis-kopi": "Robusta",
        "tingkat-sangrai": "Sedang",
        "ketinggian": "1.150 mdpl",
        "panen": "Mei sampai Juli",
    }
    assert product.product_type.slug == "kopi"
    assert product.food.pirt == "210351001012328"
    page = client.get(reverse("seller:product", args=[product.pk])).content.decode()
    assert 'value="Mei sampai Juli"' in page
    assert 'value="1.150"' in page


def test_another_category_brings_other_fields_and_keeps_what_fits(client):
    keeper = a_keeper()

    page = signed_in(keeper.account).get(
        reverse("seller:product_saying"), {"category": kopi().pk, "a_ketinggian": "900", "a_motif": "ukel"}
    )

    text = page.content.decode()
    assert 'name="a_ketinggian" value="900"' in text
    assert 'name="halal"' in text
    assert "a_motif" not in text


def test_without_a_script_a_press_shows_the_fields_and_saves_nothing():
    keeper = a_keeper()

    response = signed_in(keeper.account).post(ADD, typed(pick_kind="1"))

    assert 'name="a_jenis-kopi"' in response.content.decode()
    assert errors_of(response) == []
    assert not Product.objects.exists()


def test_food_is_not_shown_before_it_says_whether_it_is_halal():
    keeper = a_keeper()

    response = signed_in(keeper.account).post(ADD, typed(publish="1", halal="") | {"photos": [a_file()]})

    assert any("Sebut dulu halal atau tidaknya." in error for error in errors_of(response))
    assert not Product.objects.exists()


def test_what_nobody_eats_says_nothing_of_halal():
    keeper = a_keeper()
    batik = type(kopi()).objects.get(slug="batik-tulis")

    signed_in(keeper.account).post(
        ADD, typed(publish="1", halal="", category=str(batik.pk)) | {"photos": [a_file()]}
    )

    assert Product.objects.get().published
    assert not FoodRecord.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"pirt": "2103510010123"}, "Nomor P-IRT: Nomor P-IRT harus 15 angka; yang tertulis 13."),
        ({"pirt": "9103510010123-28"}, "Nomor P-IRT: Angka pertama nomor P-IRT menyebut kemasan"),
        ({"pirt": "2993510010123-28"}, "Nomor P-IRT: Angka ke-2 dan ke-3 nomor P-IRT"),
        ({"pirt": "2103510010123-40"}, "Nomor P-IRT: P-IRT berlaku paling lama 5 tahun"),
        ({"halal": "certified"}, "Nomor sertifikat halal: Isi nomor sertifikat halalnya"),
        (
            {"halal": "certified", "halal_number": "ID12"},
            "Nomor sertifikat halal: Nomor sertifikat halal: huruf ID lalu 17 angka.",
        ),
        ({"bpom": "MD12"}, "Nomor BPOM: Nomor BPOM: huruf MD atau ML"),
        ({"halal": "exempt"}, "Halal atau tidak: "),
        ({"a_ketinggian": "tinggi"}, "Ketinggian kebun: Ketinggian kebun: isi dengan angka"),
        ({"a_panen": "NIK 3510152502900003"}, "Panen: Jangan tulis NIK"),
        ({"a_jenis-kopi": "teh"}, "Jenis kopi: "),
    ],
)
def test_what_does_not_fit_is_told_at_its_field_and_everything_typed_stays(changes, sentence):
    keeper = a_keeper()

    response = signed_in(keeper.account).post(ADD, typed(publish="1", **changes) | {"photos": [a_file()]})

    assert any(sentence in error for error in errors_of(response)), errors_of(response)
    assert "Kopi robusta bubuk" in response.content.decode()
    assert not Product.objects.exists()
    assert not ProductValue.objects.exists()


def test_a_permit_that_is_over_is_flagged_to_the_seller():
    keeper = a_keeper()
    client = signed_in(keeper.account)
    product = coffee(client, pirt="2103510010123-24")

    page = text_of(client.get(reverse("seller:product", args=[product.pk])))

    assert "P-IRT sudah habis masa berlakunya" in page
    assert "2103510010123-24 berlaku sampai akhir 2024." in page
    assert "P-IRT habis" in text_of(client.get(LIST))


def test_variants_are_named_by_what_they_stand_for():
    keeper = a_keeper()
    rows = (
        {"price": "45.000", "quantity": "3", "c_gilingan": "biji-utuh", "sku": "robusta biji"},
        {"price": "46.000", "quantity": "2", "c_gilingan": "halus"},
    )

    signed_in(keeper.account).post(ADD, typed(*rows, publish="1") | {"photos": [a_file()]})

    first, second = Variant.objects.order_by("sort")
    assert (first.name, first.sku, second.name) == ("Biji utuh", f"{keeper.shop.pk}-ROBUSTA-BIJI", "Halus")
    assert VariantValue.objects.filter(attribute__slug="gilingan").count() == 2


def test_two_variants_of_one_name_are_refused():
    keeper = a_keeper()
    rows = tuple({"name": "250 g", "price": "45.000", "quantity": "3"} for _row in range(2))

    response = signed_in(keeper.account).post(ADD, typed(*rows, publish="1") | {"photos": [a_file()]})

    assert any("Pilihan 250 g sudah ada." in error for error in errors_of(response))
    assert not Product.objects.exists()


def test_a_variant_is_taken_away_and_stays_in_the_books():
    keeper = a_keeper()
    client = signed_in(keeper.account)
    rows = (
        {"name": "250 g", "price": "45.000", "quantity": "3"},
        {"name": "500 g", "price": "80.000", "quantity": "2"},
    )
    client.post(ADD, typed(*rows, publish="1") | {"photos": [a_file()]})
    product = Product.objects.get()
    first, second = product.variants.order_by("sort")
    pictures = [str(one.picture_id) for one in product.media.all()]

    client.post(
        reverse("seller:product", args=[product.pk]),
        typed(row_of(first), row_of(second, remove="on"), save="1") | {"photos_id": pictures},
    )

    second.refresh_from_db()
    product.refresh_from_db()
    assert second.removed_at is not None
    assert (second.stock.quantity, product.price_max) == (0, 45_000)
    assert 'value="80.000"' not in client.get(reverse("seller:product", args=[product.pk])).content.decode()


def test_a_product_is_copied_as_a_draft_without_stock():
    keeper = a_keeper()
    client = signed_in(keeper.account)
    product = coffee(client, **{"a_jenis-kopi": "robusta"})

    response = client.post(reverse("seller:product", args=[product.pk]), {"duplicate": "1"}, follow=True)

    copy = Product.objects.exclude(pk=product.pk).get()
    assert copy.name == "Kopi robusta bubuk (salinan)"
    assert (copy.published, copy.variants.get().stock.quantity, copy.variants.get().price) == (
        False,
        0,
        45_000,
    )
    assert (said(copy), copy.food.halal, copy.media.count()) == ({"jenis-kopi": "Robusta"}, "in-process", 1)
    assert "Ini salinannya" in text_of(response)


def test_a_photo_is_described():
    keeper = a_keeper()
    client = signed_in(keeper.account)
    product = coffee(client)
    picture = product.media.get().picture_id

    client.post(
        reverse("seller:product", args=[product.pk]),
        typed(row_of(product.variants.get()), save="1")
        | {"photos_id": [str(picture)], f"alt_{picture}": "Kopi dalam kantong kertas"},
    )

    assert product.media.get().alt == "Kopi dalam kantong kertas"


def test_one_photo_that_fails_keeps_the_others_and_everything_typed():
    keeper = a_keeper()

    response = signed_in(keeper.account).post(
        ADD, typed(publish="1") | {"photos": [a_file(), a_file(content=b"bukan foto"), a_file()]}
    )

    page = response.content.decode()
    assert "Foto 2: Berkas ini bukan foto yang bisa dibaca." in text_of(response)
    assert page.count('name="photos_id"') == 2
    assert 'value="Kopi robusta bubuk"' in page
    assert not Product.objects.exists()


def test_somebody_elses_product_is_not_copied():
    keeper, other = a_keeper(), a_keeper(name="Lain")
    product = coffee(signed_in(keeper.account))
    before = everything()

    response = signed_in(other.account).post(reverse("seller:product", args=[product.pk]), {"duplicate": "1"})

    assert response.status_code == 404
    assert everything() == before
    assert pictured(product)
