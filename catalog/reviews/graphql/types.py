import graphene
from graphene import ID, Boolean, Float, Int, List, NonNull, ObjectType, String

from catalog.media.graphql import picture_image
from catalog.products.graphql.types import Product
from catalog.reviews.graphql.rows import (
    account_of,
    photos_of,
    readable_reviews,
    reports_of,
    reviews_below,
    reviews_of_shop,
)
from catalog.reviews.states import REPORT_STATES, REVIEW_STATES
from foundation.access.permissions import MODERATE_REVIEWS
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, extends, loads
from foundation.graphql.scalars import DateTime
from foundation.graphql.shapes import Image, thumbnail_arguments
from foundation.graphql.sources import col, connection, join, many, same_row
from foundation.graphql.wire_ids import gid
from vendors.shops.graphql.types import Vendor

ReviewState = graphene.Enum("ReviewState", [(state.upper(), state) for state in REVIEW_STATES])
ReviewReportState = graphene.Enum("ReviewReportState", [(state.upper(), state) for state in REPORT_STATES])

PRODUCT = "JOIN catalog_product {to} ON {to}.id = {it}.product_id"


class ReviewPhoto(ObjectType):
    """A photo on a review."""

    id = Field(ID, required=True, source=gid("ReviewPhoto"))
    image = Field(
        Image,
        **thumbnail_arguments(),
        required=True,
        source=col("sha256", "(false)", "('')", fn=picture_image),
    )


class ReviewReport(ObjectType):
    """What was said against a review, and what the desk made of it; never by whom."""

    id = Field(ID, required=True, source=gid("ReviewReport"))
    reason = Field(String, required=True, source=col("reason"))
    state = Field(ReviewReportState, required=True, source=col("state"))
    reported_at = Field(DateTime, required=True, source=col("reported_at"))
    decided_at = Field(DateTime, source=col("decided_at"))
    decision = Field(String, required=True, source=col("decision"))


class Review(ObjectType):
    """What a buyer says of goods that reached him."""

    id = Field(ID, required=True, source=gid("Review"))
    stars = Field(Int, required=True, source=col("stars"), description="One to five.")
    text = Field(String, required=True, source=col("text"))
    author_name = Field(
        String, required=True, source=col("author"), description='Short, "Siti A."; empty for nobody.'
    )
    is_mine = Field(
        Boolean,
        required=True,
        source=col("coalesce({it}.account_id = %(account)s::bigint, false)", params=account_of),
    )
    state = Field(ReviewState, required=True, source=col("state"))
    hidden_reason = Field(String, required=True, source=col("hidden_reason"))
    created_at = Field(DateTime, required=True, source=col("created_at"))
    edited_at = Field(DateTime, source=col("edited_at"))
    answer = Field(String, required=True, source=col("answer"), description="The shop's; empty without one.")
    answered_at = Field(DateTime, source=col("answered_at"))
    photos = Field(
        NonNull(List(NonNull(ReviewPhoto))), source=many(photos_of, key="id", parent="it.review_id")
    )
    product = Field(Product, source=join(PRODUCT, guard="published"))
    reports = Field(
        List(NonNull(ReviewReport)),
        access=MODERATE_REVIEWS,
        refused="null",
        source=many(reports_of, key="id", parent="it.review_id"),
    )

    by_pk = loads(readable_reviews, key="it.id")


class ReviewStars(ObjectType):
    """How many shown reviews gave so many stars."""

    five = Field(Int, required=True, source=col("five"))
    four = Field(Int, required=True, source=col("four"))
    three = Field(Int, required=True, source=col("three"))
    two = Field(Int, required=True, source=col("two"))
    one = Field(Int, required=True, source=col("one"))


STARS = (
    "LEFT JOIN LATERAL (SELECT "  # noqa: S608 - no value stands in the text
    + ", ".join(
        f"count(*) FILTER (WHERE said.stars = {n})::int AS {word}"
        for n, word in ((5, "five"), (4, "four"), (3, "three"), (2, "two"), (1, "one"))
    )
    + " FROM catalog_review said WHERE said.product_id = {it}.id AND said.state = 'shown') {to} ON true"
)


@extends(Product)
class ProductReviews:
    rating = Field(
        Float,
        source=col("nullif({it}.rating, 0)", fn=float),
        description="The mean of the stars of its reviews; null without any.",
    )
    review_count = Field(Int, required=True, source=col("review_count"))
    review_stars = Field(ReviewStars, required=True, source=join(STARS, guard="five", then=same_row()))
    reviews = connection_field(
        Review, source=connection(reviews_below, key="id", parent="it.product_id", default=10)
    )


@extends(Vendor)
class VendorReviews:
    rating = Field(
        Float,
        source=col(
            "(SELECT round(sum(goods.star_sum)::numeric / nullif(sum(goods.review_count), 0), 2)"
            " FROM catalog_product goods WHERE goods.shop_id = {it}.business_id)",
            fn=float,
        ),
        description="The mean of the stars of all its reviews; null without any.",
    )
    review_count = Field(
        Int,
        required=True,
        source=col(
            "(SELECT coalesce(sum(goods.review_count), 0)::int FROM catalog_product goods"
            " WHERE goods.shop_id = {it}.business_id)"
        ),
    )
    reviews = connection_field(
        Review,
        unanswered=Boolean(description="Only those that the shop has not answered."),
        source=connection(reviews_of_shop, key="business_id", parent="it.shop_id", default=10),
    )
