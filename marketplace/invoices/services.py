from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection

from foundation.clock import today
from foundation.encryption import private_files
from foundation.tasks import defer
from marketplace.invoices.models import Invoice
from marketplace.invoices.rules import invoice_number
from vendors.shops.models import Shop
from vendors.shops.selectors import warrants_of
from village.letters.paper import typeset

FORM = Path(__file__).with_name("invoice.typ")


def issue_invoice(*, vendor_order_id: int, shop_id: int, at: datetime) -> Invoice:
    """Give a VendorOrder its invoice number, once; the PDF follows by a task. Within a transaction.

    Locks the shop's counter of the year until the transaction ends: call it after every other lock.
    """
    found = Invoice.objects.filter(vendor_order_id=vendor_order_id).first()
    if found is not None:
        return found
    year = today(at).year
    sequence = _next_number(shop_id, year)
    invoice = Invoice.objects.create(
        vendor_order_id=vendor_order_id,
        shop_id=shop_id,
        year=year,
        sequence=sequence,
        number=invoice_number(shop_id=shop_id, year=year, sequence=sequence),
        seller=_seller(shop_id, at),
        issued_at=at,
    )
    ask_print(vendor_order_id=vendor_order_id)
    return invoice


def ask_print(*, vendor_order_id: int) -> None:
    """Have the PDF set (again); it is harmless to ask twice."""
    defer("marketplace.print_invoice", vendor_order_id=vendor_order_id)


def keep_pdf(*, invoice: Invoice, data: Mapping[str, Any], printed_for: str, at: datetime) -> Invoice:
    """Set the PDF of an invoice and put it away. Two at a time write the same. Raises PaperFailed."""
    # The PDF bears the time of the invoice: the same state gives the same bytes.
    pdf = typeset(form=FORM.read_text(), data=data, at=invoice.issued_at)
    private_files.save(invoice.pdf_name, pdf)
    invoice.printed_for, invoice.printed_at = printed_for, at
    invoice.save(update_fields=["printed_for", "printed_at"])
    return invoice


def _next_number(shop_id: int, year: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO marketplace_invoicecounter AS counter (shop_id, year, last) VALUES (%s, %s, 1)"
            " ON CONFLICT (shop_id, year) DO UPDATE SET last = counter.last + 1 RETURNING last",
            [shop_id, year],
        )
        (last,) = cursor.fetchone()
    return int(last)


def _seller(shop_id: int, at: datetime) -> dict[str, str]:
    """Who sells, as the law on trade wants it said (PP 80/2019): name, owner, village, permit."""
    shop = Shop.objects.select_related("business__owner", "business__village__parent").get(pk=shop_id)
    business, village = shop.business, shop.business.village
    warrant = warrants_of([shop_id], today(at)).get(shop_id)
    return {
        "shop": shop.name,
        "business": business.name,
        "owner": business.owner.name,
        "village": village.name,
        "village_level": village.level,
        "district": village.parent.name if village.parent else "",
        "permit_kind": warrant.kind if warrant else "",
        "permit_number": warrant.number if warrant else "",
    }
