"""What helps where nothing was found."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from catalog.products.models import Category
from catalog.search.language.forms import stemmed
from catalog.search.selectors.asking import Asked, question_of
from catalog.search.selectors.finding import hits_of
from catalog.search.vocabulary import known_part, spelled_otherwise

MOST_WORDS, MOST_KINDS, MOST_TEXTS = 3, 4, 4


@dataclass(frozen=True, slots=True)
class OtherText:
    """Another text that finds something."""

    text: str
    goods: int
    more: bool


@dataclass(frozen=True, slots=True)
class WithoutFilter:
    """A filter that, taken away alone, lets something be found. `name` is a field of `Asked`."""

    name: str
    goods: int
    more: bool


@dataclass(frozen=True, slots=True)
class Help:
    """Other texts, filters to take away, and kinds whose name is near the words."""

    texts: list[OtherText]
    without: list[WithoutFilter]
    kinds: list[Category]


_FILTERS: dict[str, dict[str, object]] = {
    "price": {"price_from": None, "price_until": None},
    "category": {"category": "", "category_ids": None},
    "places": {"places": ()},
    "within_km": {"within_km": None},
    "traits": {"traits": {}},
    "only_available": {"only_available": False},
    "shop": {"shop": ""},
}


def help_for(asked: Asked, *, today: date) -> Help:
    """Some searches in place of the one that found nothing: only those that find something are offered."""
    texts = []
    for text in dict.fromkeys(_other_texts(asked.text)):
        found = hits_of(question_of(replace(asked, text=text), today))
        if found.ids:
            texts.append(OtherText(text, found.total, found.more))
    without = []
    for name, empty in _FILTERS.items():
        less = replace(asked, **empty)  # type: ignore[arg-type]
        if less != asked:
            found = hits_of(question_of(less, today))
            if found.ids:
                without.append(WithoutFilter(name, found.total, found.more))
    return Help(texts[:MOST_TEXTS], without, _kinds(asked.text))


def _other_texts(text: str) -> Iterator[str]:
    """Another spelling, what of it is known, then the question without one of its words."""
    if spelled := spelled_otherwise(text):
        yield spelled
    if known := known_part(text):
        yield known
    words = text.split()
    if 1 < len(words) <= MOST_WORDS + 1:
        for left_out in reversed(range(len(words))):
            yield " ".join(word for place, word in enumerate(words) if place != left_out)


def _kinds(text: str) -> list[Category]:
    """Kinds that share a stem with the text."""
    asked = set(stemmed(text))
    found = [one for one in Category.objects.order_by("-level", "sort") if asked & set(stemmed(one.name))]
    return found[:MOST_KINDS]
