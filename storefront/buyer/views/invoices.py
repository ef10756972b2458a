from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from marketplace.invoices.services import ask_print
from marketplace.orders.selectors import invoice_for_buyer
from storefront.look.private_files import private_file


@page(access=PUBLIC)
def invoice(request: HttpRequest, id: UUID, part: int) -> HttpResponse:
    """The invoice of one shop, as PDF; while it is being set, back to the order that says so."""
    paper = invoice_for_buyer(request.viewer, order_id=id, vendor_order_id=part)
    if paper.pdf is None:
        ask_print(vendor_order_id=part)
        messages.info(
            request,
            _("Faktur %(number)s sedang dicetak. Coba lagi sebentar.") % {"number": paper.number},
            extra_tags=str(part),
        )
        return redirect(reverse("buyer:order", args=[id]) + f"#part-{part}")
    name = f"faktur-{paper.number.replace('/', '-').lower()}.pdf"
    return private_file(paper.pdf, "application/pdf", name, attachment=True)
