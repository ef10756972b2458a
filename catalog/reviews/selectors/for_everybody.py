from dataclasses import dataclass

from django.db.models import Count, Sum

from catalog.products.models import Product
from catalog.reviews.models import Review
from catalog.reviews.selectors.views import ReviewView, review_views
from catalog.reviews.states import SHOWN
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class RatingSummary:
    """How goods are rated: `bars` are (stars, how many), five first; empty where they were not asked for."""

    count: int
    star_sum: int
    bars: tuple[tuple[int, int], ...] = ()

    @property
    def average(self) -> float | None:
        return round(self.star_sum / self.count, 1) if self.count else None


def rating_of_product(product_id: int) -> RatingSummary:
    """The shown reviews of a product by stars. One query."""
    rows = Review.objects.filter(product_id=product_id, state=SHOWN).values_list("stars")
    found = dict(rows.annotate(n=Count("pk")).order_by("stars"))
    bars = tuple((stars, found.get(stars, 0)) for stars in (5, 4, 3, 2, 1))
    return RatingSummary(sum(found.values()), sum(stars * n for stars, n in found.items()), bars)


def rating_of_shop(shop_id: int) -> RatingSummary:
    """All goods of a shop together. One query."""
    sums = Product.objects.filter(shop_id=shop_id).aggregate(n=Sum("review_count"), stars=Sum("star_sum"))
    return RatingSummary(sums["n"] or 0, sums["stars"] or 0)


def reviews_of_product(
    viewer: Viewer, *, product_id: int, limit: int = 10, offset: int = 0
) -> list[ReviewView]:
    """The shown reviews of a product, newest first. Two queries."""
    rows = (
        Review.objects.filter(product_id=product_id, state=SHOWN)
        .select_related("product")
        .order_by("-created_at", "-pk")[offset : offset + limit]
    )
    return review_views(rows, account_id=viewer.account_id, at=viewer.at)


def review_shown(viewer: Viewer, review_id: int) -> ReviewView:
    """One review that everybody reads; raises NotFound for a hidden one."""
    rows = Review.objects.filter(pk=review_id, state=SHOWN).select_related("product")
    found = review_views(rows, account_id=viewer.account_id, at=viewer.at)
    if not found:
        raise NotFound()
    return found[0]
