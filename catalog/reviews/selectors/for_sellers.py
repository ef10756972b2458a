from django.db.models import QuerySet

from catalog.reviews.models import Review
from catalog.reviews.selectors.views import ReviewView, review_views
from catalog.reviews.states import SHOWN
from foundation.access.viewer import Viewer
from vendors.mandates.states import GOODS
from vendors.shops.selectors import shops_of


def reviews_for(
    seller: Viewer,
    *,
    shop_id: int | None = None,
    unanswered: bool = False,
    limit: int = 20,
    offset: int = 0,
) -> list[ReviewView]:
    """The shown reviews of the seller's own shops, newest first. Two queries."""
    rows = _of(seller, shop_id, unanswered).select_related("product").order_by("-created_at", "-pk")
    return review_views(rows[offset : offset + limit], account_id=seller.account_id, at=seller.at)


def reviews_for_count(seller: Viewer, *, shop_id: int | None = None, unanswered: bool = False) -> int:
    """How many reviews `reviews_for` has."""
    return _of(seller, shop_id, unanswered).count()


def _of(seller: Viewer, shop_id: int | None, unanswered: bool) -> QuerySet[Review]:
    rows = Review.objects.filter(
        state=SHOWN, product__shop__in=shops_of(seller, GOODS).order_by().values("pk")
    )
    if shop_id is not None:
        rows = rows.filter(product__shop_id=shop_id)
    return rows.filter(answer="") if unanswered else rows
