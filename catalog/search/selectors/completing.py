"""What to offer while somebody types."""

from dataclasses import dataclass
from datetime import date

from catalog.products.models import Category, Product
from catalog.search.engines.choice import answered
from catalog.search.language.forms import stems_of, words_of
from catalog.search.language.reading import Reading, read
from catalog.search.vocabulary import words_beginning

SHORTEST, LONGEST = 2, 60
MOST_DIGITS = 5
"""With more digits it may become a NIK: nothing is offered, and nothing is looked for."""
WORD, KIND, GOODS = "word", "kind", "goods"


@dataclass(frozen=True, slots=True)
class Completion:
    """Something to choose: a text to search for, a kind or a product with its slug."""

    what: str
    text: str
    slug: str = ""


def completions(text: str, *, today: date, limit: int = 8) -> list[Completion]:
    """At most `limit` offers: words first, then kinds, then goods on sale. Four statements at most.

    Nothing for less than two letters, for long texts, and for what may become a NIK.
    """
    words = words_of(text)
    typed = " ".join(text.split())
    if not words or len(typed) > LONGEST or sum(map(str.isdigit, typed)) > MOST_DIGITS:
        return []
    *before, last = words
    if len(last) < SHORTEST or not last.isalpha():
        return []
    found: list[Completion] = []
    lead = " ".join(before)
    for word in words_beginning(last, 3):
        found.append(Completion(WORD, f"{lead} {word}".strip()))
    if not before:
        kinds = Category.objects.filter(name__istartswith=last).order_by("sort", "id")[:2]
        found += [Completion(KIND, one.name, one.slug) for one in kinds]
    reading = read(lead) if lead else Reading("")
    stem = stems_of(last)[0]
    beginning = stem if stem.startswith(last) else last
    ids = answered(lambda engine: engine.begun(reading, beginning, today, limit))
    goods = Product.objects.in_bulk(ids)
    found += [Completion(GOODS, goods[pk].name, goods[pk].slug) for pk in ids if pk in goods]
    unique = {(one.what, one.text.lower()): one for one in reversed(found)}
    return list(dict.fromkeys(unique[one.what, one.text.lower()] for one in found))[:limit]
