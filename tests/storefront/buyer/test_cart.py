"""The cart: into it, what changed first, other numbers, out of it, and on to the checkout."""

import pytest
from django.urls import reverse

from catalog.products.models import Product, Stock, Variant
from marketplace.checkout.models import Checkout, CheckoutLine
from marketplace.checkout.rules import MAX_QUANTITY
from storefront.buyer.context import cart_count
from tests.foundation.factories import PASSWORD, an_account
from tests.marketplace.factories import NOW, a_cart, a_full_cart, a_keeper, a_variant
from tests.storefront.buyer.pages import (
    CART,
    CHANGE,
    SETTLE,
    alarms_of,
    held_by,
    holding,
    signed_in,
    somebody,
    text_of,
    value_of,
)
from tests.village.factories import viewer_for
from vendors.shops.services import switch_shop

ADD = "/keranjang/isi/"


def as_it_is() -> list[tuple]:
    return sorted(CheckoutLine.objects.values_list("checkout", "variant", "quantity", "seen_price"))


def price_of(variant: Variant, price: int) -> None:
    Variant.objects.filter(pk=variant.pk).update(price=price, list_price=price)


def test_a_visitors_first_goods_open_a_cart_that_his_browser_holds():
    variant, client = a_variant(a_keeper()), somebody()

    answer = client.post(ADD, {"variant": variant.pk, "quantity": 2, "next": "/barang/kopi/"})

    assert (answer.status_code, answer.url) == (302, "/barang/kopi/")
    line = CheckoutLine.objects.get()
    assert (line.checkout_id, line.variant_id, line.quantity) == (held_by(client), variant.pk, 2)
    cookie = client.cookies["mall_cart"]
    assert (cookie["httponly"], cookie["samesite"], bool(cookie["secure"])) == (True, "Lax", False)
    assert line.checkout_id.hex in cookie.value


def test_the_cookie_goes_over_https_alone_in_production(settings):
    settings.SESSION_COOKIE_SECURE = True
    client = somebody()

    client.post(ADD, {"variant": a_variant(a_keeper()).pk})

    assert client.cookies["mall_cart"]["secure"] is True


def test_more_goods_go_into_the_same_cart():
    keeper, client = a_keeper(), somebody()
    coffee, lanang = a_variant(keeper), a_variant(keeper)
    for variant in (coffee, lanang, coffee):
        client.post(ADD, {"variant": variant.pk})

    assert dict(CheckoutLine.objects.values_list("variant", "quantity")) == {coffee.pk: 2, lanang.pk: 1}
    assert Checkout.objects.get().pk == held_by(client)


def test_an_account_needs_no_cookie():
    account, variant = an_account(), a_variant(a_keeper())
    client = signed_in(account)

    client.post(ADD, {"variant": variant.pk})

    assert Checkout.objects.get().account_id == account.pk
    assert "mall_cart" not in client.cookies
    assert "Keranjang (1)" in text_of(signed_in(account).get(CART))


@pytest.mark.parametrize(
    "next_address", ["https://jahat.contoh/", "//jahat.contoh", "javascript:alert(1)", ""]
)
def test_nobody_is_sent_to_another_site(next_address):
    answer = somebody().post(ADD, {"variant": a_variant(a_keeper()).pk, "next": next_address})

    assert answer.url == CART


@pytest.mark.parametrize(
    ("quantity", "sentence"),
    [
        ("11", "Stok Kopi robusta bubuk tinggal 10. Kurangi jumlahnya, atau hapus."),
        (str(MAX_QUANTITY + 1), "Paling banyak 999 untuk satu macam barang. Kurangi jumlahnya."),
        ("-1", "Jumlah barang paling sedikit satu. Untuk mengeluarkannya, hapus dari keranjang."),
        ("banyak", "Pilih dulu barangnya, lalu tekan sekali lagi."),
    ],
)
def test_what_cannot_go_in_is_said_and_nothing_changes(quantity, sentence):
    variant, client = a_variant(a_keeper(), stock=10), somebody()

    answer = client.post(ADD, {"variant": variant.pk, "quantity": quantity}, follow=True)

    assert sentence in text_of(answer)
    assert not CheckoutLine.objects.exists()
    assert not Checkout.objects.exists()


def test_an_unknown_variant_is_refused():
    assert "tidak ada lagi" in text_of(somebody().post(ADD, {"variant": 999}, follow=True))
    assert not Checkout.objects.exists()


def test_a_forged_cookie_is_no_cart():
    cart = a_cart((a_variant(a_keeper()), 1))
    client = somebody()
    client.cookies["mall_cart"] = cart.pk.hex

    assert "Keranjang masih kosong" in text_of(client.get(CART))


def test_an_empty_cart_leads_on_and_has_the_menu():
    seen = somebody().get(CART)

    assert "Keranjang masih kosong" in text_of(seen)
    assert "Menu utama" in seen.content.decode()


def test_the_cart_shows_goods_by_shop_and_what_each_is_paid():
    coffee, batik = a_keeper(), a_keeper(name="Batik Sekar Oling")
    cart = a_cart((a_variant(coffee, price=45_000), 2), (a_variant(batik, name="Kain", price=385_000), 1))

    seen = holding(cart).get(CART)

    text = text_of(seen)
    assert "Keranjang (3)" in text
    assert "Kopi Kebun Bu Tini Desa Grogol Kopi robusta bubuk 250 g Rp90.000" in text
    assert "Kopi Kebun Bu Tini Rp90.000 Batik Sekar Oling Rp385.000 3 barang dari 2 toko Rp475.000" in text
    assert "Dua toko, dua paket. Anda membayar tiap toko sendiri-sendiri." in text
    assert "Jumlah Rp475.000 Lanjut bayar" in text
    assert seen.headers["Cache-Control"] == "private, no-store"
    assert alarms_of(seen) == []


def test_what_changed_stands_first():
    keeper = a_keeper()
    lanang = a_variant(keeper, name="Kopi lanang", variant_name="200 g", price=65_000, stock=9)
    scarce = a_variant(keeper, name="Kopi luwak", variant_name="100 g", price=90_000, stock=9)
    cart = a_cart((lanang, 1), (scarce, 3))
    price_of(lanang, 68_000)
    Stock.objects.filter(variant=scarce).update(quantity=2)

    text = text_of(holding(cart).get(CART))

    assert text.index("Dua hal berubah.") < text.index("Kopi Kebun Bu Tini")
    assert "Kopi lanang, 200 g sekarang Rp68.000, tadinya Rp65.000. Hapus bila tidak jadi." in text
    assert "Kopi luwak, 100 g: stok tinggal 2. Kami ubah jumlahnya dari 3; lanjutkan atau hapus." in text
    assert "Tadinya Rp65.000" in text and "Stok tinggal 2" in text
    assert "Jumlah Rp248.000" in text


def test_going_on_agrees_to_what_was_shown():
    variant = a_variant(a_keeper(), price=65_000, stock=9)
    cart = a_cart((variant, 3))
    price_of(variant, 68_000)
    Stock.objects.filter(variant=variant).update(quantity=2)
    client = holding(cart)

    answer = client.post(SETTLE, {"shown": value_of(client.get(CART), "shown")})

    assert (answer.status_code, answer.url) == (302, "/bayar/")
    assert as_it_is() == [(cart.pk, variant.pk, 2, 68_000)]


def test_what_moved_meanwhile_is_shown_before_anybody_goes_on():
    variant = a_variant(a_keeper(), price=65_000)
    cart = a_cart((variant, 3))
    client = holding(cart)
    shown = value_of(client.get(CART), "shown")
    price_of(variant, 68_000)
    before = as_it_is()

    answer = client.post(SETTLE, {"shown": shown})

    assert alarms_of(answer) == ["Keranjang Anda baru saja berubah. Periksa lagi, lalu lanjutkan."]
    assert "sekarang Rp68.000, tadinya Rp65.000" in text_of(answer)
    assert as_it_is() == before


def test_what_cannot_be_had_is_said_at_the_press_and_taken_out_by_one_more():
    keeper, resting = a_keeper(), a_keeper(name="Batik Sekar Oling")
    fine, sold_out, withdrawn = (a_variant(keeper, name=name) for name in ("Kopi", "Luwak", "Lama"))
    cloth = a_variant(resting, name="Kain")
    cart = a_cart((fine, 1), (sold_out, 1), (withdrawn, 1), (cloth, 1))
    Stock.objects.filter(variant=sold_out).update(quantity=0)
    Product.objects.filter(pk=withdrawn.product_id).update(published=False)
    switch_shop(shop_id=resting.shop.pk, open=False, by=resting.viewer, at=NOW)
    client = holding(cart)
    seen = client.get(CART)
    told = "Luwak, 250 g habis. Lama, 250 g tidak dijual lagi. Batik Sekar Oling sedang tidak berjualan."

    stopped = client.post(SETTLE, {"shown": value_of(seen, "shown")})

    assert f"Ada yang tidak bisa dibeli sekarang. {told}" in text_of(seen)
    assert alarms_of(seen) == []
    assert len(alarms_of(stopped)) == 1
    assert alarms_of(stopped)[0].startswith(f"Belum bisa lanjut: ada yang tidak bisa dibeli. {told}")
    assert "<title>Kesalahan:" in stopped.content.decode()
    assert cart.lines.count() == 4

    answer = client.post(SETTLE, {"shown": value_of(seen, "shown"), "drop": "1"})

    assert answer.url == CART
    assert [line.variant_id for line in cart.lines.all()] == [fine.pk]


def test_a_shop_that_does_not_sell_loses_the_seal():
    keeper = a_keeper()
    cart = a_cart((a_variant(keeper), 1))
    assert "seal-16" in holding(cart).get(CART).content.decode()

    switch_shop(shop_id=keeper.shop.pk, open=False, by=keeper.viewer, at=NOW)

    assert "seal-16" not in holding(cart).get(CART).content.decode()


def test_another_number_and_out_with_it():
    variant = a_variant(a_keeper())
    cart = a_cart((variant, 2))
    line, client = cart.lines.get(), holding(cart)

    answer = client.post(CHANGE, {"line": line.pk, "quantity": 3})

    assert (answer.status_code, answer.url) == (302, f"{CART}#line-{line.pk}")
    assert f'id="line-{line.pk}"' in client.get(CART).content.decode()
    assert as_it_is() == [(cart.pk, variant.pk, 3, 45_000)]

    client.post(CHANGE, {"line": line.pk, "remove": "1"})

    assert as_it_is() == []


def test_a_number_that_cannot_be_is_said_at_its_line():
    variant = a_variant(a_keeper(), stock=3)
    cart = a_cart((variant, 3))
    before = as_it_is()

    answer = holding(cart).post(CHANGE, {"line": cart.lines.get().pk, "quantity": 4})

    body = answer.content.decode()
    assert "Stok Kopi robusta bubuk tinggal 3. Kurangi jumlahnya, atau hapus." in text_of(answer)
    assert body.index(f'id="line-{cart.lines.get().pk}"') < body.index('class="err"')
    assert "<title>Kesalahan:" in body
    assert as_it_is() == before


def test_nobody_changes_the_cart_of_another():
    variant = a_variant(a_keeper())
    mine, theirs = a_cart((variant, 1)), a_cart((variant, 2))
    client, before = holding(mine), as_it_is()

    answer = client.post(CHANGE, {"line": theirs.lines.get().pk, "quantity": 1})

    assert "Barang itu tidak ada di keranjang ini." not in text_of(somebody().get(CART))
    assert answer.status_code == 200
    assert as_it_is() == before


def test_a_press_without_a_cart_or_by_address_leads_to_the_cart():
    for address in (CHANGE, SETTLE):
        assert somebody().get(address).url == CART
        assert somebody().post(address, {"line": "x"}).url == CART


def test_signing_in_brings_the_cart_along():
    account, variant, before = an_account(), a_variant(a_keeper()), a_variant(a_keeper(name="Toko lama"))
    old = a_full_cart((before, 2), by=viewer_for(account))
    cart = a_cart((variant, 1))
    client = holding(cart)

    client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})

    assert "Keranjang (3)" in text_of(client.get(CART))
    assert "Keranjang (3)" in text_of(signed_in(account).get(CART))
    assert not Checkout.objects.filter(pk=old.pk).exists()


def test_after_signing_out_the_phone_shows_nobodys_cart():
    account = an_account()
    cart = a_cart((a_variant(a_keeper()), 1), by=viewer_for(account))

    assert "Keranjang masih kosong" in text_of(holding(cart).get(CART))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_visitors_cart_takes_six_queries(rows, django_assert_num_queries):
    keepers = [a_keeper(name=f"Toko {number}") for number in range(rows)]
    cart = a_cart(*[(a_variant(keeper), 1) for keeper in keepers for _number in range(rows)])
    client = holding(cart)

    with django_assert_num_queries(6):
        client.get(CART)


def test_the_menus_number_costs_nothing_without_a_cart(django_assert_num_queries):
    client = somebody()

    with django_assert_num_queries(0):
        client.get(CART)


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_the_menus_number_is_counted_when_it_is_shown(is_signed_in, django_assert_num_queries):
    account, variant = an_account(), a_variant(a_keeper())
    cart = a_cart((variant, 3), by=viewer_for(account) if is_signed_in else None)
    client = signed_in(account) if is_signed_in else holding(cart)
    request = client.get(CART).wsgi_request

    with django_assert_num_queries(0):
        context = cart_count(request)
    # The session of the request has been read already.
    with django_assert_num_queries(1):
        assert str(context["cart_count"]) == "3"
        assert context["cart_count"]
