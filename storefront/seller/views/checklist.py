from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from marketplace.readiness.selectors import checklist_before_a_shop, checklist_of
from storefront.seller.keeping import keeping_of, ready_businesses
from storefront.seller.showing.checklist import step_rows


@page(access=SIGNED_IN)
def steps(request: HttpRequest) -> HttpResponse:
    """What is missing before the shop sells, each with the place where it is done."""
    viewer, keeping = request.viewer, keeping_of(request)
    if keeping is None:
        found = checklist_before_a_shop(viewer, permit_stands=bool(ready_businesses(viewer)))
    else:
        found = checklist_of(viewer, keeping.shop.pk)
    context = {"keeping": keeping, "found": found, "rows": step_rows(found), "nav": "shop"}
    return render(request, "seller/checklist.html", context)
