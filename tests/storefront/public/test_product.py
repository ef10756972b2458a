import re

import pytest

from catalog.media.models import Picture
from catalog.products.models import ProductMedia, Stock
from foundation.clock import now
from marketplace.delivery.models import ShopDelivery
from marketplace.orders.models import ProductSold
from tests.catalog.factories import a_picture, a_product, a_variant
from tests.marketplace.factories import a_keeper
from tests.vendors.factories import a_sanction, a_shop
from tests.village.factories import GROGOL, JAJAG
from vendors.shops.services import switch_shop

pytestmark = pytest.mark.django_db
QUERIES = 12
QUERIES_TO_A_VILLAGE = 14


def opened(client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def page_of(client, product, query: str = "") -> str:
    return opened(client, f"/barang/{product.slug}/{query}")


def test_a_product_shows_price_photo_permit_and_the_way_into_the_cart(client):
    shop = a_shop("Kopi Lereng Ijen")
    product = a_product(shop, price=45_000, list_price=50_000, description="Disangrai pagi hari.")
    letter = shop.business.letters.get()

    html = page_of(client, product)

    assert "<h1" in html and product.name in html
    assert "Rp45.000" in html and "Rp50.000" in html and "−10%" in html
    assert 'alt="Kopi dalam kantong"' in html
    assert f'href="/toko/{shop.slug}/">Kopi Lereng Ijen</a>' in html
    assert f"Surat usaha {letter.number}, berlaku sampai" in html
    assert f'href="/periksa/?nomor={letter.number}">Periksa surat</a>' in html
    assert "Disangrai pagi hari." in html and "250 gram" in html
    assert html.index("Pengiriman") < html.index("Tentang barang ini")
    form = re.search(r'<form class="bar".*?</form>', html, re.DOTALL)[0]
    assert 'action="/keranjang/isi/"' in form and 'method="post"' in form
    assert f'name="variant" value="{product.variants.get().pk}"' in form
    assert 'name="quantity" value="1"' in form
    assert f'name="next" value="/barang/{product.slug}/"' in form
    assert "Masukkan keranjang" in form


@pytest.mark.parametrize("rows", [1, 3])
def test_a_product_asks_the_database_the_same_for_any_number_of_choices(
    client, django_assert_num_queries, rows
):
    product = a_product()
    for number in range(rows - 1):
        a_variant(product, f"Pilihan {number}")
        ProductMedia.objects.create(product=product, picture=a_picture(product.shop), sort=number + 1)

    with django_assert_num_queries(QUERIES):
        page_of(client, product)

    client.cookies["mall_village"] = JAJAG
    with django_assert_num_queries(QUERIES_TO_A_VILLAGE):
        page_of(client, product)


def test_the_form_puts_the_chosen_piece_into_the_cart(client):
    product = a_product(quantity=5)
    second = a_variant(product, "Besar", price=80_000, quantity=5)

    answer = client.post(
        "/keranjang/isi/",
        {"variant": second.pk, "quantity": "2", "next": f"/barang/{product.slug}/"},
        follow=True,
    )

    assert answer.redirect_chain == [(f"/barang/{product.slug}/", 302)]
    html = answer.content.decode()
    assert "Sudah di keranjang." in html
    assert '<span class="count">2</span>' in html


def test_choices_of_one_price_are_chips_and_of_several_prices_say_theirs(client):
    product = a_product(price=45_000)
    same = a_variant(product, "Halus", price=45_000)
    chips = page_of(client, product)
    a_variant(product, "Satu kilo", price=150_000)
    rows = page_of(client, product, f"?pilihan={same.pk}")

    assert chips.count('class="chip variant"') == 2 and 'class="opt"' not in chips
    assert rows.count('class="opt"') == 3 and "Rp150.000" in rows
    assert re.search(rf'type="radio"[^>]*value="{same.pk}" checked form="beli"', rows)


def test_the_price_is_that_of_the_choice(client):
    product = a_product(price=45_000)
    dear = a_variant(product, "Besar", price=80_000, list_price=90_000)

    html = page_of(client, product, f"?pilihan={dear.pk}")

    assert re.search(r'<p class="price big">Rp80\.000.*Rp90\.000', html)


@pytest.mark.parametrize("choice", ["999999999", "x", "", "-1", "١"])
def test_a_choice_that_is_none_is_the_first(client, choice):
    product = a_product(price=45_000)
    a_variant(product, "Besar", price=80_000)

    assert re.search(r'<p class="price big">Rp45\.000', page_of(client, product, f"?pilihan={choice}"))


def test_what_is_sold_out_is_named_and_not_offered(client):
    product = a_product(price=45_000)
    gone = a_variant(product, "Merah", price=45_000, quantity=0)

    html = page_of(client, product)

    assert "Habis: Merah" in html
    assert f'value="{gone.pk}"' not in html


def test_a_product_without_stock_says_so_and_has_no_button(client):
    html = page_of(client, a_product(quantity=0))

    assert "Barang ini sedang habis." in html
    assert "Masukkan keranjang" not in html


def test_a_full_shelf_keeps_its_number_and_a_short_one_tells_it(client):
    full, short = a_product(quantity=200), a_product(quantity=3)
    ProductSold.objects.create(pk=short.pk, quantity=1_207)

    assert "sisa" not in page_of(client, full)
    assert "1.207 terjual · sisa 3" in page_of(client, short)


@pytest.mark.parametrize(
    ("asked", "shown"), [("2", 2), ("99", 5), ("0", 1), ("-3", 1), ("x", 1), ("9" * 40, 1)]
)
def test_the_number_of_pieces_stays_within_the_stock(client, asked, shown):
    html = page_of(client, a_product(quantity=5), f"?jumlah={asked}")

    assert f'name="quantity" value="{shown}"' in html


def test_plus_and_minus_work_without_script(client):
    product = a_product(quantity=5)
    variant = product.variants.get()

    html = page_of(client, product)
    answer = client.post(
        f"/barang/{product.slug}/", {"variant": variant.pk, "quantity": "1", "quantity_set": "2"}
    )
    html_after = opened(client, answer.url.partition("#")[0])

    assert f'formaction="/barang/{product.slug}/"' in html
    assert answer.status_code == 302
    assert 'name="quantity" value="2"' in html_after
    assert Stock.objects.get(pk=variant.pk).allocated == 0


def test_each_photo_is_a_link_that_shows_it_large(client):
    product = a_product()
    second = a_picture(product.shop)
    ProductMedia.objects.create(product=product, picture=second, alt="Biji kopi", sort=1)

    html = page_of(client, product, "?foto=2")

    assert re.search(rf'class="pic-big" src="/media/{second.sha256[:2]}/{second.sha256}/1024.webp"', html)
    assert 'alt="Biji kopi"' in html and 'width="400" height="300"' in html
    assert 'href="?foto=1"' in html and re.search(r'href="\?foto=2" aria-current="true"', html)
    assert 'alt="Kopi dalam kantong"' in page_of(client, product, "?foto=9")


def test_photos_come_in_the_size_that_fits_and_as_avif_once_it_is_there(client):
    product = a_product()
    picture = product.media.get().picture
    base = f"/media/{picture.sha256[:2]}/{picture.sha256}"

    before = page_of(client, product)
    Picture.objects.filter(pk=picture.pk).update(avif_ready=True)
    after = page_of(client, product)
    card = opened(client, "/cari/")

    assert f'srcset="{base}/512.webp 512w, {base}/1024.webp 1024w"' in before
    assert "<picture>" not in before
    assert f'<source type="image/avif" srcset="{base}/512.avif 512w, {base}/1024.avif 1024w"' in after
    assert f'srcset="{base}/256.avif 256w, {base}/512.avif 512w"' in card
    assert f'srcset="{base}/256.webp 256w, {base}/512.webp 512w"' in card


def test_a_village_is_found_chosen_and_remembered_with_its_delivery(client):
    product = a_product(a_shop(village=GROGOL))

    first = page_of(client, product)
    found = page_of(client, product, "?desa_q=jajag")
    chosen = client.get(f"/barang/{product.slug}/?desa={JAJAG}")
    after = page_of(client, product)
    elsewhere = page_of(client, a_product(a_shop(village=GROGOL)))

    assert "Ambil di toko" in first and "Kurir desa" not in first
    assert f'value="{JAJAG}"' in found and "Pakai tujuan ini" in found
    assert (chosen.status_code, chosen.url) == (302, f"/barang/{product.slug}/#kirim")
    assert chosen.cookies["mall_village"]["httponly"]
    for html in (after, elsewhere):
        assert "Ke Desa Jajag, Kec. Gambiran" in html
        assert "Kurir desa" in html and "Ganti tujuan" in html
        assert "desa_q" not in html


@pytest.mark.parametrize("code", ["", "x", "35.10.17", "35.10.17.9999", "' OR 1=1"])
def test_a_village_that_is_none_is_not_remembered(client, code):
    product = a_product()

    answer = client.get(f"/barang/{product.slug}/", {"desa": code})

    assert not answer.cookies
    assert "Tidak ada desa yang dipilih." in opened(client, answer.url.partition("#")[0])


def test_a_shop_that_does_not_bring_so_far_says_so(client):
    shop = a_shop(village=GROGOL)
    ShopDelivery.objects.create(shop=shop, pickup=False, courier=True, max_km=1)
    client.cookies["mall_village"] = JAJAG

    assert "Toko ini belum mengantar ke desa itu." in page_of(client, a_product(shop))


def test_a_nib_is_told_by_the_day_of_its_check_and_not_by_its_number(client):
    shop = a_keeper().shop
    nib = shop.business.nib_records.get().nib

    html = page_of(client, a_product(shop))

    assert "NIB tercatat, diperiksa petugas 2 Jan 2026" in html
    assert nib not in html
    assert "/periksa/?nomor" not in html


def test_a_product_of_a_shop_that_does_not_sell_says_so_without_price_or_button(client):
    shop = a_shop()
    fallen = a_product(shop, "Kopi robusta", price=45_000)
    a_sanction(shop)
    keeper = a_shop("Toko lain")
    closed = a_product(keeper, "Kopi lanang", price=68_000)
    switch_shop(shop_id=keeper.pk, open=False, by=keeper.seller, at=now())

    for product in (fallen, closed):
        html = opened(client, f"/barang/{product.slug}/", status=410)

        assert "Toko ini sedang tidak berjualan" in html and product.name in html
        assert not re.search(r"Rp\d|Masukkan keranjang|Barang tidak sesuai izin", html)


def test_what_nobody_may_see_is_not_there(client):
    draft = a_product(published=False)
    shop = a_shop()
    hidden = a_product(shop, published=False)
    a_sanction(shop)

    for slug in (draft.slug, hidden.slug, "tidak-ada"):
        opened(client, f"/barang/{slug}/", status=404)


def test_text_of_a_seller_is_only_text(client):
    product = a_product(
        name="<script>alert(1)</script>", description="<img src=x onerror=alert(1)>\n\nBaris dua"
    )

    html = page_of(client, product)

    assert "<script>alert" not in html and "<img src=x" not in html
    assert "<p>Baris dua</p>" in html
