from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.media.formats import picture_url
from catalog.media.rules import MOST_BYTES
from catalog.reviews.rules import MOST_PHOTOS
from catalog.reviews.selectors import my_review
from catalog.reviews.services import edit_review
from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from marketplace.orders.selectors import line_for_review
from marketplace.orders.services import review_delivered_line
from storefront.buyer.forms_reviews import ReviewForm
from storefront.buyer.refused import told_by

THUMB = 96


@page(access=SIGNED_IN, methods=("GET", "POST"))
def review(request: HttpRequest, line: UUID) -> HttpResponse:
    """Say what one thinks of goods that arrived, or change what one said."""
    viewer = request.viewer
    bought, said = line_for_review(viewer, line), my_review(viewer, line)
    initial = {"stars": str(said.stars), "text": said.text} if said else {}
    form, problem = ReviewForm(request.POST or None, initial=initial), ""
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, line, said, form)
        except NotFound:
            raise
        except Refusal as refusal:
            if not told_by(form, refusal, {"photos": "photos", "image": "photos"}):
                problem = str(refusal)
        else:
            messages.success(request, _("Terima kasih. Ulasan Anda tampil di halaman barang."))
            return redirect(reverse("buyer:order", args=[bought.order_id]) + f"#part-{bought.part_id}")
    context: dict[str, Any] = {
        "bought": bought,
        "photo_url": picture_url(bought.picture_sha, THUMB) if bought.picture_sha else "",
        "said": said,
        "kept": [(one.id, picture_url(one.sha256, THUMB)) for one in said.photos] if said else [],
        "most": MOST_PHOTOS,
        "form": form,
        "problem": problem,
        "has_errors": bool(problem),
        "nav": "orders",
    }
    response = render(request, "buyer/review.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _save(request: HttpRequest, line: UUID, said: Any, form: ReviewForm) -> None:
    given = {
        "stars": int(form.cleaned_data["stars"]),
        "text": form.cleaned_data["text"],
        # One byte more than is allowed shows that it is too much; one photo more likewise.
        "photos": [one.read(MOST_BYTES + 1) for one in request.FILES.getlist("photos")[: MOST_PHOTOS + 1]],
        "by": request.viewer,
        "at": request.viewer.at,
    }
    if said is None:
        review_delivered_line(line_id=line, **given)
        return
    gone = {int(one) for one in request.POST.getlist("remove_photo") if one.isdecimal()}
    keep = [one.id for one in said.photos if one.id not in gone]
    edit_review(review_id=said.id, keep_photos=keep, **given)
