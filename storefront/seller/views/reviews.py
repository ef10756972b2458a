from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.reviews.rules import ANSWER_LENGTH
from catalog.reviews.selectors import rating_of_shop, reviews_for, reviews_for_count
from catalog.reviews.services import answer_review
from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from storefront.look.reviews import review_card
from storefront.look.shapes import Pager, Tab
from storefront.seller.keeping import Keeping, for_keepers

PAGE_SIZE = 20
UNANSWERED = "belum"


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Balasan Anda"),
        help_text=gettext_lazy("Semua orang membacanya di bawah ulasan. Kosongkan untuk menghapusnya."),
        required=False,
        max_length=ANSWER_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@page(access=SIGNED_IN, methods=("GET", "POST"))
@for_keepers
def reviews(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """What buyers say of the shop in hand, and the answers."""
    viewer, shop_id = request.viewer, keeping.shop.pk
    unanswered = request.GET.get("bagian") == UNANSWERED
    refused: tuple[int, AnswerForm] | None = None
    if request.method == "POST":
        answered = _answer(request)
        if isinstance(answered, HttpResponse):
            return answered
        refused = answered
    totals = {
        part: reviews_for_count(viewer, shop_id=shop_id, unanswered=part == UNANSWERED)
        for part in ("", UNANSWERED)
    }
    total = totals[UNANSWERED if unanswered else ""]
    typed = request.GET.get("hal", "1")
    number = int(typed) if typed.isdecimal() and 0 < len(typed) < 6 and int(typed) else 1
    number = min(number, max(1, -(-total // PAGE_SIZE)))
    offset = (number - 1) * PAGE_SIZE
    found = reviews_for(viewer, shop_id=shop_id, unanswered=unanswered, limit=PAGE_SIZE, offset=offset)
    address = reverse("seller:reviews")
    here = f"{address}?bagian={UNANSWERED}&" if unanswered else f"{address}?"
    context = {
        "keeping": keeping,
        "rating": rating_of_shop(shop_id),
        "rows": [_row(one, refused, viewer.at) for one in found],
        "unanswered": unanswered,
        "tabs": [
            Tab(_("Semua"), address, current=not unanswered, count=totals[""]),
            Tab(
                _("Belum dibalas"),
                f"{address}?bagian={UNANSWERED}",
                current=unanswered,
                count=totals[UNANSWERED],
            ),
        ],
        "pager": Pager(
            first=offset + 1,
            last=offset + len(found),
            total=total,
            previous_url=f"{here}hal={number - 1}" if number > 1 else "",
            next_url=f"{here}hal={number + 1}" if number * PAGE_SIZE < total else "",
        )
        if total > PAGE_SIZE
        else None,
        "has_errors": refused is not None,
        "nav": "shop",
    }
    return render(request, "seller/reviews.html", context)


def _answer(request: HttpRequest) -> HttpResponse | tuple[int, AnswerForm]:
    """The answer is kept, or why not, with the review that it was for."""
    review_id, form = request.POST.get("review", ""), AnswerForm(request.POST)
    if not review_id.isdecimal() or len(review_id) > 18:
        raise Http404
    if form.is_valid():
        try:
            answer_review(
                review_id=int(review_id),
                text=form.cleaned_data["answer"],
                by=request.viewer,
                at=request.viewer.at,
            )
        except NotFound:
            raise
        except Refusal as refusal:
            form.add_error("answer", str(refusal))
        else:
            messages.success(request, _("Balasan tersimpan."))
            return redirect(f"{request.get_full_path()}#ulasan-{review_id}")
    return int(review_id), form


def _row(view: Any, refused: tuple[int, AnswerForm] | None, at: Any) -> dict[str, Any]:
    mine = refused is not None and refused[0] == view.id
    form = refused[1] if refused is not None and mine else AnswerForm(initial={"answer": view.answer})
    for field in form.fields.values():
        field.widget.attrs["id"] = f"answer-{view.id}"
    return {
        "id": view.id,
        "card": review_card(
            view, now=at, about=True, about_url=reverse("public:product", args=[view.product_slug])
        ),
        "form": form,
        "answered": bool(view.answer),
        "open": mine,
    }
