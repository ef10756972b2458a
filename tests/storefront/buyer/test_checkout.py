"""The checkout on one page: address, delivery by shop, cash on delivery, and all that may come between."""

import pytest
from django.utils.http import urlencode

from catalog.products.models import Stock, Variant
from marketplace.checkout.models import Checkout
from marketplace.delivery.models import ShopDelivery
from marketplace.delivery.services import set_delivery_terms
from marketplace.orders.models import Order, VendorOrder
from marketplace.payments.models import Payment
from marketplace.payments.states import CASH_ON_DELIVERY
from tests.foundation.factories import an_account
from tests.marketplace.factories import NOW, Keeper, a_cart, a_full_cart, a_keeper, a_variant, an_order
from tests.storefront.buyer.pages import (
    CART,
    CHECKOUT,
    alarms_of,
    chosen_of,
    holding,
    offered_of,
    signed_in,
    somebody,
    text_of,
    value_of,
)
from tests.village.factories import JAJAG, viewer_for
from vendors.shops.services import switch_shop

TYPED = {
    "recipient": "Ratna Dewi",
    "phone": "0812 3456 7890",
    "email": "ratna@contoh.test",
    "village": JAJAG,
    "street": "Dusun Krajan RT 03/RW 02",
    "note": "rumah pagar biru",
    "gateway": CASH_ON_DELIVERY,
}


def asked(client, **typed) -> tuple[dict, object]:
    """What goes along once the village is chosen: the words typed, the page's hidden ones; and the page."""
    seen = client.post(CHECKOUT, {**TYPED, **typed, "look": "1"})
    hidden = {name: value_of(seen, name) for name in ("checkout", "priced", "goods", "agreed")}
    ways = {name: chosen_of(seen, name) for name in deliveries_of(seen)}
    return {**TYPED, **typed, **{k: v for k, v in hidden.items() if v is not None}, **ways}, seen


def deliveries_of(seen) -> list[str]:
    return [name for name in seen.context["form"].fields if name.startswith("delivery_")]


def shop_field(keeper: Keeper) -> str:
    return f"delivery_{keeper.shop.pk}"


def courier_costs(keeper: Keeper, base: int) -> None:
    set_delivery_terms(
        shop_id=keeper.shop.pk,
        pickup=True,
        courier=True,
        courier_base=base,
        courier_per_km=0,
        max_km=80,
        by=keeper.viewer,
        at=NOW,
    )


@pytest.fixture
def keeper() -> Keeper:
    keeper = a_keeper()
    courier_costs(keeper, 15_000)
    return keeper


def test_without_a_cart_there_is_nothing_to_pay():
    assert somebody().get(CHECKOUT).url == CART
    assert somebody().post(CHECKOUT, TYPED).url == CART
    cart = a_cart((a_variant(a_keeper()), 1))
    cart.lines.all().delete()
    assert holding(cart).get(CHECKOUT).url == CART


def test_before_the_village_is_known_the_page_asks_for_it_alone(keeper):
    seen = holding(a_cart((a_variant(keeper), 2))).get(CHECKOUT)

    text = text_of(seen)
    assert "Pilih desa Anda dulu. Cara kirim dan harganya muncul di sini." in text
    assert deliveries_of(seen) == []
    assert "2 barang Rp90.000 Ongkos kirim setelah alamat Jumlah sementara Rp90.000" in text
    assert "Lihat ongkos kirim" in text and "Buat pesanan" not in text
    assert offered_of(seen, "gateway") == [CASH_ON_DELIVERY]
    assert chosen_of(seen, "gateway") == CASH_ON_DELIVERY
    assert alarms_of(seen) == []


def test_a_village_is_searched_without_script_and_what_was_typed_stays(keeper):
    client = holding(a_cart((a_variant(keeper), 1)))

    seen = client.post(CHECKOUT, {**TYPED, "village": "", "village_q": "genteng", "village_search": "1"})

    assert len(offered_of(seen, "village")) >= 2
    assert chosen_of(seen, "village") is None
    assert "Genteng Kulon" in text_of(seen)
    assert (value_of(seen, "recipient"), value_of(seen, "phone")) == (TYPED["recipient"], TYPED["phone"])
    assert TYPED["street"] in text_of(seen)
    assert value_of(seen, "village_q") == "genteng"
    assert alarms_of(seen) == []
    assert not Order.objects.exists()


def test_at_most_eight_villages_are_offered_and_none_is_said(keeper):
    client = holding(a_cart((a_variant(keeper), 1)))

    many = client.post(CHECKOUT, {"village_q": "sari", "village_search": "1"})
    none = client.post(CHECKOUT, {"village_q": "surabaya", "village_search": "1"})

    assert len(offered_of(many, "village")) == 8
    assert "Masih ada yang lain. Tulis lebih lengkap." in text_of(many)
    assert "Tidak ada desa dengan nama itu di Banyuwangi. Periksa ejaannya." in text_of(none)


def test_the_rows_of_a_typed_search_come_alone():
    seen = somebody().get("/bayar/desa/?" + urlencode({"village_q": "jajag"}))

    assert offered_of(seen, "village") == [JAJAG]
    assert "<html" not in seen.content.decode()


def test_a_village_that_is_meant_alone_is_chosen(keeper):
    client = holding(a_cart((a_variant(keeper), 1)))

    seen = client.post(CHECKOUT, {"village_q": "jajag", "village_search": "1"})

    assert chosen_of(seen, "village") == JAJAG
    assert offered_of(seen, shop_field(keeper)) == ["courier", "pickup"]


def test_another_search_never_loses_the_chosen_village(keeper):
    client = holding(a_cart((a_variant(keeper), 1)))

    seen = client.post(CHECKOUT, {**TYPED, "village_q": "genteng", "look": "1"})

    assert offered_of(seen, "village")[0] == JAJAG
    assert chosen_of(seen, "village") == JAJAG


def test_delivery_and_the_sum_come_with_the_village(keeper):
    batik = a_keeper(name="Batik Sekar Oling")
    courier_costs(batik, 18_000)
    cart = a_cart((a_variant(keeper), 2), (a_variant(batik, price=385_000, weight_grams=1_200), 1))

    typed, seen = asked(holding(cart))

    text = text_of(seen)
    assert [typed[shop_field(one)] for one in (keeper, batik)] == ["courier", "courier"]
    assert "2 barang, 500 g" in text and "1 barang, 1,2 kg" in text
    assert "Kurir desa Rp15.000 Tiba paling lambat" in text
    assert "Ambil di toko Gratis Desa Grogol, siap paling lambat besok" in text
    assert "3 barang Rp475.000 Kirim, Kopi Kebun Bu Tini Rp15.000 Kirim, Batik Sekar Oling Rp18.000" in text
    assert "Anda membayar tiap toko sendiri-sendiri: Ke Kopi Kebun Bu Tini Rp105.000" in text
    assert "Buat pesanan · Rp508.000" in text
    assert typed["agreed"] == "508000"


def test_a_shop_too_far_away_says_so(keeper):
    ShopDelivery.objects.update(pickup=False, max_km=1)
    client = holding(a_cart((a_variant(keeper), 1)))

    typed, seen = asked(client)

    assert "Toko ini belum mengirim ke Jajag." in text_of(seen)
    answer = client.post(CHECKOUT, {**typed, "order": "1"})
    assert alarms_of(answer) == ["Pilih pengiriman untuk Kopi Kebun Bu Tini."]
    assert not Order.objects.exists()


def test_one_press_makes_the_order(keeper):
    cart = a_cart((a_variant(keeper), 2))
    client = holding(cart)
    typed, _seen = asked(client)

    answer = client.post(CHECKOUT, {**typed, "order": "1"})

    order = Order.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/pesanan/{order.pk}/")
    assert (order.total, order.recipient, order.phone) == (105_000, "Ratna Dewi", "+6281234567890")
    assert (order.village_id, order.street, order.note) == (JAJAG, TYPED["street"], TYPED["note"])
    assert VendorOrder.objects.get().delivery_method == "courier"
    assert Payment.objects.get().amount == 105_000
    seen = client.get(answer.url)
    assert "Pesanan dibuat. Penjual sudah kami kabari." in text_of(seen)
    assert "Ratna Dewi, Dusun Krajan RT 03/RW 02, Desa Jajag, Kec. Gambiran" in text_of(seen)


@pytest.mark.parametrize("later", ["at once", "with a new cart"])
def test_a_second_submit_leads_to_the_same_order(keeper, later):
    variant = a_variant(keeper)
    client = holding(a_cart((variant, 2)))
    typed, _seen = asked(client)
    first = client.post(CHECKOUT, {**typed, "order": "1"})
    if later == "with a new cart":
        client.post("/keranjang/isi/", {"variant": variant.pk})

    second = client.post(CHECKOUT, {**typed, "order": "1"})

    assert second.url == first.url
    assert Order.objects.count() == 1
    assert Stock.objects.get().allocated == 2


def test_a_form_of_another_cart_orders_nothing(keeper):
    variant = a_variant(keeper)
    typed, _seen = asked(holding(a_cart((variant, 1))))

    answer = holding(a_cart((variant, 2))).post(CHECKOUT, {**typed, "order": "1"})

    assert answer.url == CART
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"recipient": " "}, "Isi nama penerima."),
        (
            {"phone": "", "email": ""},
            "Isi nomor HP atau email, supaya penjual bisa menghubungi Anda.",
        ),
        ({"phone": "12"}, "Nomor HP dimulai dengan 08 atau +62, panjangnya 9 sampai 14 angka."),
        ({"email": "ratna"}, "Email belum benar. Tulis seperti nama@contoh.id."),
        ({"street": ""}, "Isi alamat: desa atau kelurahan, jalan, dusun, RT/RW."),
        ({"gateway": ""}, "Pilih cara bayar."),
        (
            {"gateway": "qris"},
            "Masukkan pilihan yang valid. qris bukan salah satu dari pilihan yang tersedia.",
        ),
    ],
)
def test_what_is_missing_is_said_in_place_and_the_rest_stays(keeper, wrong, sentence):
    client = holding(a_cart((a_variant(keeper), 1)))
    typed, _seen = asked(client)
    typed = {**typed, **wrong}

    answer = client.post(CHECKOUT, {**typed, "order": "1"})

    assert answer.status_code == 200
    assert len(alarms_of(answer)) == 1 and sentence in alarms_of(answer)[0]
    assert "<title>Kesalahan:" in answer.content.decode()
    for name in ("recipient", "phone", "email", "note"):
        assert value_of(answer, name) == typed[name]
    assert chosen_of(answer, "village") == JAJAG
    assert chosen_of(answer, shop_field(keeper)) == "courier"
    assert not Order.objects.exists()


def test_no_village_at_all_is_said(keeper):
    client = holding(a_cart((a_variant(keeper), 1)))

    answer = client.post(CHECKOUT, {**TYPED, "village": "", "village_q": "genteng", "order": "1"})

    assert "Cari desa Anda, lalu pilih dari daftar." in alarms_of(answer)[0]
    assert "Genteng Kulon" in text_of(answer)
    assert not Order.objects.exists()


def test_an_unknown_village_is_said(keeper):
    client = holding(a_cart((a_variant(keeper), 1)))

    answer = client.post(
        CHECKOUT, {**TYPED, "village": "35.10.99.9999", "priced": "35.10.99.9999", "order": "1"}
    )

    assert "tidak ada dalam daftar" in alarms_of(answer)[0]
    assert not Order.objects.exists()


def test_who_collects_needs_no_street(keeper):
    client = holding(a_cart((a_variant(keeper), 1)))
    typed, _seen = asked(client)

    client.post(CHECKOUT, {**typed, "street": "", shop_field(keeper): "pickup", "order": "1"})

    assert Order.objects.get().total == 45_000


def test_another_village_is_priced_before_it_is_ordered(keeper):
    client = holding(a_cart((a_variant(keeper), 1)))
    typed, _seen = asked(client)

    answer = client.post(CHECKOUT, {**typed, "village": "35.10.10.2002", "village_q": "", "order": "1"})

    assert "sudah dihitung. Periksa jumlahnya, lalu buat pesanan." in text_of(answer)
    assert value_of(answer, "priced") == "35.10.10.2002"
    assert alarms_of(answer) == []
    assert not Order.objects.exists()


def test_a_moved_price_comes_back_in_place_and_the_second_press_goes_through(keeper):
    variant = a_variant(keeper, name="Kopi lanang", variant_name="", price=65_000)
    client = holding(a_cart((variant, 1)))
    typed, _seen = asked(client)
    Variant.objects.update(price=68_000, list_price=68_000)

    answer = client.post(CHECKOUT, {**typed, "order": "1"})

    assert alarms_of(answer) == ["Keranjang Anda baru saja berubah. Periksa lagi, lalu lanjutkan."]
    text = text_of(answer)
    assert "Kopi lanang sekarang Rp68.000, tadinya Rp65.000. Hapus bila tidak jadi." in text
    assert "Buat pesanan · Rp83.000" in text
    assert value_of(answer, "note") == TYPED["note"]
    assert not Order.objects.exists()
    assert Checkout.objects.get().recipient == "Ratna Dewi"

    again = {name: value_of(answer, name) for name in ("goods", "agreed")}
    client.post(CHECKOUT, {**typed, **again, "order": "1"})

    assert Order.objects.get().total == 83_000


def test_a_moved_delivery_price_is_asked_about_too(keeper):
    client = holding(a_cart((a_variant(keeper), 1)))
    typed, _seen = asked(client)
    courier_costs(keeper, 20_000)

    answer = client.post(CHECKOUT, {**typed, "order": "1"})

    assert alarms_of(answer) == [
        "Jumlahnya sekarang Rp65.000, tadinya Rp60.000. Periksa, lalu tekan sekali lagi."
    ]
    assert "Buat pesanan · Rp65.000" in text_of(answer)
    assert not Order.objects.exists()

    client.post(CHECKOUT, {**typed, "agreed": value_of(answer, "agreed"), "order": "1"})

    assert Order.objects.get().total == 65_000


def test_a_shop_that_fell_comes_back_in_place_and_can_be_left_out(keeper):
    batik = a_keeper(name="Batik Sekar Oling")
    cart = a_cart((a_variant(keeper), 1), (a_variant(batik, price=385_000), 1))
    client = holding(cart)
    typed, _seen = asked(client)
    switch_shop(shop_id=batik.shop.pk, open=False, by=batik.viewer, at=NOW)

    answer = client.post(CHECKOUT, {**typed, "order": "1"})

    assert len(alarms_of(answer)) == 1
    assert alarms_of(answer)[0].startswith("Tidak bisa dibeli sekarang: Kopi robusta bubuk, 250 g.")
    assert "Batik Sekar Oling sedang tidak berjualan." in text_of(answer)
    assert value_of(answer, "recipient") == "Ratna Dewi"
    assert not Order.objects.exists()
    assert cart.lines.count() == 2

    without = client.post(CHECKOUT, {**typed, "goods": value_of(answer, "goods"), "drop": "1"})

    assert "Buat pesanan · Rp60.000" in text_of(without)
    assert value_of(without, "recipient") == "Ratna Dewi"
    assert cart.lines.count() == 1


def test_short_stock_is_told_and_one_more_press_takes_what_is_left(keeper):
    client = holding(a_cart((a_variant(keeper, stock=5), 3)))
    typed, _seen = asked(client)
    Stock.objects.update(quantity=2)

    answer = client.post(CHECKOUT, {**typed, "order": "1"})

    assert "stok tinggal 2. Kami ubah jumlahnya dari 3; lanjutkan atau hapus." in text_of(answer)
    assert not Order.objects.exists()

    again = {name: value_of(answer, name) for name in ("goods", "agreed")}
    client.post(CHECKOUT, {**typed, **again, "order": "1"})

    assert Order.objects.get().subtotal == 90_000


def test_an_account_types_nothing_twice(keeper):
    account = an_account(email="", phone="0812 9876 5432", first_name="Ratna", last_name="Dewi")
    variant, viewer = a_variant(keeper), viewer_for(account)
    a_cart((variant, 1), by=viewer)

    first = signed_in(account).get(CHECKOUT)

    assert (value_of(first, "recipient"), value_of(first, "phone")) == ("Ratna Dewi", "0812 9876 5432")

    Checkout.objects.all().delete()
    an_order((variant, 1), by=viewer)
    a_cart((variant, 1), by=viewer)
    seen = signed_in(account).get(CHECKOUT)

    assert chosen_of(seen, "village") == JAJAG
    assert "Dusun Krajan RT 03/RW 02" in text_of(seen)
    assert "Masuk bila sudah punya akun" not in text_of(seen)
    assert "Masuk bila sudah punya akun" in text_of(holding(a_cart((variant, 1))).get(CHECKOUT))


def test_the_village_that_goods_were_priced_for_is_known_here(keeper):
    client = holding(a_cart((a_variant(keeper), 1)))
    client.cookies["mall_village"] = JAJAG

    assert chosen_of(client.get(CHECKOUT), "village") == JAJAG


def test_what_the_cart_knows_stays_and_is_nobody_elses(keeper):
    account = an_account()
    cart = a_full_cart((a_variant(keeper), 1), method="pickup", by=viewer_for(account))

    seen = signed_in(account).get(CHECKOUT)

    assert (value_of(seen, "recipient"), chosen_of(seen, shop_field(keeper))) == ("Ratna Dewi", "pickup")
    assert holding(cart).get(CHECKOUT).url == CART
    assert signed_in(an_account()).get(CHECKOUT).url == CART


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_eight_queries(rows, django_assert_num_queries):
    cart = a_full_cart(*[(a_variant(a_keeper(name=f"Toko {number}")), 1) for number in range(rows)])
    client = holding(cart)

    with django_assert_num_queries(8):
        client.get(CHECKOUT)
