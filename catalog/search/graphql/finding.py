"""What Saleor lacks: facets with numbers, completions while typing, what was searched for instead."""

from typing import Any

from graphene import Argument, Boolean, InputObjectType, Int, List, NonNull, ObjectType, String
from graphene import Enum as GrapheneEnum

from catalog.search import selectors
from catalog.search.selectors.asking import Asked
from foundation.access import Viewer
from foundation.access.permissions import PUBLIC
from foundation.graphql.declare import Field, Queries
from foundation.graphql.sources import col, python


class SearchTraitInput(InputObjectType):
    """An attribute of which one of the values must stand; also `halal` and `pirt`."""

    attribute = String(required=True)
    values = List(NonNull(String), required=True)


class SearchNarrowingInput(InputObjectType):
    """What narrows a search. Kinds and shops by slug, places by the code of a village or district."""

    category = String()
    shop = String()
    places = List(NonNull(String))
    near = String(description="The code of the village to measure from.")
    within_kilometres = Int()
    price_from = Int()
    price_until = Int()
    traits = List(NonNull(SearchTraitInput))
    only_available = Boolean()


class SearchChoice(ObjectType):
    """A value to narrow by and how many goods it would leave."""

    key = Field(String, required=True, source=col("key"))
    name = Field(String, required=True, source=col("name"))
    products = Field(Int, required=True, source=col("goods"))
    depth = Field(Int, required=True, source=col("depth"))


class SearchPriceBand(ObjectType):
    price_from = Field(Int, source=col("price_from"))
    price_until = Field(Int, source=col("price_until"))
    products = Field(Int, required=True, source=col("goods"))


class SearchTraitFacet(ObjectType):
    attribute = Field(String, required=True, source=col("slug"))
    name = Field(String, required=True, source=col("name"))
    choices = Field(NonNull(List(NonNull(SearchChoice))), source=col("choices"))


class SearchFacets(ObjectType):
    """Each facet counts under all other filters. Beyond 5,000 goods the numbers are not exact."""

    exact = Field(Boolean, required=True, source=col("exact"))
    categories = Field(NonNull(List(NonNull(SearchChoice))), source=col("kinds"))
    places = Field(NonNull(List(NonNull(SearchChoice))), source=col("places"))
    prices = Field(NonNull(List(NonNull(SearchPriceBand))), source=col("prices"))
    traits = Field(NonNull(List(NonNull(SearchTraitFacet))), source=col("traits"))
    available = Field(Int, required=True, source=col("available"))
    sold_out = Field(Int, required=True, source=col("sold_out"))


class SearchCompletionKind(GrapheneEnum):
    WORD = "word"
    CATEGORY = "kind"
    PRODUCT = "goods"


class SearchCompletion(ObjectType):
    """Something to offer while somebody types; `slug` is that of a category or product, else empty."""

    kind = Field(SearchCompletionKind, required=True, source=col("what"))
    text = Field(String, required=True, source=col("text"))
    slug = Field(String, required=True, source=col("slug"))


class SearchSummary(ObjectType):
    """`total` is exact up to 1,000; `more` says that there are others. `corrected` replaces a mistake."""

    total = Field(Int, required=True, source=col("total"))
    more = Field(Boolean, required=True, source=col("more"))
    corrected = Field(String, required=True, source=col("corrected"))
    facets = Field(lambda: SearchFacets, required=True, source=col("facets"))


def summary(viewer: Viewer, *, search: str = "", narrowing: dict[str, Any] | None = None) -> dict[str, Any]:
    given = {name: value for name, value in (narrowing or {}).items() if value is not None}
    traits = {one["attribute"]: tuple(one["values"]) for one in given.pop("traits", [])}
    within = given.pop("within_kilometres", None)
    asked = Asked(text=search, traits=traits, within_km=within, **given)
    found = selectors.search_products(asked, today=viewer.today, limit=1)
    return {
        "total": found.total,
        "more": found.more,
        "corrected": found.corrected,
        "facets": selectors.facets_of(found.question),
    }


def offers(viewer: Viewer, *, text: str) -> list[selectors.Completion]:
    return selectors.completions(text, today=viewer.today)


class FindingQueries(Queries):
    search_summary = Field(
        SearchSummary,
        search=String(),
        narrowing=Argument(SearchNarrowingInput),
        access=PUBLIC,
        required=True,
        source=python(summary),
        description="How many products a search finds, and its facets; the products themselves: `products`.",
    )
    search_completions = Field(
        NonNull(List(NonNull(SearchCompletion))),
        text=String(required=True),
        access=PUBLIC,
        source=python(offers),
        description="At most 8 offers for what was typed so far; none for what may become a NIK.",
    )
