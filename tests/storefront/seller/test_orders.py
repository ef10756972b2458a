"""Orders: what waits by its deadline, one order with the buyer's contact, and each step of it."""

import pytest
from django.urls import reverse

from marketplace.orders.models import VendorOrder
from marketplace.orders.services import confirm_received
from marketplace.orders.states import ACCEPTED, CANCELLED, DECLINED, DELIVERED, PLACED, READY, SHIPPED
from marketplace.payments.models import Payment
from tests.marketplace.factories import (
    A_MINUTE,
    a_buyer,
    a_keeper,
    a_part,
    a_variant,
    an_order,
    delivered,
    on_its_way,
    taken_up,
)
from tests.storefront.seller.pages import errors_of, signed_in, text_of
from tests.village.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]

LIST = "/jualan/pesanan/"


def order_page(part: VendorOrder) -> str:
    return reverse("seller:order", args=[part.pk])


def everything() -> list:
    return [list(model.objects.order_by("pk").values_list()) for model in (VendorOrder, Payment)]


def placed(keeper, *, method: str = "courier", by=None) -> VendorOrder:
    order = an_order((a_variant(keeper), 2), method=method, by=by or a_buyer())
    return a_part(keeper, order)


def test_the_list_begins_with_what_waits():
    keeper = a_keeper()
    waiting = placed(keeper)
    gone = a_part(keeper, delivered(keeper, placed(keeper).order).order)
    client = signed_in(keeper.account)

    first, done = text_of(client.get(LIST)), text_of(client.get(f"{LIST}?bagian=selesai"))

    assert "Menunggu Anda (1) Belum dibayar (0) Di jalan (0) Selesai (1) Retur (0) Batal (0)" in first
    assert f"Ratna Dewi, Jajag {waiting.number} Pesanan baru besok, 12.00" in first
    assert gone.number not in first and gone.number in done


def test_an_unknown_part_of_the_list_is_not_there():
    assert signed_in(a_keeper().account).get(f"{LIST}?bagian=rahasia").status_code == 404


def test_the_buyers_contact_stands_on_the_order_and_not_in_the_list():
    keeper = a_keeper()
    part = placed(keeper)
    client = signed_in(keeper.account)

    listed, opened = client.get(LIST), client.get(order_page(part))

    text = text_of(opened)
    assert "0812 3456 7890" in text and 'href="tel:+6281234567890"' in opened.content.decode()
    assert "Diantar ke Dusun Krajan RT 03/RW 02, Desa Jajag, Kec. Gambiran, 68486" in text
    assert "Catatan rumah pagar biru" in text
    assert opened.headers["Cache-Control"] == "private, no-store"
    for private in ("81234567890", "3456 7890", "Dusun Krajan", "pagar biru"):
        assert private not in text_of(listed)


def test_what_is_collected_needs_no_street():
    keeper = a_keeper()
    part = placed(keeper, method="pickup")

    text = text_of(signed_in(keeper.account).get(order_page(part)))

    assert "Dusun Krajan" not in text
    assert "Dari Desa Jajag" in text and "Ambil di toko Gratis" in text


@pytest.mark.parametrize(
    ("method", "steps"),
    [
        ("courier", [("accept", ACCEPTED), ("ship", SHIPPED), ("deliver", DELIVERED)]),
        ("pickup", [("accept", ACCEPTED), ("ready", READY), ("deliver", DELIVERED)]),
    ],
)
def test_an_order_goes_its_way_step_by_step(method, steps):
    keeper = a_keeper()
    part = placed(keeper, method=method)
    client, address = signed_in(keeper.account), order_page(part)

    states = []
    for step, _state in steps:
        assert f'name="step" value="{step}"' in client.get(address).content.decode()
        assert client.post(address, {"step": step, "tracking_number": " KD-7 "}).url == address
        part.refresh_from_db()
        states.append(part.state)

    assert states == [state for _step, state in steps]
    assert part.tracking_number == ("KD-7" if method == "courier" else "")
    assert Payment.objects.get(vendor_order=part).state == "paid"
    assert "Sudah diserahkan dan dibayar" in text_of(client.get(address))


def test_a_step_out_of_turn_changes_nothing_and_says_how_it_stands():
    keeper = a_keeper()
    part = placed(keeper)
    client, before = signed_in(keeper.account), everything()

    response = client.post(order_page(part), {"step": "deliver"})

    assert errors_of(response) == [
        "Belum tercatat Pesanan ini sudah berubah: Menunggu penjual."
        " Muat ulang untuk melihat langkah berikutnya."
    ]
    assert everything() == before


def test_a_second_press_is_told_that_it_is_done():
    keeper = a_keeper()
    part = placed(keeper)
    client = signed_in(keeper.account)
    client.post(order_page(part), {"step": "accept"})
    before = everything()

    response = client.post(order_page(part), {"step": "accept"})

    assert "Pesanan ini sudah berubah: Sedang dikemas." in errors_of(response)[0]
    assert "Kemas paling lambat besok, 12.00" in text_of(response)
    assert everything() == before


def test_a_step_that_does_not_exist_is_not_there():
    keeper = a_keeper()
    part = placed(keeper)
    before = everything()

    assert signed_in(keeper.account).post(order_page(part), {"step": "hapus"}).status_code == 404
    assert everything() == before


@pytest.mark.parametrize(
    ("bring", "step", "state"), [(None, "decline", DECLINED), (on_its_way, "call_off", CANCELLED)]
)
def test_calling_off_asks_for_a_reason_and_keeps_it(bring, step, state):
    keeper = a_keeper()
    part = placed(keeper)
    if bring:
        bring(keeper, part.order)
    client, before = signed_in(keeper.account), everything()

    empty = client.post(order_page(part), {"step": step, "reason": " "})
    unchanged = everything() == before
    client.post(order_page(part), {"step": step, "reason": "Barang rusak"})

    part.refresh_from_db()
    assert errors_of(empty) == [
        "Satu isian perlu diperbaiki Alasan: Tulis alasannya, paling panjang 300 huruf:"
        " pembeli akan membacanya."
    ]
    assert unchanged
    assert (part.state, part.reason) == (state, "Barang rusak")
    assert "Barang rusak" in text_of(client.get(order_page(part)))


def test_a_tracking_number_that_is_too_long_stays_in_its_field():
    keeper = a_keeper()
    part = placed(keeper)
    taken_up(keeper, part.order)
    before, number = everything(), "R" * 61

    response = signed_in(keeper.account).post(order_page(part), {"step": "ship", "tracking_number": number})

    assert errors_of(response) == [
        "Satu isian perlu diperbaiki Nomor resi: Nomor resi terlalu panjang: paling panjang 60 huruf."
    ]
    assert f'value="{number}"' in response.content.decode()
    assert everything() == before


def test_cash_of_an_order_that_the_buyer_confirmed_first_is_noted():
    keeper, buyer = a_keeper(), a_buyer()
    part = placed(keeper, by=buyer)
    on_its_way(keeper, part.order)
    confirm_received(order_id=part.order_id, vendor_order_id=part.pk, by=buyer, at=NOW + 5 * A_MINUTE)
    client = signed_in(keeper.account)

    page = text_of(client.get(order_page(part)))
    client.post(order_page(part), {"step": "cash"})

    assert "Pembeli sudah menerima. Catat uangnya" in page
    assert Payment.objects.get(vendor_order=part).state == "paid"


def test_nobody_reaches_another_sellers_order():
    keeper, other = a_keeper(), a_keeper(name="Lain")
    part = placed(other)
    client, before = signed_in(keeper.account), everything()

    answers = [client.get(order_page(part)).status_code]
    answers += [
        client.post(order_page(part), {"step": step, "reason": "x"}).status_code
        for step in ("accept", "decline", "ready", "ship", "deliver", "call_off", "cash")
    ]

    assert set(answers) == {404}
    assert part.number not in text_of(client.get(LIST))
    assert everything() == before


def test_a_long_part_of_the_list_goes_on_to_another_page():
    keeper = a_keeper()
    variant = a_variant(keeper, stock=30)
    for _number in range(21):
        delivered(keeper, an_order((variant, 1), method="pickup"))
    client = signed_in(keeper.account)

    first, second = (client.get(f"{LIST}?bagian=selesai&hal={page}") for page in ("1", "9"))

    assert "1–20 dari 21" in text_of(first) and "21–21 dari 21" in text_of(second)
    assert f'href="{LIST}?bagian=selesai&amp;hal=2"' in first.content.decode()


@pytest.mark.parametrize("part", ["menunggu", "selesai"])
def test_the_list_asks_the_same_number_of_times_for_one_and_for_three(part, django_assert_num_queries):
    keeper = a_keeper()
    variant = a_variant(keeper)
    client, address = signed_in(keeper.account), f"{LIST}?bagian={part}"

    def one_more():
        order = an_order((variant, 1), method="pickup")
        if part == "selesai":
            delivered(keeper, order)

    one_more()
    with django_assert_num_queries(8):
        client.get(address)

    one_more()
    one_more()

    with django_assert_num_queries(8):
        client.get(address)


def test_an_order_that_is_only_placed_can_still_be_declined():
    keeper = a_keeper()
    part = placed(keeper)

    text = text_of(signed_in(keeper.account).get(order_page(part)))

    assert part.state == PLACED
    assert "Terima pesanan" in text and "Tolak pesanan ini" in text
