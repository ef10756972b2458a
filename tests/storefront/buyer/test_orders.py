"""Orders: the list of an account, one order in a sentence and by shop, and what its buyer may do."""

from datetime import timedelta
from uuid import uuid4

import pytest

from foundation.accounts.models import User
from marketplace.orders.models import Order, VendorOrder
from marketplace.orders.services import cancel_order, decline_order
from marketplace.orders.states import CANCELLED, DELIVERED, PLACED
from marketplace.payments.models import Payment
from tests.foundation.factories import an_account
from tests.marketplace.factories import (
    NOW,
    a_keeper,
    a_part,
    a_variant,
    a_visitor,
    an_order,
    delivered,
    on_its_way,
    taken_up,
)
from tests.storefront.buyer.pages import alarms_of, maker_of, signed_in, somebody, text_of
from tests.village.factories import a_verified_account, viewer_for

LIST = "/pesanan/"


def address(order: Order) -> str:
    return f"/pesanan/{order.pk}/"


def as_it_is() -> list:
    return [list(model.objects.order_by("pk").values_list()) for model in (VendorOrder, Payment)]


def buyers(account: User, *, shops: int = 1) -> Order:
    goods = [(a_variant(a_keeper(name=f"Toko {number}")), 1) for number in range(shops)]
    return an_order(*goods, by=viewer_for(account))


def test_the_whole_stands_in_one_sentence():
    batik, coffee = a_keeper(name="Batik Sekar Oling"), a_keeper()
    order = an_order((a_variant(batik, name="Kain batik"), 1), (a_variant(coffee), 2))
    on_its_way(batik, order)
    taken_up(coffee, order)

    text = text_of(maker_of(order).get(address(order)))

    assert "Satu paket dalam perjalanan, satu sedang dikemas" in text
    assert f"Pesanan {order.number}" in text
    assert "Bayar di tempat, dipesan" in text
    assert text.index("Batik Sekar Oling Diantar Desa Grogol") < text.index("Kopi Kebun Bu Tini Dikemas")


@pytest.mark.parametrize(
    ("step", "sentence", "promise"),
    [
        (a_part, "Paket Anda menunggu penjual", "Penjual menerima dan mengemas paling lambat besok, 12.00."),
        (taken_up, "Paket Anda sedang dikemas", "Bila lewat, Anda boleh membatalkan."),
        (on_its_way, "Paket Anda dalam perjalanan", "Bayar Rp57.000 tunai saat barang datang."),
        (delivered, "Paket Anda sudah sampai", "Sudah dibayar Rp57.000."),
    ],
)
def test_each_state_says_what_comes_next(step, sentence, promise):
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1))
    step(keeper, order)
    total = f"{order.total:,}".replace(",", ".")

    text = text_of(maker_of(order).get(address(order)))

    assert sentence in text
    assert promise.replace("57.000", total) in text


def test_an_order_to_collect_says_where():
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1), method="pickup")
    on_its_way(keeper, order)

    text = text_of(maker_of(order).get(address(order)))

    assert "Paket Anda siap diambil" in text
    assert "Siap diambil di Desa Grogol. Bayar Rp45.000 tunai saat Anda mengambil." in text


def test_a_parcel_that_should_be_there_says_whom_to_call(monkeypatch):
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1))
    on_its_way(keeper, order)
    client = maker_of(order)

    assert "Tiba paling lambat Jumat, 27 Nov." in text_of(client.get(address(order)))
    monkeypatch.setattr("foundation.accounts.viewers.now", lambda: NOW + timedelta(days=4))

    assert "Seharusnya tiba kemarin. Belum sampai? Hubungi penjual." in text_of(client.get(address(order)))


def test_a_declined_part_owes_nothing_and_says_why():
    keeper, other = a_keeper(), a_keeper(name="Batik Sekar Oling")
    order = an_order((a_variant(keeper), 1), (a_variant(other), 1), method="pickup")
    part = a_part(keeper, order)
    decline_order(vendor_order_id=part.pk, reason="Mesin rusak", by=keeper.viewer, at=NOW)

    text = text_of(maker_of(order).get(address(order)))

    assert "Satu paket menunggu penjual, satu ditolak penjual" in text
    assert "Alasan: Mesin rusak Tidak ada yang Anda bayar ke toko ini." in text
    assert "Jumlah Rp90.000 Masih harus dibayar Rp45.000" in text


def test_the_browser_that_made_it_sees_everything_and_another_sees_it_masked():
    account, resident = a_verified_account(phone="081298765432")
    order = an_order((a_variant(a_keeper(owner=(account, resident))), 1))

    maker, other = maker_of(order).get(address(order)), somebody().get(address(order))

    whole, masked = text_of(maker), text_of(other)
    assert "Dikirim ke Ratna Dewi, Dusun Krajan RT 03/RW 02, Desa Jajag, Kec. Gambiran" in whole
    assert "0812 3456 7890" in whole and "Hubungi penjual: 0812 9876 5432" in whole
    for secret in ("Ratna", "Krajan", "3456", "ratna@", "9876", "pagar"):
        assert secret not in other.content.decode()
    assert "•••• 890" in masked and "Data pribadi disamarkan" in masked
    assert "Simpan tautan ini." in whole and "Simpan alamat" not in masked
    for seen in (maker, other):
        assert seen.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert seen.headers["Cache-Control"] == "private, no-store"


def test_an_accounts_order_is_his_alone_to_act_on():
    keeper, account = a_keeper(), an_account()
    order = an_order((a_variant(keeper), 1), by=viewer_for(account))
    mine, stranger = signed_in(account), signed_in(an_account())
    part = {"part": a_part(keeper, order).pk}
    before = as_it_is()

    assert "Batalkan pesanan ke Kopi Kebun Bu Tini" in text_of(mine.get(address(order)))
    for client in (stranger, somebody(), maker_of(order)):
        seen = text_of(client.get(address(order)))
        assert "Batalkan" not in seen and "Ratna" not in seen
        assert "Pesanan ini milik sebuah akun." in seen
        for act in ("received", "cancel"):
            assert client.post(address(order), {**part, "act": act}).status_code == 404
    assert as_it_is() == before


def test_an_order_that_nobody_made_is_not_there():
    assert somebody().get(f"/pesanan/{uuid4()}/").status_code == 404
    assert somebody().post(f"/pesanan/{uuid4()}/", {"act": "cancel", "part": "1"}).status_code == 404


def test_who_has_the_parcel_says_so_and_is_asked_once_more():
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1))
    part, client = on_its_way(keeper, order), maker_of(order)
    asking = client.get(address(order))

    answer = client.post(address(order), {"act": "received", "part": part.pk})

    assert "Paket sudah saya terima" in text_of(asking) and "Ya, sudah saya terima" in text_of(asking)
    assert answer.url == f"{address(order)}#part-{part.pk}"
    assert VendorOrder.objects.get().state == DELIVERED
    seen = text_of(client.get(address(order)))
    assert "Sampai Desa Grogol Tercatat: paketnya sudah Anda terima. Penjual kami kabari." in seen
    assert "Ya, sudah saya terima" not in seen


def test_a_parcel_is_received_once_and_the_second_press_is_told():
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1))
    part, client = on_its_way(keeper, order), maker_of(order)
    client.post(address(order), {"act": "received", "part": part.pk})
    before = as_it_is()

    answer = client.post(address(order), {"act": "received", "part": part.pk})

    assert alarms_of(answer) == ["Belum tercatat Barang ini sudah Anda tandai diterima."]
    assert as_it_is() == before


def test_one_filled_button_a_page():
    keepers = [a_keeper(), a_keeper(name="Batik Sekar Oling")]
    order = an_order(*[(a_variant(keeper), 1) for keeper in keepers])
    for keeper in keepers:
        on_its_way(keeper, order)

    body = maker_of(order).get(address(order)).content.decode()

    assert body.count('<summary class="btn wide">') == 1
    assert body.count('<summary class="btn wide second">') == 1


def test_an_order_is_cancelled_while_the_shop_has_not_taken_it_up():
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1))
    client = maker_of(order)

    answer = client.post(address(order), {"act": "cancel", "part": a_part(keeper, order).pk})

    assert answer.status_code == 302
    assert VendorOrder.objects.get().state == CANCELLED
    seen = text_of(client.get(address(order)))
    assert "Paket Anda dibatalkan" in seen and "Dibatalkan pembeli" in seen


def test_a_shop_that_packs_already_is_not_called_off():
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1))
    part = taken_up(keeper, order)
    client, before = maker_of(order), as_it_is()

    answer = client.post(address(order), {"act": "cancel", "part": part.pk})

    assert "Batalkan pesanan" not in text_of(client.get(address(order)))
    assert alarms_of(answer) == [
        "Belum tercatat Kopi Kebun Bu Tini sudah menyiapkan pesanan ini, jadi tidak bisa dibatalkan sekarang."
    ]
    assert as_it_is() == before


def test_a_late_shop_may_be_called_off(monkeypatch):
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1))
    part = taken_up(keeper, order)
    monkeypatch.setattr("foundation.accounts.viewers.now", lambda: NOW + timedelta(days=1))
    client = maker_of(order)

    assert "Penjual terlambat: batasnya hari ini, 12.00. Anda boleh membatalkan." in text_of(
        client.get(address(order))
    )
    client.post(address(order), {"act": "cancel", "part": part.pk})

    assert VendorOrder.objects.get().state == CANCELLED


@pytest.mark.parametrize("sent", [{}, {"act": "steal"}, {"act": "cancel", "part": "x"}])
def test_a_press_that_does_not_exist_is_not_there(sent):
    order = an_order((a_variant(a_keeper()), 1))

    assert maker_of(order).post(address(order), sent).status_code == 404
    assert VendorOrder.objects.get().state == PLACED


def test_a_part_of_another_order_is_not_reached_through_this_one():
    mine, other = an_order((a_variant(a_keeper()), 1)), an_order((a_variant(a_keeper()), 1))
    before = as_it_is()

    answer = maker_of(mine).post(
        address(mine), {"act": "cancel", "part": VendorOrder.objects.get(order=other).pk}
    )

    assert answer.status_code == 404
    assert as_it_is() == before


def test_the_list_asks_for_sign_in_and_shows_ones_own():
    account = an_account()
    mine, other = buyers(account), buyers(an_account())

    text = text_of(signed_in(account).get(LIST))

    assert somebody().get(LIST).status_code == 302
    assert f"Paket Anda menunggu penjual Toko 0 · 24 Nov 2026 · {mine.number}" in text
    assert other.number not in text
    assert "Belum ada pesanan" in text_of(signed_in(an_account()).get(LIST))


def test_the_list_has_pages(monkeypatch):
    monkeypatch.setattr("storefront.buyer.views.orders.PAGE_SIZE", 2)
    account = an_account()
    for _number in range(3):
        buyers(account)
    client = signed_in(account)

    first, second = client.get(LIST), client.get(f"{LIST}?hal=2")

    assert "1–2 dari 3" in text_of(first) and f'href="{LIST}?hal=2"' in first.content.decode()
    assert "3–3 dari 3" in text_of(second)
    assert text_of(client.get(f"{LIST}?hal=99")) == text_of(second)
    assert text_of(client.get(f"{LIST}?hal=x")) == text_of(first)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_nine_queries(rows, django_assert_num_queries):
    account = an_account()
    for _number in range(rows):
        buyers(account, shops=rows)
    client = signed_in(account)

    with django_assert_num_queries(9):
        client.get(LIST)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_guests_order_takes_six_queries(rows, django_assert_num_queries):
    order = an_order(*[(a_variant(a_keeper(name=f"Toko {number}")), 1) for number in range(rows)])
    client = maker_of(order)

    with django_assert_num_queries(6):
        client.get(address(order))


def test_a_cancelled_order_can_be_cancelled_no_more():
    order = an_order((a_variant(a_keeper()), 1))
    cancel_order(order_id=order.pk, by=a_visitor(), at=NOW)

    answer = maker_of(order).post(address(order), {"act": "cancel", "part": VendorOrder.objects.get().pk})

    assert alarms_of(answer) == ["Belum tercatat Tidak ada yang bisa dibatalkan lagi di pesanan ini."]
