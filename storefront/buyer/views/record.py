from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from storefront.buyer.showing.record import readings_table, record_facts, requests_shown
from storefront.look.wording import village_words
from village.residents import selectors


@page(access=SIGNED_IN)
def my_record(request: HttpRequest) -> HttpResponse:
    """One's own record in the register, masked, and who looked at it and why; how to have it corrected.

    A claim that no officer has confirmed shows nothing of the record: it may be somebody else's.
    """
    viewer = request.viewer
    record = selectors.my_record(viewer)
    context: dict[str, Any] = {"nav": "account"}
    if record is None:
        context["claimed"] = selectors.my_identity(viewer) is not None
    else:
        context |= {
            "facts": record_facts(record),
            "verified_at": record.verified_at,
            "readings": readings_table(record.readings) if record.readings else None,
            "requests": requests_shown(selectors.my_requests(viewer), at=viewer.at),
            "office": village_words(record.resident.region),
        }
    response = render(request, "buyer/record.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response
