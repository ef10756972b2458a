from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.reviews.selectors import reported_count, reported_reviews, review_for_desk
from catalog.reviews.services import decide_review
from catalog.reviews.states import DISMISSED, HIDDEN, OPEN, UPHELD
from foundation.access.permissions import MODERATE_REVIEWS
from foundation.access.refusals import Refusal
from storefront.look.moments import moment, near_day
from storefront.look.reviews import review_card
from storefront.look.shapes import Cell, Column, FoldTable, Pager
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.reasons import ReasonForm
from storefront.officer.sending import tell, typed

PAGE_SIZE = 25


@office_page(access=MODERATE_REVIEWS)
def reviews(request: HttpRequest) -> HttpResponse:
    """Reviews that somebody reported, the longest wait first."""
    viewer = request.viewer
    total = reported_count(viewer)
    asked = request.GET.get("hal", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 and int(asked) else 1
    number = min(number, max(1, -(-total // PAGE_SIZE)))
    offset = (number - 1) * PAGE_SIZE
    found = reported_reviews(viewer, limit=PAGE_SIZE, offset=offset)
    columns = [
        Column(_("Ulasan"), lead=True),
        Column(_("Barang")),
        Column(_("Toko")),
        Column(_("Bintang"), numeric=True),
        Column(_("Laporan"), numeric=True),
        Column(_("Menunggu sejak")),
    ]
    rows = [
        [
            Cell(_excerpt(one.review.text), reverse("officer:review", args=[one.review.id])),
            one.review.product_name,
            one.shop_name,
            one.review.stars,
            one.open_reports,
            near_day(one.first_reported_at, now=viewer.at) if one.first_reported_at else "",
        ]
        for one in found
    ]
    context = {
        "total": total,
        "table": FoldTable(_("Ulasan yang dilaporkan"), columns, rows),
        "pager": Pager(
            first=offset + 1,
            last=offset + len(found),
            total=total,
            previous_url=f"?hal={number - 1}" if number > 1 else "",
            next_url=f"?hal={number + 1}" if number * PAGE_SIZE < total else "",
        )
        if total > PAGE_SIZE
        else None,
    }
    seat = seat_of(request, permission=MODERATE_REVIEWS)
    return shown(request, "officer/reviews.html", context, nav="reviews", seat=seat)


def _excerpt(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        return _("(tanpa kata)")
    return text if len(text) <= 80 else f"{text[:79]}…"


@office_page(access=MODERATE_REVIEWS, methods=("GET", "POST"))
def review(request: HttpRequest, id: int) -> HttpResponse:
    """One reported review: hide it, or let it stand; with a reason that author and reporters read."""
    viewer = request.viewer
    found = review_for_desk(viewer, id)
    form = ReasonForm(typed(request), hint=_("Penulis dan pelapor membaca kalimat ini."))
    if request.method == "POST" and form.is_valid():
        hide = request.POST.get("decision") == "hide"
        try:
            decide_review(
                review_id=id, hide=hide, reason=form.cleaned_data["reason"], by=viewer, at=viewer.at
            )
        except Refusal as refusal:
            tell(form, refusal)
        else:
            said = _("Ulasan disembunyikan.") if hide else _("Ulasan tetap tampil.")
            messages.success(request, said)
            return redirect("officer:reviews")
    states = {OPEN: _("menunggu"), UPHELD: _("disetujui"), DISMISSED: _("ditolak")}
    context = {
        "form": form,
        "found": found,
        "hidden": found.review.state == HIDDEN,
        "card": review_card(found.review, now=viewer.at, about=True),
        "reports": [
            (one.reason, moment(one.reported_at, now=viewer.at), states[one.state], one.decision)
            for one in found.reports
        ],
    }
    seat = seat_of(request, permission=MODERATE_REVIEWS)
    return shown(request, "officer/review.html", context, nav="reviews", seat=seat)
