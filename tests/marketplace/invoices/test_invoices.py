"""Numbers without gaps, the paper read as text and looked at as a picture, and who may have it."""

import io
import shutil
import subprocess
from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from PIL import Image

from foundation.access.refusals import NotFound
from foundation.encryption import private_files
from marketplace.invoices.models import Invoice
from marketplace.orders.selectors import invoice_for_buyer, invoice_for_seller
from marketplace.orders.services import call_off_order, decline_order, deliver_order, print_invoice
from tests.foundation.factories import an_account
from tests.marketplace.factories import (
    NOW,
    a_buyer,
    a_keeper,
    a_part,
    a_variant,
    a_visitor,
    an_order,
    on_its_way,
    taken_up,
)
from tests.storefront.buyer.pages import signed_in, somebody, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_of_their_own(settings, tmp_path):
    settings.MALL_VAR = tmp_path


def words_of(pdf: bytes) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    return subprocess.run(
        [program, "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()


def taken(keeper, buyer=None, **order):
    part = taken_up(keeper, an_order((a_variant(keeper), 2), by=buyer or a_buyer(), **order))
    return part, Invoice.objects.get(vendor_order=part)


def test_each_shop_counts_its_own_numbers_and_declined_orders_leave_no_gap():
    coffee, batik = a_keeper(), a_keeper(name="Batik")
    first = taken(coffee)[1]
    declined = an_order((a_variant(coffee), 1))
    decline_order(vendor_order_id=a_part(coffee, declined).pk, reason="Habis", by=coffee.viewer, at=NOW)

    second, other = taken(coffee)[1], taken(batik)[1]

    assert [one.sequence for one in (first, second, other)] == [1, 2, 1]
    assert first.number == f"INV/2026/{coffee.shop.pk:04d}/00001"
    assert Invoice.objects.count() == 3


def test_a_number_goes_back_with_its_transaction():
    keeper = a_keeper()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        taken(keeper)
        raise ZeroDivisionError

    assert taken(keeper)[1].sequence == 1


def test_the_paper_says_who_sells_what_to_whom_and_what_was_paid():
    keeper = a_keeper()
    part, invoice = taken(keeper)

    print_invoice(vendor_order_id=part.pk, at=NOW)

    words = words_of(private_files.read(invoice.pdf_name))
    for told in (
        invoice.number,
        "24 November 2026",
        keeper.shop.name,
        "Siti Aminah",
        "Desa Grogol",
        "NIB 0",
        "Ratna Dewi",
        part.number,
        "Kopi robusta bubuk, 250 g",
        "Rp90.000",
        "Belum dibayar",
    ):
        assert told in words
    assert "Jalan" not in words
    assert "0812" not in words


def test_the_paper_follows_the_payment_and_is_set_once_for_a_state():
    keeper = a_keeper()
    part = on_its_way(keeper, an_order((a_variant(keeper), 2), by=a_buyer()))
    print_invoice(vendor_order_id=part.pk, at=NOW)
    deliver_order(vendor_order_id=part.pk, by=keeper.viewer, at=NOW)
    assert invoice_for_seller(keeper.viewer, part.pk).pdf is None

    print_invoice(vendor_order_id=part.pk, at=NOW + timedelta(minutes=1))
    again = print_invoice(vendor_order_id=part.pk, at=NOW + timedelta(minutes=9))

    assert again.printed_at == NOW + timedelta(minutes=1)
    assert "Lunas 24 November 2026" in words_of(invoice_for_seller(keeper.viewer, part.pk).pdf)


def test_a_part_called_off_keeps_its_number_and_the_paper_says_so():
    keeper = a_keeper()
    part = on_its_way(keeper, an_order((a_variant(keeper), 1), by=a_buyer()))
    call_off_order(vendor_order_id=part.pk, reason="Alamat kosong", by=keeper.viewer, at=NOW)

    print_invoice(vendor_order_id=part.pk, at=NOW)

    words = words_of(invoice_for_seller(keeper.viewer, part.pk).pdf)
    assert "Batal, tidak ada yang dibayar" in words
    assert "Alamat kosong" in words


def test_the_paper_has_ink_where_it_should_and_nowhere_outside_its_margins():
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("pdftoppm is not installed")
    part, invoice = taken(a_keeper(name="Toko dengan nama yang panjang sekali untuk satu baris di faktur"))
    print_invoice(vendor_order_id=part.pk, at=NOW)

    drawn = subprocess.run(
        [program, "-r", "60", "-png", "-singlefile"],
        input=private_files.read(invoice.pdf_name),
        capture_output=True,
        check=True,
    ).stdout

    picture = Image.open(io.BytesIO(drawn)).convert("L")
    left, top, right, bottom = picture.point(lambda grey: 255 if grey < 200 else 0).getbbox()
    assert left > 40
    assert top > 30
    assert right < picture.width - 40
    assert bottom < picture.height - 12
    assert bottom - top > picture.height / 2


def test_only_buyer_and_shop_have_the_paper():
    keeper, buyer = a_keeper(), a_buyer()
    part, _invoice = taken(keeper, buyer)
    print_invoice(vendor_order_id=part.pk, at=NOW)

    assert invoice_for_buyer(buyer, order_id=part.order_id, vendor_order_id=part.pk).pdf
    for stranger in (a_buyer(), a_visitor(), keeper.viewer):
        with pytest.raises(NotFound):
            invoice_for_buyer(stranger, order_id=part.order_id, vendor_order_id=part.pk)
    for stranger in (buyer, a_visitor(), a_keeper(name="Lain").viewer):
        with pytest.raises(NotFound):
            invoice_for_seller(stranger, part.pk)


def test_a_guest_has_it_by_the_address_of_his_order():
    keeper = a_keeper()
    part = taken_up(keeper, an_order((a_variant(keeper), 1), by=a_visitor()))
    address = f"/pesanan/{part.order_id}/faktur/{part.pk}.pdf"

    waiting = somebody().get(address)
    print_invoice(vendor_order_id=part.pk, at=NOW)
    ready = somebody().get(address)

    assert waiting.status_code == 302
    assert ready["Content-Type"] == "application/pdf"
    assert "no-store" in ready["Cache-Control"]


def test_while_it_is_being_set_the_page_says_so():
    keeper = a_keeper()
    part = taken_up(keeper, an_order((a_variant(keeper), 1), by=a_buyer()))
    client = signed_in(keeper.account)

    answer = client.get(f"/jualan/pesanan/{part.pk}/faktur.pdf", follow=True)

    assert "sedang dicetak" in text_of(answer)
    assert signed_in(an_account()).get(f"/pesanan/{part.order_id}/faktur/{part.pk}.pdf").status_code == 404


@pytest.mark.parametrize("change", [{"number": "INV/1"}, {"sequence": 7}, {"seller": {}}])
def test_an_invoice_is_never_changed(change):
    _part, invoice = taken(a_keeper())

    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk).update(**change)
    with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk).delete()
