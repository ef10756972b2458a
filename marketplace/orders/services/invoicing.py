from datetime import datetime
from typing import Any

from foundation.clock import today
from foundation.encryption import private_files
from foundation.money import rupiah
from marketplace.delivery.rules import method_name
from marketplace.invoices.models import Invoice
from marketplace.invoices.services import ask_print, issue_invoice, keep_pdf
from marketplace.orders.models import VendorOrder
from marketplace.orders.rules import invoice_state
from marketplace.orders.states import ACCEPTED, CALLED_OFF
from marketplace.payments.models import Payment
from marketplace.payments.states import CANCELLED, PAID, REFUNDED, WITH_THE_SHOP
from village.letters.wording import long_date


def invoice_after_move(part: VendorOrder, *, at: datetime) -> None:
    """The paper that belongs to a step of a held VendorOrder: a number when it is taken up, then news."""
    if part.state == ACCEPTED:
        issue_invoice(vendor_order_id=part.pk, shop_id=part.shop_id, at=at)
    elif Invoice.objects.filter(vendor_order=part).exists():
        ask_print(vendor_order_id=part.pk)


def print_invoice(*, vendor_order_id: int, at: datetime) -> Invoice:
    """Set the PDF of an invoice for what is true now; again it finds it there. Raises PaperFailed."""
    invoice = Invoice.objects.select_related("vendor_order__order").get(vendor_order_id=vendor_order_id)
    part = invoice.vendor_order
    payment = Payment.objects.filter(vendor_order=part).order_by("-pk").first()
    state = invoice_state(part.state, payment.state if payment else "")
    if invoice.printed_for == state and private_files.exists(invoice.pdf_name):
        return invoice
    return keep_pdf(invoice=invoice, data=_data(invoice, part, payment), printed_for=state, at=at)


def _data(invoice: Invoice, part: VendorOrder, payment: Payment | None) -> dict[str, Any]:
    seller, order = invoice.seller, part.order
    kind = "Kel." if seller["village_level"] == "kelurahan" else "Desa"
    permit = {"letter": "Surat usaha", "nib": "NIB"}.get(seller["permit_kind"], "")
    village = order.village
    return {
        "number": invoice.number,
        "issued": long_date(today(invoice.issued_at)),
        "void": part.state in CALLED_OFF,
        "seller": seller,
        "seller_rows": [
            row
            for row in (
                f"Usaha: {seller['business']}" if seller["business"] != seller["shop"] else "",
                f"Pemilik: {seller['owner'].title() if seller['owner'].isupper() else seller['owner']}",
                f"{kind} {seller['village']}, Kec. {seller['district']}, Kabupaten Banyuwangi",
                f"{permit} {seller['permit_number']}" if permit else "",
            )
            if row
        ],
        "buyer": order.billing_name or order.recipient,
        "order": part.number,
        "delivery_rows": [f"Tujuan: {village.name}"] if village else [],
        "lines": [
            {
                "name": f"{line.product_name}, {line.variant_name}"
                if line.variant_name
                else line.product_name,
                "quantity": str(line.quantity),
                "price": rupiah(line.unit_price),
                "total": rupiah(line.total),
            }
            for line in part.lines.order_by("sort")
        ],
        "subtotal": rupiah(part.subtotal),
        "delivery": f"Pengiriman: {method_name(part.delivery_method)}",
        "shipping": rupiah(part.shipping_price),
        "total": rupiah(part.total),
        "payment": _payment_words(part, payment),
        "note": f"Alasan pembatalan: {part.reason}" if part.state in CALLED_OFF and part.reason else "",
    }


def _payment_words(part: VendorOrder, payment: Payment | None) -> str:
    if part.state in CALLED_OFF:
        return "Batal, tidak ada yang dibayar"
    if payment is None or payment.state == CANCELLED:
        return "Belum dibayar"
    if payment.state == REFUNDED:
        return "Uang sudah dikembalikan"
    if payment.state in WITH_THE_SHOP:
        if payment.state == PAID and payment.paid_at:
            return f"Lunas {long_date(today(payment.paid_at))}"
        return "Lunas, uang akan dikembalikan"
    return "Belum dibayar"
