"""The words of a list on the wire: the engine finds, the list shows what it found."""

from dataclasses import dataclass
from typing import Any

from catalog.products.graphql.rows import pk_asked
from catalog.products.selectors import CHEAPEST, DEAREST, NEWEST
from catalog.search.engines.question import NAME, RATED, RELEVANCE
from catalog.search.selectors.asking import Asked, question_of
from catalog.search.selectors.finding import hits_of
from foundation.access import Viewer

_SORTS = {
    ("name", False): NAME,
    ("price", False): CHEAPEST,
    ("minimal_price", False): CHEAPEST,
    ("price", True): DEAREST,
    ("minimal_price", True): DEAREST,
    ("created_at", True): NEWEST,
    ("rating", True): RATED,
}
"""Orders in which the engine picks the best thousand itself; in others they are the most fitting."""


@dataclass(frozen=True, slots=True)
class Searched:
    """`ids` are what was found, best first, at most 1,000. Without `words` nothing was searched."""

    words: bool = False
    ids: tuple[int, ...] = ()


def searched(viewer: Viewer, arguments: dict[str, Any], filter: dict[str, Any]) -> Searched:
    """Take the words out of the arguments and find them. What the engine can narrow, it narrows too."""
    text = filter.pop("search", None) or arguments.get("search") or ""
    if not text.replace("\0", " ").strip():
        return Searched()
    categories = filter.get("categories")
    sort_by = arguments.get("sort_by") or {}
    asked = Asked(
        text=text,
        category_ids=None if categories is None else [pk_asked(one, "Category") for one in categories],
        only_available=filter.get("is_available") is True or filter.get("stock_availability") == "available",
        sort=_SORTS.get((sort_by.get("field"), sort_by.get("direction") == "-"), RELEVANCE),
    )
    return Searched(True, hits_of(question_of(asked, viewer.today)).ids)
