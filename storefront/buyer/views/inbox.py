from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.notifications.selectors import message_count, messages_for, unread_count
from foundation.notifications.services import mark_all_read, mark_read
from storefront.buyer.paging import Paging

PAGE_SIZE = 20


@page(access=SIGNED_IN, methods=("GET", "POST"))
def inbox(request: HttpRequest) -> HttpResponse:
    """The account's messages, newest first. To open one marks it read; so does one press for all."""
    viewer = request.viewer
    if request.method == "POST":
        if "all" in request.POST:
            mark_all_read(by=viewer, at=viewer.at)
            messages.success(request, _("Semua kabar ditandai sudah dibaca."))
            return redirect("buyer:inbox")
        return _opened(request, request.POST.get("message", ""))
    paging = Paging(request, total=message_count(viewer), size=PAGE_SIZE)
    found = messages_for(viewer, limit=PAGE_SIZE, offset=paging.offset)
    context = {
        "inbox": found,
        "unread": unread_count(viewer),
        "pager": paging.pager(len(found)),
        "nav": "account",
    }
    response = render(request, "buyer/inbox.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _opened(request: HttpRequest, message_id: str) -> HttpResponse:
    """The message is read; on to the page that it is about."""
    if not message_id.isdecimal():
        raise Http404
    message = mark_read(message_id=int(message_id), by=request.viewer, at=request.viewer.at)
    return redirect(message.url or "buyer:inbox")
