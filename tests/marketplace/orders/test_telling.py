import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from foundation.notifications.models import Message
from foundation.notifications.selectors import messages_for
from marketplace.orders.models import GuestMessage
from marketplace.orders.services import (
    cancel_order,
    confirm_received,
    decline_order,
    mail_guest_message,
)
from tests.marketplace.factories import (
    NOW,
    a_buyer,
    a_keeper,
    a_part,
    a_variant,
    a_visitor,
    an_order,
    delivered,
    on_its_way,
)

pytestmark = pytest.mark.django_db


def told(viewer):
    return [message.subject for message in reversed(messages_for(viewer))]


def test_buyer_and_sellers_hear_of_a_new_order():
    coffee, batik, buyer = a_keeper(), a_keeper(name="Batik Sekar Oling"), a_buyer()

    order = an_order((a_variant(coffee, price=45_000), 1), (a_variant(batik), 1), by=buyer)

    message = messages_for(buyer)[0]
    assert message.subject == f"Pesanan {order.number} sudah kami teruskan"
    assert message.url == f"/pesanan/{order.pk}/"
    assert "- Kopi Kebun Bu Tini: Rp" in message.body
    assert "- Batik Sekar Oling: Rp" in message.body
    for keeper in (coffee, batik):
        part = a_part(keeper, order)
        (heard,) = messages_for(keeper.viewer)
        assert heard.subject.startswith(f"Pesanan baru {part.number}, Rp")
        assert heard.body == "Terima dan kemas paling lambat 25 Nov 2026, 12.00. Kurir desa."
        assert heard.url == f"/jualan/pesanan/{part.pk}/"


def test_the_buyer_hears_of_every_step_of_a_shop():
    keeper, buyer = a_keeper(), a_buyer()

    delivered(keeper, an_order((a_variant(keeper), 1), by=buyer))

    assert told(buyer)[1:] == [
        "Kopi Kebun Bu Tini mengemas pesanan Anda",
        "Pesanan dari Kopi Kebun Bu Tini dalam perjalanan",
        "Pesanan dari Kopi Kebun Bu Tini sudah sampai",
    ]


def test_the_buyer_hears_why_a_shop_declined():
    keeper, buyer = a_keeper(), a_buyer()
    part = a_part(keeper, an_order((a_variant(keeper), 1), by=buyer))

    decline_order(vendor_order_id=part.pk, reason="Mesin rusak 100%", by=keeper.viewer, at=NOW)

    assert "Alasan penjual: Mesin rusak 100%." in messages_for(buyer)[0].body


def test_the_seller_hears_of_cancelling_and_of_receiving():
    keeper, buyer = a_keeper(), a_buyer()
    cancelled, received = (an_order((a_variant(keeper), 1), by=buyer) for _number in range(2))
    part = on_its_way(keeper, received)

    cancel_order(order_id=cancelled.pk, by=buyer, at=NOW)
    confirm_received(order_id=received.pk, vendor_order_id=part.pk, by=buyer, at=NOW)

    assert told(keeper.viewer)[2:] == [
        f"Pesanan {cancelled.number}-1 dibatalkan pembeli",
        f"Pembeli sudah menerima pesanan {received.number}-1",
    ]


def test_a_guest_is_told_by_mail_once():
    order = an_order((a_variant(a_keeper()), 1), email="ratna@contoh.test")
    message = GuestMessage.objects.get()
    assert ProcrastinateJob.objects.filter(
        task_name="marketplace.mail_guest_message", args={"message_id": message.pk}
    ).exists()

    assert mail_guest_message(message_id=message.pk, at=NOW)
    assert not mail_guest_message(message_id=message.pk, at=NOW)

    (sent,) = mail.outbox
    assert sent.to == ["ratna@contoh.test"]
    assert sent.subject == f"Pesanan {order.number} sudah kami teruskan"
    assert f"/pesanan/{order.pk}/" in sent.body


def test_a_guest_without_an_address_is_told_nothing():
    keeper = a_keeper()

    an_order((a_variant(keeper), 1), email="")

    assert not GuestMessage.objects.exists()
    assert Message.objects.count() == len(messages_for(keeper.viewer)) == 1
    assert messages_for(a_visitor()) == []
