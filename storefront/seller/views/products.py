from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.products.selectors import my_products
from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from storefront.look.shapes import Tab
from storefront.seller.keeping import Keeping, for_keepers
from storefront.seller.showing.goods import DRAFT, SHOWN, SOLD_OUT, goods_row, state_of

PAGE_SIZE = 24


@page(access=SIGNED_IN)
@for_keepers
def products(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """The goods of the shop in hand, the last changed first."""
    everything = my_products(request.viewer, shop_id=keeping.shop.pk)
    states = [state_of(one) for one in everything]
    chosen = request.GET.get("keadaan", "")
    shown = [one for one, state in zip(everything, states, strict=True) if chosen in ("", state)]
    found = Paginator(shown, PAGE_SIZE).get_page(request.GET.get("hal"))
    address = reverse("seller:products")
    tabs = [Tab(_("Semua"), address, current=not chosen, count=len(everything))]
    tabs += [
        Tab(label, f"{address}?keadaan={state}", current=chosen == state, count=states.count(state))
        for state, label in ((SHOWN, _("Tampil")), (SOLD_OUT, _("Habis")), (DRAFT, _("Konsep")))
    ]
    context = {
        "keeping": keeping,
        "rows": [goods_row(one, request.viewer.today) for one in found],
        "found": found,
        "tabs": tabs,
        "filtered": bool(chosen),
        "nav": "products",
    }
    return render(request, "seller/products.html", context)
