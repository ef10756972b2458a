from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.products.selectors import product_detail
from catalog.reviews.selectors import rating_of_product, review_shown, reviews_of_product
from catalog.reviews.services import report_review
from foundation.access.pages import page
from foundation.access.permissions import PUBLIC, SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from storefront.look.reviews import review_card
from storefront.look.shapes import Pager
from storefront.public.showing.reviews import review_cards

PAGE_SIZE = 10


class ReportForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Apa yang salah dengan ulasan ini?"),
        help_text=gettext_lazy("Misalnya: kata kasar, bukan tentang barang ini, memuat nomor orang."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@page(access=PUBLIC)
def reviews(request: HttpRequest, slug: str) -> HttpResponse:
    """All reviews of one product, newest first."""
    viewer = request.viewer
    shown = product_detail(slug, viewer.today)
    rating = rating_of_product(shown.product.pk)
    last = max(1, -(-rating.count // PAGE_SIZE))
    typed = request.GET.get("hal", "1")
    number = min(max(1, int(typed)), last) if typed.isdecimal() and len(typed) < 7 else 1
    offset = (number - 1) * PAGE_SIZE
    found = reviews_of_product(viewer, product_id=shown.product.pk, limit=PAGE_SIZE, offset=offset)
    context = {
        "product": shown.product,
        "shop": shown.shop,
        "rating": rating,
        "reviews": review_cards(found, now=viewer.at),
        "pager": Pager(
            first=offset + 1,
            last=offset + len(found),
            total=rating.count,
            previous_url=f"?hal={number - 1}" if number > 1 else "",
            next_url=f"?hal={number + 1}" if number < last else "",
        )
        if rating.count > PAGE_SIZE
        else None,
        "back_url": reverse("public:product", args=[slug]),
        "nav": "search",
    }
    return render(request, "public/reviews.html", context)


@page(access=SIGNED_IN, methods=("GET", "POST"))
def report(request: HttpRequest, id: int) -> HttpResponse:
    """Tell the regency's desk that a review breaks the rules, and why."""
    viewer = request.viewer
    said = review_shown(viewer, id)
    back_url = reverse("public:product_reviews", args=[said.product_slug])
    form, problem = ReportForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            report_review(review_id=id, reason=form.cleaned_data["reason"], by=viewer, at=viewer.at)
        except NotFound:
            raise
        except Refusal as refusal:
            if refusal.field == "reason":
                form.add_error("reason", str(refusal))
            else:
                problem = str(refusal)
        else:
            messages.success(
                request, _("Laporan terkirim. Petugas kabupaten memutus dan mengabari Anda di Kabar.")
            )
            return redirect(back_url)
    context = {
        "form": form,
        "problem": problem,
        "has_errors": bool(problem),
        "review": review_card(said, now=viewer.at, about=True),
        "back_url": back_url,
        "nav": "search",
    }
    return render(request, "public/review_report.html", context)
