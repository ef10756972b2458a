from collections.abc import Sequence
from uuid import UUID

from catalog.reviews.models import Review
from catalog.reviews.selectors.views import ReviewView, review_views
from foundation.access.viewer import Viewer


def my_review(viewer: Viewer, line_key: UUID) -> ReviewView | None:
    """The viewer's own review of a line, hidden or not; None where he wrote none."""
    if viewer.account_id is None:
        return None
    rows = Review.objects.filter(line_key=line_key, account_id=viewer.account_id).select_related("product")
    return next(iter(review_views(rows, account_id=viewer.account_id, at=viewer.at)), None)


def lines_reviewed(viewer: Viewer, line_keys: Sequence[UUID]) -> dict[UUID, int]:
    """Line -> the stars that the viewer gave it; a line without his review is left out. One query."""
    if viewer.account_id is None or not line_keys:
        return {}
    rows = Review.objects.filter(line_key__in=line_keys, account_id=viewer.account_id)
    return dict(rows.values_list("line_key", "stars"))
