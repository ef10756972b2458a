"""Transfers to a shop's own account: proof, confirmation, dispute, what time does, and late money."""

from datetime import timedelta

import pytest

from catalog.products.models import Stock
from foundation.access.refusals import NotFound
from foundation.encryption import private_files
from foundation.notifications.models import Message
from marketplace.checkout.services import initialize_transaction
from marketplace.orders.models import GuestMessage
from marketplace.orders.rules import NotPaidYet, ReasonMissing
from marketplace.orders.services import (
    accept_order,
    cancel_order,
    complete_checkout,
    confirm_refund,
    confirm_transfer,
    decline_order,
    deliver_order,
    deny_refund,
    dispute_transfer,
    run_order_clock,
    send_proof,
    send_refund,
    ship_order,
)
from marketplace.orders.states import ACCEPTED, CANCELLED, DELIVERED, PLACED
from marketplace.payments.models import Paper, Payment
from marketplace.payments.rules import NotByTransfer, TransferImpossible, WrongPaymentState
from marketplace.payments.states import (
    BANK_TRANSFER,
    CLAIMED,
    DISPUTED,
    PAID,
    PENDING,
    REFUND_DUE,
    REFUND_SENT,
    REFUNDED,
    SENT,
)
from marketplace.payments.states import CANCELLED as NOT_OWED
from tests.foundation.factories import PASSWORD
from tests.marketplace.factories import (
    a_buyer,
    a_full_cart,
    a_keeper,
    a_part,
    a_picture,
    a_transfer_order,
    a_variant,
    a_visitor,
    an_order,
    takes_transfer,
)
from tests.village.factories import NOW
from vendors.banking.services import remove_bank_account
from village.letters.intake import NotADocument

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
PDF = b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"


@pytest.fixture
def keeper():
    found = a_keeper()
    takes_transfer(found)
    return found


def payment_of(part):
    return Payment.objects.get(vendor_order=part)


def proved(keeper, order, by=None, *, at=NOW + HOUR):
    part = a_part(keeper, order)
    send_proof(order_id=order.pk, vendor_order_id=part.pk, content=a_picture(), by=by or a_visitor(), at=at)
    return part


def test_a_transfer_is_due_within_a_day_at_the_account_that_the_shop_had_then(keeper):
    order = a_transfer_order((a_variant(keeper), 2))
    takes_transfer(keeper, number="9876543210")

    payment = payment_of(a_part(keeper, order))

    assert (payment.state, payment.amount, payment.due_at) == (PENDING, order.total, NOW + 24 * HOUR)
    assert payment.bank_account.number == "1234567890"


def test_a_shop_without_an_account_offers_no_transfer(keeper):
    other = a_keeper(name="Toko Tanpa Rekening")
    cart = a_full_cart((a_variant(keeper), 1), (a_variant(other), 1))

    with pytest.raises(TransferImpossible) as refused:
        initialize_transaction(checkout_id=cart.pk, gateway=BANK_TRANSFER, by=a_visitor(), at=NOW)

    assert "Toko Tanpa Rekening belum menerima transfer" in str(refused.value)


def test_an_account_that_went_between_cart_and_order_is_told_and_nothing_is_ordered(keeper):
    cart = a_full_cart((a_variant(keeper), 1), gateway=BANK_TRANSFER)
    remove_bank_account_of(keeper)

    with pytest.raises(TransferImpossible):
        complete_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW)

    assert Stock.objects.get().allocated == 0


def remove_bank_account_of(keeper):
    remove_bank_account(shop_id=keeper.shop.pk, password=PASSWORD, by=keeper.viewer, at=NOW)


def test_the_shop_confirms_the_proof_and_packs_from_then_on(keeper):
    order = a_transfer_order((a_variant(keeper), 1))
    part = proved(keeper, order)

    confirm_transfer(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + 2 * HOUR)

    part.refresh_from_db()
    payment = payment_of(part)
    assert (payment.state, payment.paid_at, payment.due_at) == (PAID, NOW + 2 * HOUR, None)
    assert (part.state, part.accepted_at) == (ACCEPTED, NOW + 2 * HOUR)
    assert GuestMessage.objects.filter(kind="transfer_confirmed").count() == 1
    ship_order(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + 3 * HOUR)
    deliver_order(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + 4 * HOUR)
    assert payment_of(part).state == PAID


def test_a_second_click_of_confirm_changes_nothing(keeper):
    part = proved(keeper, a_transfer_order((a_variant(keeper), 1)))
    confirm_transfer(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + 2 * HOUR)

    with pytest.raises(WrongPaymentState):
        confirm_transfer(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + 3 * HOUR)

    assert payment_of(part).paid_at == NOW + 2 * HOUR


def test_an_unpaid_order_is_not_taken_up(keeper):
    part = a_part(keeper, a_transfer_order((a_variant(keeper), 1)))

    with pytest.raises(NotPaidYet):
        accept_order(vendor_order_id=part.pk, by=keeper.viewer, at=NOW)

    part.refresh_from_db()
    assert part.state == PLACED


def test_a_proof_is_kept_sealed_and_tells_the_seller(keeper):
    part = proved(keeper, a_transfer_order((a_variant(keeper), 1)))

    paper = Paper.objects.get()
    assert (paper.vendor_order_id, paper.kind, paper.content_type) == (part.pk, "transfer", "image/jpeg")
    assert private_files.path(paper.file_name).read_bytes()[:3] != b"\xff\xd8\xff"
    assert payment_of(part).state == SENT
    assert Message.objects.filter(recipient=keeper.account, kind="transfer_proof").count() == 1


def test_a_pdf_is_a_proof_too(keeper):
    order = a_transfer_order((a_variant(keeper), 1))
    part = a_part(keeper, order)

    send_proof(order_id=order.pk, vendor_order_id=part.pk, content=PDF, by=a_visitor(), at=NOW)

    assert Paper.objects.get().content_type == "application/pdf"


def test_a_proof_that_is_no_picture_is_refused_and_nothing_is_kept(keeper):
    order = a_transfer_order((a_variant(keeper), 1))
    part = a_part(keeper, order)

    with pytest.raises(NotADocument):
        send_proof(order_id=order.pk, vendor_order_id=part.pk, content=b"MZ program", by=a_visitor(), at=NOW)

    assert payment_of(part).state == PENDING
    assert not Paper.objects.exists()


def test_a_stranger_proves_nothing_for_another_s_order(keeper):
    order = a_transfer_order((a_variant(keeper), 1), by=a_buyer())
    part, before = a_part(keeper, order), private_files.names()

    with pytest.raises(NotFound):
        send_proof(order_id=order.pk, vendor_order_id=part.pk, content=a_picture(), by=a_buyer(), at=NOW)

    assert payment_of(part).state == PENDING
    assert private_files.names() == before


def test_a_proof_for_an_order_paid_in_cash_is_refused_and_its_file_goes(keeper):
    order, before = an_order((a_variant(keeper), 1)), private_files.names()

    with pytest.raises(NotByTransfer):
        proved(keeper, order)

    assert private_files.names() == before


def test_another_shop_neither_confirms_nor_disputes(keeper):
    part, other = proved(keeper, a_transfer_order((a_variant(keeper), 1))), a_keeper(name="Toko Lain")

    with pytest.raises(NotFound):
        confirm_transfer(vendor_order_id=part.pk, by=other.viewer, at=NOW + HOUR)
    with pytest.raises(NotFound):
        dispute_transfer(vendor_order_id=part.pk, reason="Tidak ada", by=other.viewer, at=NOW + HOUR)

    assert payment_of(part).state == SENT


def test_a_disputed_transfer_says_why_and_takes_another_proof(keeper):
    order = a_transfer_order((a_variant(keeper), 1))
    part = proved(keeper, order)
    with pytest.raises(ReasonMissing):
        dispute_transfer(vendor_order_id=part.pk, reason=" ", by=keeper.viewer, at=NOW + 2 * HOUR)

    dispute_transfer(
        vendor_order_id=part.pk, reason="Tidak ada di mutasi", by=keeper.viewer, at=NOW + 2 * HOUR
    )

    payment = payment_of(part)
    assert (payment.state, payment.reason) == (DISPUTED, "Tidak ada di mutasi")
    assert payment.due_at == NOW + 26 * HOUR
    proved(keeper, order, at=NOW + 3 * HOUR)
    assert payment_of(part).state == SENT
    assert Paper.objects.count() == 2


def test_an_unpaid_order_lapses_after_a_day_and_its_stock_is_free(keeper):
    part = a_part(keeper, a_transfer_order((a_variant(keeper, stock=3), 3)))
    run_order_clock(at=NOW + 24 * HOUR)
    part.refresh_from_db()
    assert part.state == PLACED

    run_order_clock(at=NOW + 24 * HOUR + timedelta(seconds=1))

    part.refresh_from_db()
    assert (part.state, payment_of(part).state) == (CANCELLED, NOT_OWED)
    assert Stock.objects.get().available == 3


def test_a_proved_order_does_not_lapse_and_its_late_shop_is_reminded_once(keeper):
    part = proved(keeper, a_transfer_order((a_variant(keeper), 1)))

    run_order_clock(at=NOW + 72 * HOUR)
    run_order_clock(at=NOW + 73 * HOUR)

    part.refresh_from_db()
    assert (part.state, payment_of(part).state) == (PLACED, SENT)
    assert Message.objects.filter(recipient=keeper.account, kind="payment_late").count() == 1
    assert Message.objects.filter(recipient=keeper.account, kind="vendor_order_late").count() == 1


def test_a_buyer_is_reminded_once_half_way(keeper):
    a_transfer_order((a_variant(keeper), 1))
    run_order_clock(at=NOW + 11 * HOUR)
    assert not GuestMessage.objects.filter(kind="transfer_reminder").exists()

    run_order_clock(at=NOW + 12 * HOUR)
    run_order_clock(at=NOW + 13 * HOUR)

    assert GuestMessage.objects.filter(kind="transfer_reminder").count() == 1


def test_a_proof_after_the_order_lapsed_makes_the_shop_answer_and_pay_back(keeper):
    order = a_transfer_order((a_variant(keeper), 1))
    run_order_clock(at=NOW + 25 * HOUR)

    part = proved(keeper, order, at=NOW + 26 * HOUR)

    assert payment_of(part).state == CLAIMED
    confirm_transfer(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + 27 * HOUR)
    part.refresh_from_db()
    payment = payment_of(part)
    assert (part.state, payment.state) == (CANCELLED, REFUND_DUE)
    assert payment.paid_at == NOW + 27 * HOUR


def test_a_late_proof_that_the_shop_does_not_find_ends_with_a_reason(keeper):
    order = a_transfer_order((a_variant(keeper), 1))
    run_order_clock(at=NOW + 25 * HOUR)
    part = proved(keeper, order, at=NOW + 26 * HOUR)

    dispute_transfer(vendor_order_id=part.pk, reason="Tidak masuk", by=keeper.viewer, at=NOW + 27 * HOUR)

    assert (payment_of(part).state, payment_of(part).reason) == (NOT_OWED, "Tidak masuk")


def test_calling_off_a_proved_order_keeps_the_shop_answerable(keeper):
    order = a_transfer_order((a_variant(keeper), 1))
    part = proved(keeper, order)

    cancel_order(order_id=order.pk, vendor_order_id=part.pk, by=a_visitor(), at=NOW + 2 * HOUR)

    assert payment_of(part).state == CLAIMED


def test_a_paid_order_that_the_shop_declines_is_paid_back_with_a_proof(keeper):
    order = a_transfer_order((a_variant(keeper), 1))
    part = proved(keeper, order)
    confirm_transfer(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + 2 * HOUR)
    decline_order(vendor_order_id=part.pk, reason="Rusak", by=keeper.viewer, at=NOW + 3 * HOUR)
    assert payment_of(part).state == REFUND_DUE

    send_refund(vendor_order_id=part.pk, content=a_picture(), by=keeper.viewer, at=NOW + 4 * HOUR)
    assert payment_of(part).state == REFUND_SENT
    deny_refund(order_id=order.pk, vendor_order_id=part.pk, reason="Belum", by=a_visitor(), at=NOW + 5 * HOUR)
    assert (payment_of(part).state, payment_of(part).reason) == (REFUND_DUE, "Belum")
    send_refund(vendor_order_id=part.pk, content=PDF, by=keeper.viewer, at=NOW + 6 * HOUR)
    confirm_refund(order_id=order.pk, vendor_order_id=part.pk, by=a_visitor(), at=NOW + 7 * HOUR)

    assert payment_of(part).state == REFUNDED
    assert Paper.objects.filter(kind="refund").count() == 2


def test_a_refund_that_nobody_denies_stands_after_a_week(keeper):
    order = a_transfer_order((a_variant(keeper), 1))
    part = proved(keeper, order)
    confirm_transfer(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + 2 * HOUR)
    decline_order(vendor_order_id=part.pk, reason="Rusak", by=keeper.viewer, at=NOW + 3 * HOUR)
    send_refund(vendor_order_id=part.pk, content=a_picture(), by=keeper.viewer, at=NOW + 4 * HOUR)

    run_order_clock(at=NOW + timedelta(days=8))

    assert payment_of(part).state == REFUNDED


def test_a_paid_order_is_delivered_without_cash(keeper):
    part = proved(keeper, a_transfer_order((a_variant(keeper), 1)))
    confirm_transfer(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + 2 * HOUR)
    ship_order(
        vendor_order_id=part.pk, courier_name="JNE", tracking_number="X1", by=keeper.viewer, at=NOW + 3 * HOUR
    )
    part.refresh_from_db()
    assert (part.courier_name, part.tracking_number) == ("JNE", "X1")

    deliver_order(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + 4 * HOUR)

    part.refresh_from_db()
    assert part.state == DELIVERED
