"""What everybody finds, how it could be narrowed, what is offered while typing, what helps after nothing."""

from catalog.search.engines.question import MOST_FOUND, NEAREST, PRICE_BANDS, RELEVANCE, SOLD
from catalog.search.selectors.asking import Asked
from catalog.search.selectors.completing import GOODS, KIND, WORD, Completion, completions
from catalog.search.selectors.facets import Band, Choice, Facets, TraitFacet, facets_of
from catalog.search.selectors.finding import SearchPage, search_products, shops_matching
from catalog.search.selectors.helping import Help, help_for

__all__ = [
    "GOODS",
    "KIND",
    "MOST_FOUND",
    "NEAREST",
    "PRICE_BANDS",
    "RELEVANCE",
    "SOLD",
    "WORD",
    "Asked",
    "Band",
    "Choice",
    "Completion",
    "Facets",
    "Help",
    "SearchPage",
    "TraitFacet",
    "completions",
    "facets_of",
    "help_for",
    "search_products",
    "shops_matching",
]
