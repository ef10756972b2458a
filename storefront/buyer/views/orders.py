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
from marketplace.orders import services
from marketplace.orders.rules import MOST_PHOTOS
from marketplace.orders.selectors import (
    my_orders,
    order_count,
    order_for,
    paper_for_buyer,
    seller_contacts,
)
from storefront.buyer.basket import checkout_key_of
from storefront.buyer.paging import Paging
from storefront.buyer.showing.orders import headline, order_facts, order_rows, order_sums, part_pages
from storefront.buyer.showing.reviewing import reviewing
from storefront.look.private_files import private_file
from village.letters.intake import LARGEST_BYTES

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
    problem, refused_part = "", ""
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
            problem, refused_part = str(refusal), part_id
        else:
            return redirect(reverse("buyer:order", args=[id]) + f"#part-{part_id}")
    return _shown(request, id, problem, refused_part)


@page(access=PUBLIC)
def order_paper(request: HttpRequest, id: UUID, paper: int) -> HttpResponse:
    """A proof or photo, for the account of the order or the browser that made it."""
    opened = paper_for_buyer(request.viewer, id, paper, checkout_key=checkout_key_of(request, id))
    return private_file(opened.content, opened.content_type, opened.file_name, attachment=False)


def _shown(request: HttpRequest, id: UUID, problem: str, refused_part: str) -> HttpResponse:
    viewer = request.viewer
    found = order_for(viewer, id, checkout_key=checkout_key_of(request, id))
    said = list(messages.get_messages(request))
    at_parts = {one.extra_tags: str(one) for one in said if one.extra_tags}
    context: dict[str, Any] = {
        "order": found,
        "headline": headline(found),
        "parts": part_pages(found, seller_contacts(found), told=at_parts, at=viewer.at),
        "messages": [one for one in said if not one.extra_tags],
        "reviewing": reviewing(found, viewer),
        "facts": order_facts(found),
        "sums": order_sums(found),
        "guests": found.acting and not found.contact.masked and not viewer.signed_in,
        "address": request.build_absolute_uri(reverse("buyer:order", args=[id])),
        "problem": problem,
        "refused_part": int(refused_part) if refused_part else None,
        "typed_act": request.POST.get("act", ""),
        "typed_reason": request.POST.get("reason", ""),
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
    services.confirm_received(
        order_id=order_id, vendor_order_id=part_id, by=request.viewer, at=request.viewer.at
    )
    return _("Tercatat: paketnya sudah Anda terima. Penjual kami kabari.")


def _cancel(request: HttpRequest, order_id: UUID, part_id: int) -> str:
    services.cancel_order(
        order_id=order_id,
        vendor_order_id=part_id,
        reason=request.POST.get("reason", ""),
        by=request.viewer,
        at=request.viewer.at,
    )
    return _("Pesanan ke toko ini dibatalkan. Penjual sudah kami kabari.")


def _prove(request: HttpRequest, order_id: UUID, part_id: int) -> str:
    services.send_proof(
        order_id=order_id,
        vendor_order_id=part_id,
        content=_file(request.FILES.get("file")),
        by=request.viewer,
        at=request.viewer.at,
    )
    return _("Bukti terkirim. Penjual memeriksa rekeningnya, lalu mengemas pesanan Anda.")


def _return(request: HttpRequest, order_id: UUID, part_id: int) -> str:
    services.ask_return(
        order_id=order_id,
        vendor_order_id=part_id,
        reason=request.POST.get("reason", ""),
        photos=[_file(file) for file in request.FILES.getlist("photos")[: MOST_PHOTOS + 1]],
        by=request.viewer,
        at=request.viewer.at,
    )
    return _("Permintaan retur terkirim. Penjual menjawab paling lambat dua hari lagi.")


def _refunded(request: HttpRequest, order_id: UUID, part_id: int) -> str:
    services.confirm_refund(
        order_id=order_id, vendor_order_id=part_id, by=request.viewer, at=request.viewer.at
    )
    return _("Tercatat: uangnya sudah kembali kepada Anda.")


def _not_refunded(request: HttpRequest, order_id: UUID, part_id: int) -> str:
    services.deny_refund(
        order_id=order_id,
        vendor_order_id=part_id,
        reason=request.POST.get("reason", ""),
        by=request.viewer,
        at=request.viewer.at,
    )
    return _("Tercatat: uangnya belum masuk. Penjual kami minta memeriksa.")


def _file(file: Any) -> bytes:
    """What was sent, or nothing; what is wrong with it the service says."""
    return file.read(LARGEST_BYTES + 1) if file else b""


ACTS: dict[str, Callable[[HttpRequest, UUID, int], str]] = {
    "received": _received,
    "cancel": _cancel,
    "prove": _prove,
    "return": _return,
    "refunded": _refunded,
    "not_refunded": _not_refunded,
}
"""The button that was pressed, and the one service that it stands for."""
