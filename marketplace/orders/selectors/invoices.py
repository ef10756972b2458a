from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.encryption import private_files
from marketplace.invoices.models import Invoice
from marketplace.orders.rules import invoice_state, is_buyer
from marketplace.payments.models import Payment
from vendors.mandates.states import ORDERS
from vendors.shops.selectors import shops_of


@dataclass(frozen=True, slots=True)
class InvoicePaper:
    """An invoice to read. `pdf` is None while it is being set."""

    number: str
    vendor_order_id: int
    pdf: bytes | None


def invoice_for_buyer(viewer: Viewer, *, order_id: UUID, vendor_order_id: int) -> InvoicePaper:
    """The invoice of a part of one's own order; of a guest's order for whoever holds its address.

    Raises NotFound, also where no number was given yet.
    """
    invoice = _invoices().filter(vendor_order_id=vendor_order_id, vendor_order__order_id=order_id).first()
    if invoice is None or not is_buyer(invoice.vendor_order.order, viewer):
        raise NotFound()
    return _paper(invoice)


def invoice_for_seller(viewer: Viewer, vendor_order_id: int) -> InvoicePaper:
    """The invoice of an order of one of the viewer's shops; raises NotFound."""
    invoice = (
        _invoices()
        .filter(vendor_order_id=vendor_order_id, shop_id__in=shops_of(viewer, ORDERS).order_by().values("pk"))
        .first()
    )
    if invoice is None:
        raise NotFound()
    return _paper(invoice)


def _invoices() -> QuerySet[Invoice]:
    return Invoice.objects.select_related("vendor_order__order")


def _paper(invoice: Invoice) -> InvoicePaper:
    part = invoice.vendor_order
    states = Payment.objects.filter(vendor_order=part).order_by("-pk").values_list("state", flat=True)
    present = invoice_state(part.state, states.first() or "")
    ready = invoice.printed_for == present and private_files.exists(invoice.pdf_name)
    return InvoicePaper(invoice.number, part.pk, private_files.read(invoice.pdf_name) if ready else None)
