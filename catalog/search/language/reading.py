"""A typed question as terms: which stems must be found, in which other words too, and its wishes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from catalog.search.language.forms import lines_of, stemmed, stems_of, words_of
from catalog.search.language.prices import Wishes, wishes_in

MOST_CHARACTERS = 200
MOST_WORDS = 12
LONGEST_PHRASE = 3

Stems = tuple[str, ...]

_AGAIN = re.compile(r"\b([a-z]{2,})2(?=\b|an\b)")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for: any of `alternatives` (each all its stems) or a word beginning so.

    `typed` are the words as they were typed. What is not `required` only lifts a hit.
    """

    typed: str
    alternatives: tuple[Stems, ...]
    required: bool = True
    beginnings: tuple[str, ...] = ()

    @property
    def own(self) -> Stems:
        """The stems of what was typed, before any widening."""
        return self.alternatives[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """A question understood. `corrections` holds typed word -> word that was looked for instead."""

    text: str
    terms: tuple[Term, ...] = ()
    wishes: Wishes = field(default_factory=lambda: Wishes(""))
    corrections: Mapping[str, str] = field(default_factory=dict)

    @property
    def required(self) -> tuple[Term, ...]:
        """The terms that a hit must have: all where none is required by itself."""
        return tuple(term for term in self.terms if term.required) or self.terms

    @property
    def corrected(self) -> str:
        """The question with its mistakes set right; "" where there were none."""
        if not self.corrections:
            return ""
        return " ".join(self.corrections.get(word, word) for word in self.text.lower().split())


@cache
def dropped() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are left out of a question, and words that are not required."""
    left_out, optional = lines_of("dropped.txt")
    return frozenset(left_out.split()), frozenset(optional.split())


@cache
def near() -> Mapping[Stems, tuple[Stems, ...]]:
    """Phrase -> the phrases that answer it as well."""
    found: dict[Stems, tuple[Stems, ...]] = {}
    for line in lines_of("near.txt"):
        asked, _equals, others = line.partition("=")
        found[stemmed(asked)] = tuple(stemmed(other) for other in others.split("|"))
    return found


def read(text: str) -> Reading:
    """Understand a question without asking anybody: no mistakes are set right yet."""
    cleaned = " ".join(text.replace("\0", " ").split())[:MOST_CHARACTERS]
    wishes = wishes_in(_AGAIN.sub(r"\1 ", cleaned.lower()))
    left_out, optional = dropped()
    words = words_of(wishes.rest)[:MOST_WORDS]
    words = [word for word in words if word not in left_out] or words
    terms: list[Term] = []
    place = 0
    while place < len(words):
        length, others = _widened(words, place)
        typed = words[place : place + length]
        own = tuple(stem for word in typed for stem in stems_of(word))
        term = Term(" ".join(typed), (own, *others), required=not set(typed) <= optional)
        if all(term.own != known.own for known in terms):
            terms.append(term)
        place += length
    return Reading(cleaned, tuple(terms), wishes)


def _widened(words: list[str], place: int) -> tuple[int, tuple[Stems, ...]]:
    """The longest phrase from here that has other answers; else one word."""
    for length in range(min(LONGEST_PHRASE, len(words) - place), 0, -1):
        stems = tuple(stem for word in words[place : place + length] for stem in stems_of(word))
        if stems in near():
            return length, near()[stems]
    return 1, ()


def with_corrections(
    reading: Reading, instead: Mapping[str, str], beginnings: Mapping[str, tuple[str, ...]]
) -> Reading:
    """The reading with unknown words set right (`instead`) or taken for beginnings of known stems."""
    terms = []
    for term in reading.terms:
        if term.typed in instead:
            stems = stemmed(instead[term.typed])
            also = near().get(stems, ())
            term = replace(term, alternatives=(term.own, stems, *also))
        elif term.typed in beginnings:
            term = replace(term, beginnings=beginnings[term.typed])
        terms.append(term)
    return replace(reading, terms=tuple(terms), corrections=dict(instead))
