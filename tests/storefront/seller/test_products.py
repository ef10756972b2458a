"""Goods: listed, added with photos, changed, shown and hidden; a refused form keeps everything."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from catalog.media.models import Picture
from catalog.products.models import Category, Product, ProductMedia, Stock, Variant
from catalog.products.services import set_stock
from tests.catalog.factories import a_photo, a_picture
from tests.marketplace.factories import a_keeper, a_variant, an_order
from tests.storefront.seller.pages import errors_of, signed_in, text_of
from tests.village.factories import NOW

pytestmark = pytest.mark.django_db

LIST, ADD = "/jualan/barang/", "/jualan/barang/tambah/"


def kopi() -> Category:
    return Category.objects.get(slug="kopi")


def typed(*rows: dict[str, str], **changes: str) -> dict[str, str]:
    """A filled form with so many rows of variants; the first is the product's own price."""
    rows = rows or ({"price": "45.000", "quantity": "12"},)
    form = {
        "name": "Kopi robusta bubuk",
        "category": str(kopi().pk),
        "weight_grams": "250",
        "description": "Sangrai sedang.",
        "halal": "in-process",
        "v-TOTAL_FORMS": str(len(rows)),
        "v-INITIAL_FORMS": "0",
    }
    for number, row in enumerate(rows):
        form |= {f"v-{number}-{name}": value for name, value in row.items()}
    return form | changes


def a_file(name: str = "foto.jpg", content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or a_photo())


def row_of(variant: Variant, **changes: str) -> dict[str, str]:
    quantity = str(variant.stock.quantity)
    return {
        "id": str(variant.pk),
        "seen": quantity,
        "name": variant.name,
        "price": str(variant.price),
        "quantity": quantity,
    } | changes


def pictured(product: Product) -> Picture:
    picture = a_picture(product.shop)
    ProductMedia.objects.create(product=product, picture=picture)
    return picture


def everything() -> list:
    return [
        list(model.objects.order_by("pk").values_list()) for model in (Product, Variant, Stock, ProductMedia)
    ]


def test_photo_name_and_price_show_a_product_at_once():
    keeper = a_keeper()

    response = signed_in(keeper.account).post(ADD, typed(publish="1") | {"photos": [a_file(), a_file()]})

    product = Product.objects.get()
    variant = product.variants.get()
    assert response.url == LIST
    assert (product.shop, product.name, product.category, product.published) == (
        keeper.shop,
        "Kopi robusta bubuk",
        kopi(),
        True,
    )
    assert (variant.name, variant.price, variant.stock.quantity, product.weight_grams) == (
        "",
        45_000,
        12,
        250,
    )
    assert product.media.count() == 2


def test_a_name_alone_is_kept_as_a_draft():
    keeper = a_keeper()
    client = signed_in(keeper.account)

    response = client.post(
        ADD, typed({}, category="", weight_grams="", description="", save="1"), follow=True
    )

    product = Product.objects.get()
    assert response.redirect_chain == [(reverse("seller:product", args=[product.pk]), 302)]
    assert (product.published, product.variants.count()) == (False, 0)
    assert "Tersimpan sebagai konsep." in text_of(response)


def test_photos_sent_by_the_script_are_named_by_the_form():
    keeper = a_keeper()
    client = signed_in(keeper.account)
    address = reverse("seller:product_photo", args=[keeper.shop.pk])

    first, second = (client.post(address, {"photo": a_file()}).json()["id"] for _photo in range(2))
    client.post(ADD, typed(publish="1") | {"photos_id": [second, first]})

    product = Product.objects.get()
    assert list(product.media.order_by("sort").values_list("picture", flat=True)) == [second, first]


def test_the_script_hears_why_a_photo_is_refused():
    keeper, other = a_keeper(), a_keeper(name="Lain")
    client = signed_in(keeper.account)
    address = reverse("seller:product_photo", args=[keeper.shop.pk])

    refused = client.post(address, {"photo": a_file(content=b"bukan foto")})
    empty = client.post(address)
    foreign = client.post(reverse("seller:product_photo", args=[other.shop.pk]), {"photo": a_file()})

    assert (refused.status_code, empty.status_code, foreign.status_code) == (422, 400, 404)
    assert refused.json() == {
        "error": "Berkas ini bukan foto yang bisa dibaca. Pakai JPG, PNG, WebP, HEIC atau AVIF."
    }
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("changes", "rows", "sentence"),
    [
        ({"name": ""}, (), "Nama barang: Masih kosong. Isi bagian ini."),
        ({"category": ""}, (), "Jenis: Pilih jenis barang dulu, supaya pembeli bisa menemukannya."),
        ({}, ({"price": "gratis", "quantity": "1"},), "Harga: Tulis harga dengan angka, misalnya 25.000."),
        ({}, ({"quantity": "3"},), "Harga: Isi harga dulu."),
        ({}, ({"price": "45.000"},), "Stok: Isi stok dulu: paling sedikit satu."),
        ({}, ({"price": "45.000", "quantity": "0"},), "Stok: Isi stok dulu: paling sedikit satu."),
        (
            {},
            ({"price": "45.000", "list_price": "40.000", "quantity": "1"},),
            "Harga sebelum potongan: Harga sebelum potongan tidak boleh di bawah harga jual.",
        ),
        (
            {},
            ({"price": "45.000", "quantity": "1"}, {"name": "500 g", "price": "85.000", "quantity": "1"}),
            "Nama pilihan: Beri nama tiap pilihan, misalnya 250 g atau merah; paling panjang 120 huruf.",
        ),
        (
            {"description": "NIK saya 3510990101990011"},
            (),
            "Keterangan: Jangan tulis NIK atau nomor KK di sini. Cukup kata-kata.",
        ),
    ],
)
def test_a_refused_form_says_where_and_keeps_what_was_typed_and_the_photos(changes, rows, sentence):
    keeper = a_keeper()
    before = everything()
    form = typed(*rows, **changes, publish="1") | {"photos": [a_file()]}

    response = signed_in(keeper.account).post(ADD, form)

    page = response.content.decode()
    assert errors_of(response) == [f"Satu isian perlu diperbaiki {sentence}"]
    assert f'name="photos_id" value="{Picture.objects.get().pk}"' in page
    assert 'value="250"' in page and "<title>Kesalahan:" in page
    assert everything() == before


def test_everything_that_a_buyer_would_miss_is_said_at_once():
    response = signed_in(a_keeper().account).post(ADD, typed({}, category="", name="", publish="1"))

    assert errors_of(response)[0] == (
        "4 isian perlu diperbaiki"
        " Nama barang: Masih kosong. Isi bagian ini."
        " Jenis: Pilih jenis barang dulu, supaya pembeli bisa menemukannya."
        " Harga: Isi harga dulu."
        " Stok: Isi stok dulu: paling sedikit satu."
    )
    assert "Tambahkan paling sedikit satu foto dulu." in text_of(response)
    assert not Product.objects.exists()


def test_without_a_photo_a_product_is_not_shown():
    keeper = a_keeper()

    response = signed_in(keeper.account).post(ADD, typed(publish="1"))

    assert "Tambahkan paling sedikit satu foto dulu." in text_of(response)
    assert 'value="45.000"' in response.content.decode()
    assert not Product.objects.exists()


def test_a_photo_that_fails_is_named_and_the_others_stay():
    keeper = a_keeper()
    photos = [a_file(), a_file(), a_file(content=b"rusak")]

    response = signed_in(keeper.account).post(ADD, typed(publish="1") | {"photos": photos})

    text = text_of(response)
    assert "Foto 3: Berkas ini bukan foto yang bisa dibaca." in text
    assert response.content.decode().count('name="photos_id"') == 2
    assert not Product.objects.exists()


def test_photos_are_put_first_and_taken_away_before_anything_is_saved():
    keeper = a_keeper()
    client = signed_in(keeper.account)
    first, second = a_picture(keeper.shop), a_picture(keeper.shop)
    form = typed() | {"photos_id": [first.pk, second.pk], "name": ""}

    led = client.post(ADD, form | {"lead_photo": second.pk}).content.decode()
    dropped = client.post(ADD, form | {"drop_photo": first.pk})

    assert led.index(f'name="photos_id" value="{second.pk}"') < led.index(
        f'name="photos_id" value="{first.pk}"'
    )
    assert f'name="photos_id" value="{first.pk}"' not in dropped.content.decode()
    assert errors_of(dropped) == []
    assert 'value="45.000"' in dropped.content.decode()
    assert not Product.objects.exists()


def test_a_foreign_photo_is_not_taken_up():
    keeper, other = a_keeper(), a_keeper(name="Lain")
    foreign = a_picture(other.shop)

    response = signed_in(keeper.account).post(ADD, typed(publish="1") | {"photos_id": [foreign.pk]})

    assert "Tambahkan paling sedikit satu foto dulu." in text_of(response)
    assert not Product.objects.exists()


def test_several_packs_are_rows_with_a_price_and_stock_of_their_own():
    keeper = a_keeper()
    client = signed_in(keeper.account)
    rows = (
        {"name": "250 g", "price": "45.000", "quantity": "12"},
        {"name": "500 g", "price": "85.000", "list_price": "90.000", "quantity": "3"},
        {},
    )

    more = client.post(ADD, typed(rows[0], more_rows="1"))
    client.post(ADD, typed(*rows, publish="1") | {"photos": [a_file()]})

    product = Product.objects.get()
    found = product.variants.order_by("sort").values_list("name", "price", "list_price", "stock__quantity")
    assert 'name="v-1-price"' in more.content.decode() and errors_of(more) == []
    assert list(found) == [("250 g", 45_000, 45_000, 12), ("500 g", 85_000, 90_000, 3)]


def test_what_is_changed_is_written_and_the_rest_stays():
    keeper = a_keeper()
    variant = a_variant(keeper, price=45_000, stock=10)
    product, picture = variant.product, pictured(variant.product)
    client = signed_in(keeper.account)
    address = reverse("seller:product", args=[product.pk])
    page = client.get(address).content.decode()

    response = client.post(
        address,
        typed(
            row_of(variant, price="40.000", list_price="45.000", quantity="7"), name="Kopi lanang", save="1"
        )
        | {"photos_id": [picture.pk]},
    )

    product.refresh_from_db()
    variant = Variant.objects.select_related("stock").get(pk=variant.pk)
    assert 'value="Kopi robusta bubuk"' in page and 'value="45.000"' in page
    assert response.url == address
    assert (product.name, product.published) == ("Kopi lanang", True)
    assert (variant.price, variant.list_price, variant.stock.quantity) == (40_000, 45_000, 7)


def test_stock_that_the_seller_did_not_touch_is_not_written_over():
    keeper = a_keeper()
    variant = a_variant(keeper, stock=10)
    picture = pictured(variant.product)
    form = typed(row_of(variant), save="1") | {"photos_id": [picture.pk]}
    # Meanwhile somebody else has counted again.
    set_stock(variant_id=variant.pk, quantity=3, by=keeper.viewer, at=NOW)

    signed_in(keeper.account).post(reverse("seller:product", args=[variant.product_id]), form)

    assert Stock.objects.get(pk=variant.pk).quantity == 3


def test_stock_cannot_fall_below_what_was_ordered():
    keeper = a_keeper()
    variant = a_variant(keeper, stock=5)
    picture = pictured(variant.product)
    an_order((variant, 3))
    before = everything()
    form = typed(row_of(variant, quantity="2"), save="1") | {"photos_id": [picture.pk]}

    response = signed_in(keeper.account).post(reverse("seller:product", args=[variant.product_id]), form)

    assert errors_of(response) == [
        "Satu isian perlu diperbaiki Stok: Sebanyak 3 sudah dipesan orang. Stok tidak bisa kurang dari itu."
    ]
    assert everything() == before


def test_a_shown_product_keeps_one_photo():
    keeper = a_keeper()
    variant = a_variant(keeper)
    pictured(variant.product)
    before = everything()

    response = signed_in(keeper.account).post(
        reverse("seller:product", args=[variant.product_id]), typed(row_of(variant), save="1")
    )

    assert "Barang yang tampil perlu satu foto." in text_of(response)
    assert everything() == before


def test_a_product_is_hidden_and_a_second_press_is_harmless():
    keeper = a_keeper()
    variant = a_variant(keeper)
    client, address = signed_in(keeper.account), reverse("seller:product", args=[variant.product_id])

    hidden = client.post(address, {"hide": "1"}, follow=True)
    again = client.post(address, {"hide": "1"}, follow=True)

    variant.product.refresh_from_db()
    assert variant.product.published is False
    assert "Barang tidak tampil lagi. Isiannya tersimpan sebagai konsep." in text_of(hidden)
    assert "Barang ini memang belum tampil." in text_of(again)


def test_nobody_reaches_another_sellers_product():
    keeper, other = a_keeper(), a_keeper(name="Lain")
    variant = a_variant(other)
    client, address = signed_in(keeper.account), reverse("seller:product", args=[variant.product_id])
    before = everything()

    answers = [
        client.get(address).status_code,
        client.post(address, typed(row_of(variant), save="1")).status_code,
        client.post(address, {"hide": "1"}).status_code,
    ]
    stolen = client.post(ADD, typed(row_of(variant, name="Curian"), save="1"))

    assert answers == [404, 404, 404]
    assert stolen.status_code == 404
    assert everything() == before


def test_the_list_tells_shown_sold_out_and_draft_apart():
    keeper = a_keeper()
    a_variant(keeper, name="Kopi luwak", stock=2)
    a_variant(keeper, name="Kopi lanang", stock=0)
    draft = a_variant(keeper, name="Kopi hijau").product
    Product.objects.filter(pk=draft.pk).update(published=False)
    client = signed_in(keeper.account)

    whole, sold_out = client.get(LIST), client.get(f"{LIST}?keadaan=habis")

    assert "Semua (3) Tampil (1) Habis (1) Konsep (1)" in text_of(whole)
    assert "Kopi luwak Rp45.000 · Stok 2 Tampil" in text_of(whole)
    assert "Kopi lanang" in text_of(sold_out) and "Kopi luwak" not in text_of(sold_out)


def test_an_empty_list_says_how_to_begin():
    text = text_of(signed_in(a_keeper().account).get(LIST))

    assert "Belum ada barang Foto, nama, dan harga sudah cukup untuk mulai." in text
    assert "Tambah barang" in text


def test_the_list_asks_the_same_number_of_times_for_one_and_for_three(django_assert_num_queries):
    keeper = a_keeper()
    client = signed_in(keeper.account)
    pictured(a_variant(keeper).product)
    with django_assert_num_queries(8):
        client.get(LIST)

    for _more in range(2):
        pictured(a_variant(keeper).product)

    with django_assert_num_queries(8):
        client.get(LIST)
