"""Paying a shop's own account on the order page: number, proof, dispute, late money, refund, return."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from foundation.clock import now
from marketplace.orders.models import VendorOrder
from marketplace.orders.services import (
    confirm_transfer,
    decline_order,
    dispute_transfer,
    run_order_clock,
    send_refund,
)
from marketplace.payments.models import Paper, Payment
from marketplace.payments.states import BANK_TRANSFER, CLAIMED, DISPUTED, PENDING, REFUNDED, SENT
from tests.foundation.factories import an_account
from tests.marketplace.factories import (
    a_full_cart,
    a_keeper,
    a_part,
    a_picture,
    a_transfer_order,
    a_variant,
    an_order,
    delivered,
    takes_transfer,
)
from tests.storefront.buyer.pages import (
    CHECKOUT,
    alarms_of,
    holding,
    maker_of,
    offered_of,
    signed_in,
    somebody,
    text_of,
)
from tests.village.factories import NOW, viewer_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    found = a_keeper()
    takes_transfer(found)
    return found


@pytest.fixture
def order(keeper):
    return a_transfer_order((a_variant(keeper), 1))


def page_of(order):
    return f"/pesanan/{order.pk}/"


def a_file(content=None, name="bukti.jpg"):
    return SimpleUploadedFile(name, a_picture() if content is None else content)


def send(client, order, part, act="prove", **data):
    return client.post(page_of(order), {"act": act, "part": part.pk, **data})


def state():
    return Payment.objects.get().state


def test_the_page_says_bank_number_holder_amount_and_until_when(keeper, order):
    text = text_of(maker_of(order).get(page_of(order)))

    assert "Transfer Rp63.000 untuk menyelesaikan pesanan" in text
    assert "Nomor rekening 1234567890 Atas nama SUTINI Jumlah Rp63.000" in text
    assert "Transfer tepat Rp63.000 sampai besok, 13.30. Lewat itu pesanan batal sendiri." in text


def test_somebody_who_is_not_the_buyer_reads_no_account_number(keeper):
    account = an_account()
    order = a_transfer_order((a_variant(keeper), 1), by=viewer_for(account))

    assert "1234567890" in text_of(signed_in(account).get(page_of(order)))
    for client in (somebody(), signed_in(an_account())):
        assert "1234567890" not in client.get(page_of(order)).content.decode()


def test_a_guest_without_e_mail_is_told_to_keep_the_link(keeper):
    order = a_transfer_order((a_variant(keeper), 1), email="")

    text = text_of(maker_of(order).get(page_of(order)))

    assert "Simpan tautan ini." in text
    assert f"http://testserver{page_of(order)}" in text


def test_a_proof_goes_to_the_shop_and_opens_for_the_buyer_and_the_shop_alone(keeper, order):
    client, part = maker_of(order), a_part(keeper, order)

    answer = send(client, order, part, file=a_file())

    assert (answer.status_code, state()) == (302, SENT)
    paper = Paper.objects.get()
    assert "Penjual memeriksa rekeningnya paling lambat" in text_of(client.get(page_of(order)))
    at_buyers = f"{page_of(order)}berkas/{paper.pk}/"
    at_sellers = f"/jualan/pesanan/{part.pk}/berkas/{paper.pk}/"
    for reader, address in ((client, at_buyers), (signed_in(keeper.account), at_sellers)):
        opened = reader.get(address)
        assert (opened.status_code, opened.headers["Content-Type"]) == (200, "image/jpeg")
        assert opened.headers["Cache-Control"] == "private, no-store"
        assert opened.content[:3] == b"\xff\xd8\xff"
    other = a_keeper(name="Toko Lain")
    assert somebody().get(at_buyers).status_code == 404
    assert signed_in(other.account).get(at_sellers).status_code == 404


def test_a_proof_that_is_no_picture_is_refused_in_plain_words(keeper, order):
    answer = send(maker_of(order), order, a_part(keeper, order), file=a_file(b"bukan gambar", "bukti.jpg"))

    assert alarms_of(answer) == ["Belum tercatat Berkas ini tidak bisa dibuka. Kirim foto atau PDF."]
    assert state() == PENDING
    assert not Paper.objects.exists()


def test_a_press_without_a_file_says_what_is_missing(keeper, order):
    answer = send(maker_of(order), order, a_part(keeper, order))

    assert alarms_of(answer) == ["Belum tercatat Pilih dulu foto atau PDF buktinya."]
    assert state() == PENDING


def test_a_disputed_transfer_says_why_and_takes_another_proof(keeper, order):
    client, part = maker_of(order), a_part(keeper, order)
    send(client, order, part, file=a_file())
    dispute_transfer(vendor_order_id=part.pk, reason="Tidak ada di mutasi", by=keeper.viewer, at=now())
    assert state() == DISPUTED

    text = text_of(client.get(page_of(order)))
    send(client, order, part, file=a_file())

    assert "Kata penjual, uangnya belum masuk: Tidak ada di mutasi." in text
    assert state() == SENT


def test_an_order_that_lapsed_still_takes_a_late_proof(keeper, order):
    run_order_clock(at=NOW + timedelta(hours=25))
    client = maker_of(order)

    text = text_of(client.get(page_of(order)))
    send(client, order, a_part(keeper, order), file=a_file())

    assert "Sudah telanjur transfer? Kirim buktinya; penjual memeriksa dan mengembalikannya." in text
    assert "Belum dibayar sampai batas waktunya" in text
    assert state() == CLAIMED


def test_the_buyer_notes_that_his_money_is_back(keeper, order):
    client, part = maker_of(order), a_part(keeper, order)
    send(client, order, part, file=a_file())
    confirm_transfer(vendor_order_id=part.pk, by=keeper.viewer, at=now())
    decline_order(vendor_order_id=part.pk, reason="Rusak", by=keeper.viewer, at=now())
    send_refund(vendor_order_id=part.pk, content=a_picture(), by=keeper.viewer, at=now())

    text = text_of(client.get(page_of(order)))
    denied = send(client, order, part, act="not_refunded", reason="")
    send(client, order, part, act="refunded")

    assert "Kata penjual, Rp63.000 sudah dikirim kembali." in text
    assert "Tulis alasannya" in alarms_of(denied)[0]
    assert state() == REFUNDED


def test_a_buyer_asks_to_give_goods_back_and_keeps_what_he_typed(keeper):
    order = an_order((a_variant(keeper), 1))
    part, client = delivered(keeper, order), maker_of(order)

    refused = send(client, order, part, act="return", reason="Kemasan sobek", photos=a_file(b"bukan foto"))
    assert "Kemasan sobek" in refused.content.decode() and "bukan foto yang bisa dibuka" in text_of(refused)
    send(client, order, part, act="return", reason="Kemasan sobek", photos=a_file())

    assert VendorOrder.objects.get().state == "return_asked"
    assert "Penjual menjawab paling lambat" in text_of(client.get(page_of(order)))


def test_the_checkout_offers_transfer_where_every_shop_takes_it(keeper):
    both = a_full_cart((a_variant(keeper), 1), (a_variant(a_keeper(name="Tanpa rekening")), 1))
    alone = a_full_cart((a_variant(keeper), 1))

    assert BANK_TRANSFER not in offered_of(holding(both).get(CHECKOUT), "gateway")
    assert "tidak semua toko di keranjang ini menerima transfer" in text_of(holding(both).get(CHECKOUT))
    assert BANK_TRANSFER in offered_of(holding(alone).get(CHECKOUT), "gateway")
