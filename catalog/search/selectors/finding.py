from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from catalog.products.selectors import ProductCard, cards_of
from catalog.products.selectors.listing import VISIBLE, VISIBLE_PRODUCTS, Listing
from catalog.search.engines.choice import answered
from catalog.search.engines.question import MOST_FOUND, Hits, Question
from catalog.search.selectors.asking import Asked, question_of
from vendors.shops.models import Shop

HITS = (
    f"{VISIBLE_PRODUCTS} JOIN unnest(%(hits)s::int8[]) WITH ORDINALITY AS hit (id, place) ON hit.id = it.id"
)
BY_PLACE = (("hit.place", "int8"), ("it.id", "int8"))
"""The order in which an engine found the products."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of what was found. `next_cursor` is "" on the last.

    `total` is exact up to 1,000; with `more` there are others beyond, which no page shows. `corrected` is
    what was looked for instead of a text with mistakes, `order` the order that was taken.
    """

    cards: list[ProductCard]
    total: int
    more: bool
    next_cursor: str
    corrected: str
    question: Question

    @property
    def order(self) -> str:
        return self.question.order


def search_products(asked: Asked, *, today: date, after: str = "", limit: int = 24) -> SearchPage:
    """What everybody finds. Without text it lists. A broken cursor is the first page.

    Raises NotFound for the slug of a kind or shop that nobody has, UnknownVillage for `near`.
    """
    question = question_of(asked, today)
    found = hits_of(question)
    start = min(int(after), MOST_FOUND) if after.isascii() and after.isdecimal() else 0
    ids = found.ids[start : start + limit]
    cards = cards_in_order(ids, today)
    following = str(start + limit) if start + limit < len(found.ids) else ""
    return SearchPage(cards, found.total, found.more, following, question.reading.corrected, question)


def hits_of(question: Question) -> Hits:
    """The keys of what was found, from whichever engine answers."""
    if question.categories is not None and not question.categories:
        return Hits(())
    return answered(lambda engine: engine.hits(question))


def cards_in_order(ids: Sequence[int], today: date) -> list[ProductCard]:
    """Visible products as cards, in the order of their keys."""
    if not ids:
        return []
    listing = Listing(
        table=HITS,
        where=VISIBLE,
        params={"today": today, "hits": list(ids)},
        order=BY_PLACE,
        total=f"SELECT {len(ids)}",
    )
    return cards_of(listing, limit=len(ids)).cards


def shops_matching(text: str, *, today: date, limit: int = 6) -> list[Shop]:
    """Selling shops whose name or village holds the text, by name. Empty text finds nothing."""
    text = " ".join(text.replace("\0", " ").split())
    if not text:
        return []
    found = Q(name__icontains=text) | Q(business__village__name__icontains=text)
    shops = Shop.objects.selling(today).filter(found).select_related("business__village__parent")
    return list(shops.order_by("name", "pk")[:limit])
