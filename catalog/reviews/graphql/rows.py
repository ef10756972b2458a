"""Which reviews a viewer may read, in SQL. The row is called `it`."""

from typing import Any

from foundation.access import Viewer
from foundation.access.permissions import MODERATE_REVIEWS
from foundation.graphql.rows import Page, Rows

WITH_SHOP = (
    "(SELECT review.*, product.shop_id FROM catalog_review review"
    " JOIN catalog_product product ON product.id = review.product_id) it"
)
NEWEST = (("it.created_at", "timestamptz"), ("it.id", "int8"))
SHOWN = "it.state = 'shown'"


def readable_reviews(viewer: Viewer) -> Rows:
    """Everybody reads those that are shown; the author his own, the desk all."""
    if viewer.may(MODERATE_REVIEWS):
        return Rows("catalog_review it")
    return Rows(
        "catalog_review it",
        where=f"{SHOWN} OR it.account_id = %(account)s::bigint",
        params={"account": viewer.account_id},
    )


def reviews_below(viewer: Viewer, **_arguments: Any) -> Page:
    """The shown reviews of a product, newest first."""
    return Page("catalog_review it", where=SHOWN, order=NEWEST, descending=True)


def reviews_of_shop(viewer: Viewer, *, unanswered: bool | None = None, **_arguments: Any) -> Page:
    """The shown reviews of a shop's goods, newest first."""
    where = [SHOWN, "it.answer = ''"] if unanswered else [SHOWN]
    return Page(WITH_SHOP, where=where, order=NEWEST, descending=True)


def reported_page(viewer: Viewer, **_arguments: Any) -> Page:
    """What waits for the desk, the longest wait first."""
    return Page(
        "(SELECT review.*, min(report.reported_at) AS waits_since, count(*) AS open_reports"
        " FROM catalog_review review JOIN catalog_reviewreport report ON report.review_id = review.id"
        " WHERE report.state = 'open' GROUP BY review.id) it",
        order=(("it.waits_since", "timestamptz"), ("it.id", "int8")),
    )


def reports_of(viewer: Viewer, **_arguments: Any) -> Rows:
    """What was said against a review: for the desk."""
    where = "true" if viewer.may(MODERATE_REVIEWS) else "false"
    return Rows("catalog_reviewreport it", where=where, order="it.reported_at, it.id")


def photos_of(viewer: Viewer, **_arguments: Any) -> Rows:
    return Rows("catalog_reviewphoto it", order="it.sort, it.id")


def account_of(viewer: Viewer, _arguments: dict[str, Any]) -> dict[str, Any]:
    return {"account": viewer.account_id}
