"""What an engine is asked and what it answers; the same for both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from catalog.search.language.prices import CHEAPEST, DEAREST, NEWEST, SOLD
from catalog.search.language.reading import Reading

RELEVANCE, NEAREST, NAME, RATED = "relevance", "nearest", "name", "best"
SORTS = (RELEVANCE, NEWEST, CHEAPEST, DEAREST, SOLD, RATED, NEAREST, NAME)

MOST_FOUND = 1_000
"""How many hits are counted and can be paged through; beyond, a question wants narrowing."""
MOST_IN_FACETS = 5_000
"""Up to so many hits facets have numbers; beyond, they are only listed, from the best."""

PRICE_BANDS: tuple[tuple[int | None, int | None], ...] = (
    (None, 25_000),
    (25_000, 50_000),
    (50_000, 100_000),
    (100_000, 250_000),
    (250_000, 500_000),
    (500_000, None),
)
"""From, until: the lower end belongs to the band, the upper to the next."""


@dataclass(frozen=True, slots=True)
class Question:
    """A reading with its filters. None and empty do not narrow.

    `categories` holds keys with all below them; `villages` codes of the asked villages and districts;
    `around` the codes within a distance. `kilometres` are from the buyer's village, for NEAREST.
    `traits` holds attribute -> the values of which one must stand.
    """

    reading: Reading
    today: date
    sort: str = RELEVANCE
    categories: Sequence[int] | None = None
    villages: Sequence[str] | None = None
    around: Sequence[str] | None = None
    kilometres: Mapping[str, float] = field(default_factory=dict)
    origin: tuple[float, float] | None = None
    shop_id: int | None = None
    price_from: int | None = None
    price_until: int | None = None
    traits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_available: bool = False

    @property
    def order(self) -> str:
        """The order that is taken: without words there is no relevance, without a place no nearness."""
        if self.sort not in SORTS:
            return RELEVANCE if self.reading.terms else NEWEST
        if self.sort == NEAREST and not self.kilometres:
            return RELEVANCE if self.reading.terms else NEWEST
        if self.sort == RELEVANCE and self.reading.wishes.sort:
            return self.reading.wishes.sort
        if self.sort == RELEVANCE and not self.reading.terms:
            return NEWEST
        return self.sort


@dataclass(frozen=True, slots=True)
class Hits:
    """The products found, best first, at most MOST_FOUND; `more` when there are others beyond."""

    ids: tuple[int, ...]
    more: bool = False

    @property
    def total(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Counts:
    """Facets as an engine counts them: group -> value -> goods. Each leaves its own filter out.

    Groups: "category" (keys as text), "village" and "district" (codes), "price" (place in PRICE_BANDS),
    "stock" ("ya", "habis"), "trait" ("attribute:value"). Not `exact`: there are more than were counted.
    """

    groups: Mapping[str, Mapping[str, int]]
    exact: bool = True


class Engine(Protocol):
    """What finds goods. Raises EngineDown when it cannot answer."""

    name: str

    def hits(self, question: Question) -> Hits:
        """What everybody may see and the question asks for."""
        ...

    def counts(self, question: Question) -> Counts:
        """The facets of the question."""
        ...

    def begun(self, reading: Reading, beginning: str, today: date, limit: int) -> list[int]:
        """Products whose name holds the terms and a word that begins so, the best sold first."""
        ...


class EngineDown(Exception):
    """The engine does not answer; the other one does."""
