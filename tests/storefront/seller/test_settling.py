"""The seller's side of transfers, refunds and returns, and his rate table."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from foundation.clock import now
from marketplace.delivery.models import DeliveryRate, ShopDelivery
from marketplace.orders.services import ask_return, send_proof
from marketplace.payments.models import Payment
from marketplace.payments.states import DISPUTED, PAID, REFUND_SENT, SENT
from tests.marketplace.factories import (
    a_keeper,
    a_part,
    a_picture,
    a_transfer_order,
    a_variant,
    a_visitor,
    an_order,
    delivered,
    takes_transfer,
)
from tests.storefront.seller.pages import errors_of, signed_in, text_of

pytestmark = pytest.mark.django_db
RATES = "/jualan/toko/pengiriman/tarif/"
TERMS = {"courier_base": "5000", "courier_per_km": "400", "max_km": "80"}


@pytest.fixture
def keeper():
    found = a_keeper()
    takes_transfer(found)
    return found


def proved(keeper):
    order = a_transfer_order((a_variant(keeper), 1))
    part = a_part(keeper, order)
    send_proof(order_id=order.pk, vendor_order_id=part.pk, content=a_picture(), by=a_visitor(), at=now())
    return part


def page_of(part):
    return f"/jualan/pesanan/{part.pk}/"


def state_of(part):
    part.refresh_from_db()
    return part.state


def test_an_unpaid_order_waits_in_a_list_of_its_own(keeper):
    part = a_part(keeper, a_transfer_order((a_variant(keeper), 1)))
    client = signed_in(keeper.account)

    waiting, unpaid = client.get("/jualan/pesanan/"), client.get("/jualan/pesanan/?bagian=belum-dibayar")

    assert part.number not in text_of(waiting)
    assert f"{part.number} Belum dibayar" in text_of(unpaid)
    assert "Menunggu transfer pembeli sampai" in text_of(client.get(page_of(part)))


def test_the_one_next_step_of_a_proved_order_is_to_look_at_the_money(keeper):
    part, client = proved(keeper), signed_in(keeper.account)

    page = client.get(page_of(part))
    client.post(page_of(part), {"step": "transfer_came"})

    assert "Periksa transfer Rp63.000 paling lambat" in text_of(page)
    assert "Terima pesanan</button>" not in page.content.decode()
    assert (state_of(part), Payment.objects.get().state) == ("accepted", PAID)


def test_a_seller_who_does_not_find_the_money_says_why(keeper):
    part, client = proved(keeper), signed_in(keeper.account)

    refused = client.post(page_of(part), {"step": "transfer_missing", "reason": ""})
    assert any("Tulis alasannya" in error for error in errors_of(refused))
    assert Payment.objects.get().state == SENT
    client.post(page_of(part), {"step": "transfer_missing", "reason": "Tidak ada di mutasi"})

    assert Payment.objects.get().state == DISPUTED


def test_an_order_is_packed_and_shipped_with_courier_and_number(keeper):
    part, client = proved(keeper), signed_in(keeper.account)
    for step in ("transfer_came", "pack"):
        client.post(page_of(part), {"step": step})
    assert state_of(part) == "packed"

    client.post(page_of(part), {"step": "ship", "courier_name": "JNE", "tracking_number": "X9"})

    assert (state_of(part), part.courier_name, part.tracking_number) == ("shipped", "JNE", "X9")


def test_a_return_is_accepted_received_and_paid_back(keeper):
    order = an_order((a_variant(keeper), 1))
    part, client = delivered(keeper, order), signed_in(keeper.account)
    ask_return(
        order_id=order.pk, vendor_order_id=part.pk, reason="Sobek", by=a_visitor(), at=part.delivered_at
    )
    assert "Pembeli minta mengembalikan" in text_of(client.get(page_of(part)))
    for step in ("accept_return", "receive"):
        client.post(page_of(part), {"step": step, "restock": "on"})
    nothing = client.post(page_of(part), {"step": "refund"})
    assert any("Pilih dulu foto atau PDF" in error for error in errors_of(nothing))

    proof = SimpleUploadedFile("bukti.jpg", a_picture())
    client.post(page_of(part), {"step": "refund", "file": proof})

    assert (state_of(part), Payment.objects.get().state) == ("goods_back", REFUND_SENT)


def test_a_seller_writes_his_rate_table_and_it_is_offered(keeper):
    client = signed_in(keeper.account)
    table = {"up_to_0": "1", "village_0": "3.000", "district_0": "5000", "regency_0": "9000"}
    table |= {"up_to_1": "2,5", "regency_1": "15000"}

    answer = client.post(RATES, table)

    assert answer.status_code == 302
    assert set(DeliveryRate.objects.values_list("zone", "up_to_grams", "price")) == {
        ("village", 1000, 3000),
        ("district", 1000, 5000),
        ("regency", 1000, 9000),
        ("regency", 2500, 15000),
    }
    assert ShopDelivery.objects.get().parcel
    page = client.get(RATES).content.decode()
    assert 'value="2,5"' in page and 'value="15.000"' in page


def test_a_rate_table_that_cannot_be_meant_keeps_what_was_typed(keeper):
    client = signed_in(keeper.account)

    no_weight = client.post(RATES, {"regency_0": "9000"})
    twice = client.post(RATES, {"up_to_0": "1", "regency_0": "9000", "up_to_1": "1", "regency_1": "8000"})
    words = client.post(RATES, {"up_to_0": "satu kilo", "regency_0": "9000"})

    assert any("Tulis sampai berapa kilogram" in error for error in errors_of(no_weight))
    assert any("tiap berat sekali" in error for error in errors_of(twice))
    assert any("misalnya 1 atau 2,5" in error for error in errors_of(words))
    assert 'value="satu kilo"' in words.content.decode()
    assert not DeliveryRate.objects.exists()


def test_parcels_need_a_table_and_free_delivery_an_amount(keeper):
    client = signed_in(keeper.account)

    refused = client.post("/jualan/toko/pengiriman/", {**TERMS, "pickup": "on", "parcel": "on"})
    client.post("/jualan/toko/pengiriman/", {**TERMS, "pickup": "on", "free_from": "100.000"})

    assert any("Isi dulu tabel tarifnya" in error for error in errors_of(refused))
    assert ShopDelivery.objects.get().free_from == 100_000
