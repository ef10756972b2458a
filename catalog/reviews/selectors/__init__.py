"""Every read of reviews, by its audience: everybody, the author, the seller, the desk."""

from catalog.reviews.selectors.for_authors import lines_reviewed, my_review
from catalog.reviews.selectors.for_desks import reported_count, reported_reviews, review_for_desk
from catalog.reviews.selectors.for_everybody import (
    RatingSummary,
    rating_of_product,
    rating_of_shop,
    review_shown,
    reviews_of_product,
)
from catalog.reviews.selectors.for_sellers import reviews_for, reviews_for_count
from catalog.reviews.selectors.views import ReviewView

__all__ = [
    "RatingSummary",
    "ReviewView",
    "lines_reviewed",
    "my_review",
    "rating_of_product",
    "rating_of_shop",
    "reported_count",
    "reported_reviews",
    "review_for_desk",
    "review_shown",
    "reviews_for",
    "reviews_for_count",
    "reviews_of_product",
]
