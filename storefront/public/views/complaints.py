"""Complaints: the form for everybody, and the page behind the secret link."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from foundation.access.attempts import TooManyAttempts
from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from foundation.access.refusals import Refusal
from marketplace.complaints.links import complaint_path
from marketplace.complaints.rules import SUBJECT_WORDS
from marketplace.complaints.selectors import complaint_by_link
from marketplace.complaints.services import lodge_complaint
from marketplace.complaints.states import ANSWERED, IN_PROGRESS, PASSED_ON, RECEIVED, SUBJECTS
from storefront.look.moments import moment
from storefront.look.shapes import Option, TimelineStep
from storefront.public.forms.complaints import ComplaintForm
from village.territory.rules import UnknownVillage
from village.territory.selectors import village, villages_matching

PRESS, QUERY = "village_search", "village_q"
FIELDS = {"file": "photo", "village_code": "village"}


@page(access=PUBLIC, methods=("GET", "POST"))
def complaints(request: HttpRequest) -> HttpResponse:
    """Whom to tell what went wrong: a form, and the contacts of the mall and the ministry."""
    searched = PRESS in request.POST
    sent = request.method == "POST" and not searched
    form = ComplaintForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        initial=request.POST.dict() if searched else _asked(request),
    )
    if sent and form.is_valid():
        viewer = request.viewer
        try:
            complaint = lodge_complaint(
                **form.given(), by=viewer, address=request.META.get("REMOTE_ADDR", ""), at=viewer.at
            )
        except TooManyAttempts:
            raise
        except Refusal as refusal:
            field = FIELDS.get(refusal.field or "", refusal.field or "")
            form.add_error(field if field in form.fields else None, str(refusal))
        else:
            request.session["complaint"] = complaint.pk
            return redirect(complaint_path(complaint.pk))
    query = request.POST.get(QUERY, "")
    context = {
        "form": form,
        "query": query,
        "rows": _village_options(query, request.POST.get("village", "")),
        "mail": settings.MALL_CONTACT_EMAIL,
        "phone": settings.MALL_CONTACT_PHONE,
        "ministry": ministry(),
        "nav": "account",
    }
    return render(request, "public/complaints.html", context)


@page(access=PUBLIC)
def complaint(request: HttpRequest, token: str) -> HttpResponse:
    """How a complaint stands, for whoever has its link; no search engine keeps it."""
    found = complaint_by_link(token)
    context = {
        "complaint": found,
        "subject": SUBJECT_WORDS[found.subject],
        "steps": _steps(found, now=request.viewer.at),
        "fresh": request.session.get("complaint") == found.pk,
        "nav": "account",
    }
    response = render(request, "public/complaint.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def ministry() -> dict[str, str]:
    """The contact of Ditjen PKTN as this mall was told it."""
    return {
        "phone": settings.MALL_MINISTRY_PHONE,
        "email": settings.MALL_MINISTRY_EMAIL,
        "site": settings.MALL_MINISTRY_SITE,
    }


def _asked(request: HttpRequest) -> dict[str, str]:
    """From a link on a shop's, product's or letter's page: `?tentang=shop&apa=kopi-ijen`."""
    subject = request.GET.get("tentang", "")
    return {
        "subject": subject if subject in SUBJECTS else "",
        "about": request.GET.get("apa", "")[:160],
    }


def _steps(found: Any, *, now: datetime) -> list[TimelineStep]:
    """Received, being looked into, answered or passed on; with the deadline until then."""
    closed = found.state in (ANSWERED, PASSED_ON)
    due = _("Paling lambat %(when)s") % {"when": moment(found.due_at, now=now)}
    ending = _("Diteruskan") if found.state == PASSED_ON else _("Dijawab")
    return [
        TimelineStep("done", _("Kami terima"), note=moment(found.received_at, now=now)),
        TimelineStep(
            "done" if closed or found.state == IN_PROGRESS else "now",
            _("Diperiksa petugas"),
            deadline="" if found.state != RECEIVED else due,
        ),
        TimelineStep(
            "done" if closed else "now" if found.state == IN_PROGRESS else "later",
            ending,
            note=moment(found.closed_at, now=now) if closed else "",
            deadline=due if found.state == IN_PROGRESS else "",
        ),
    ]


def _village_options(query: str, chosen: str) -> list[Option]:
    found = villages_matching(query)
    if chosen and chosen not in {one.code for one in found}:
        try:
            found = [village(chosen), *found]
        except UnknownVillage:
            found = list(found)
    return [Option(one.code, one.name, note=one.parent.name if one.parent else "") for one in found]
