from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from marketplace.invoices.services import ask_print
from marketplace.orders.selectors import invoice_for_seller
from storefront.look.private_files import private_file
from storefront.seller.keeping import Keeping, for_keepers


@page(access=SIGNED_IN)
@for_keepers
def invoice(request: HttpRequest, keeping: Keeping, id: int) -> HttpResponse:
    """The invoice of one of one's orders, as PDF; while it is being set, back to the order that says so."""
    paper = invoice_for_seller(request.viewer, id)
    if paper.pdf is None:
        ask_print(vendor_order_id=id)
        told = _("Faktur %(number)s sedang dicetak. Coba lagi sebentar.") % {"number": paper.number}
        messages.info(request, told)
        return redirect("seller:order", id)
    name = f"faktur-{paper.number.replace('/', '-').lower()}.pdf"
    return private_file(paper.pdf, "application/pdf", name, attachment=True)
