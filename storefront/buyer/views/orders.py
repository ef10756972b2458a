from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import PUBLIC, SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from marketplace.orders.selectors import my_orders, order_count, order_for, seller_contacts
from marketplace.orders.services import cancel_order, confirm_received
from storefront.buyer.basket import checkout_key_of
from storefront.buyer.paging import Paging
from storefront.buyer.showing.orders import headline, order_facts, order_rows, order_sums, part_pages

PAGE_SIZE = 20


@page(access=SIGNED_IN)
def orders(request: HttpRequest) -> HttpResponse:
    """The account's orders, newest first."""
    paging = Paging(request, total=order_count(request.viewer), size=PAGE_SIZE)
    found = my_orders(request.viewer, limit=PAGE_SIZE, offset=paging.offset)
    context = {"rows": order_rows(found), "pager": paging.pager(len(found)), "nav": "orders"}
    response = render(request, "buyer/orders.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@page(access=PUBLIC, methods=("GET", "POST"))
def order(request: HttpRequest, id: UUID) -> HttpResponse:
    """One order for whoever holds its address: the whole in a sentence, each shop's part, what one may do."""
    problem = ""
    if request.method == "POST":
        act = ACTS.get(request.POST.get("act", ""))
        part_id = request.POST.get("part", "")
        if act is None or not part_id.isdecimal():
            raise Http404
        try:
            messages.success(request, act(request, id, int(part_id)), extra_tags=part_id)
        except NotFound:
            raise
        except Refusal as refusal:
            problem = str(refusal)
        else:
            return redirect(reverse("buyer:order", args=[id]) + f"#part-{part_id}")
    return _shown(request, id, problem)


def _shown(request: HttpRequest, id: UUID, problem: str) -> HttpResponse:
    viewer = request.viewer
    found = order_for(viewer, id, checkout_key=checkout_key_of(request, id))
    said = list(messages.get_messages(request))
    at_parts = {one.extra_tags: str(one) for one in said if one.extra_tags}
    context: dict[str, Any] = {
        "order": found,
        "headline": headline(found),
        "parts": part_pages(found, seller_contacts(found), told=at_parts, at=viewer.at),
        "messages": [one for one in said if not one.extra_tags],
        "facts": order_facts(found),
        "sums": order_sums(found),
        "guests": found.acting and not found.contact.masked and not viewer.signed_in,
        "problem": problem,
        "has_errors": bool(problem),
        "back_url": reverse("buyer:orders") if viewer.signed_in else "",
        "nav": "orders",
    }
    response = render(request, "buyer/order.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    # The address is the key: no search engine keeps it.
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _received(request: HttpRequest, order_id: UUID, part_id: int) -> str:
    confirm_received(order_id=order_id, vendor_order_id=part_id, by=request.viewer, at=request.viewer.at)
    return _("Tercatat: paketnya sudah Anda terima. Penjual kami kabari.")


def _cancel(request: HttpRequest, order_id: UUID, part_id: int) -> str:
    cancel_order(
        order_id=order_id,
        vendor_order_id=part_id,
        reason=request.POST.get("reason", ""),
        by=request.viewer,
        at=request.viewer.at,
    )
    return _("Dibatalkan. Tidak ada yang Anda bayar ke toko ini.")


ACTS: dict[str, Callable[[HttpRequest, UUID, int], str]] = {"received": _received, "cancel": _cancel}
"""The button that was pressed, and the one service that it stands for."""
