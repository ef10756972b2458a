"""The words of the goods: which of a question are known, and what an unknown one may have been meant for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from catalog.search.language.forms import stems_of
from catalog.search.language.nearness import SHORTEST_CORRECTED, deletions, distance, most_mistakes
from catalog.search.language.reading import Reading, read, with_corrections

SHORTEST_BEGINNING = 3
MOST_BEGINNINGS = 20
LONGEST_WORD = 60

_KNOWN = "SELECT stem FROM catalog_searchword WHERE stem = ANY(%(stems)s) OR word = ANY(%(words)s)"
_CANDIDATES = """
SELECT asked.word, known.word, known.goods, known.kind
FROM unnest(%(words)s::text[]) AS asked (word)
CROSS JOIN LATERAL (
    (SELECT word, goods, 'beginning' AS kind FROM catalog_searchword
        WHERE word LIKE asked.word || '%%' ORDER BY goods DESC, word LIMIT {beginnings})
    UNION ALL
    (SELECT word, goods, 'near' FROM catalog_searchword
        WHERE deletions && (SELECT near.keys FROM (VALUES {keys}) AS near (word, keys)
            WHERE near.word = asked.word) LIMIT 200)
    UNION ALL
    (SELECT word, goods, 'near' FROM catalog_searchword
        WHERE length(asked.word) >= 6 AND word %% asked.word
        ORDER BY similarity(word, asked.word) DESC LIMIT 20)
    UNION ALL
    (SELECT head.word || ' ' || tail.word, least(head.goods, tail.goods), 'parted'
        FROM generate_series(3, length(asked.word) - 3) AS cut
        JOIN catalog_searchword head ON head.word = left(asked.word, cut)
        JOIN catalog_searchword tail ON tail.word = substr(asked.word, cut + 1))
) known
"""


@dataclass(slots=True)
class _Found:
    beginnings: list[str] = field(default_factory=list)
    near: dict[str, int] = field(default_factory=dict)
    parted: dict[str, int] = field(default_factory=dict)


def understood(text: str) -> Reading:
    """A question with its mistakes set right: one statement where every word is known, else two.

    A word that no goods are described with becomes the beginning of known ones, two known ones written
    together, or the nearest known one; where nothing is near it stays.
    """
    reading = read(text)
    unknown = _unknown(reading)
    if not unknown:
        return reading
    instead: dict[str, str] = {}
    beginnings: dict[str, tuple[str, ...]] = {}
    for word, found in _candidates(unknown).items():
        nearest = _nearest(word, found.near)
        if found.beginnings and len(word) >= SHORTEST_BEGINNING:
            beginnings[word] = (word, *_stems(found.beginnings))
        elif found.parted:
            instead[word] = max(found.parted, key=lambda pair: (found.parted[pair], pair))
        elif nearest:
            instead[word] = nearest
    return with_corrections(reading, instead, beginnings)


def spelled_otherwise(text: str) -> str:
    """Another spelling of a question whose words are all known but found nothing together; "" if none."""
    reading = read(text)
    words = [term.typed for term in reading.terms if " " not in term.typed]
    for word, found in _candidates(words).items():
        near = {other: goods for other, goods in found.near.items() if stems_of(other) != stems_of(word)}
        nearest = _nearest(word, near)
        if nearest:
            return " ".join(nearest if part == word else part for part in text.lower().split())
    return ""


def known_part(text: str) -> str:
    """The question without the words that no goods are described with; "" where all or none are known."""
    reading = read(text)
    unknown = set(_unknown(reading))
    kept = [term.typed for term in reading.required if term.typed not in unknown]
    return " ".join(kept) if unknown and kept else ""


def words_beginning(beginning: str, limit: int) -> list[str]:
    """Words of names with this beginning, the most common first. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM catalog_searchword WHERE word LIKE %s AND goods > 0"
            " ORDER BY goods DESC, word LIMIT %s",
            [f"{beginning}%", limit],
        )
        return [row[0] for row in cursor.fetchall()]


def _unknown(reading: Reading) -> list[str]:
    """The words of a question of which no goods are said, neither in these words nor in others."""
    words = [term.typed for term in reading.terms if " " not in term.typed and not term.typed.isdigit()]
    if not words:
        return []
    stems = {stem for term in reading.terms for way in term.alternatives for stem in way}
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, {"stems": list(stems), "words": words})
        known = {row[0] for row in cursor.fetchall()}
    known_parts = {part for stem in known for part in stem.split()}
    return [
        term.typed
        for term in reading.terms
        if term.typed in words
        and len(term.typed) >= SHORTEST_CORRECTED
        and not any(set(way) <= known_parts for way in term.alternatives)
    ]


def _candidates(words: Iterable[str]) -> dict[str, _Found]:
    asked = [word[:LONGEST_WORD] for word in words]
    found = {word: _Found() for word in asked}
    if not asked:
        return found
    params: dict[str, object] = {"words": asked}
    rows = []
    for place, word in enumerate(asked):
        params |= {f"w{place}": word, f"d{place}": deletions(word)}
        rows.append(f"(%(w{place})s, %(d{place})s::varchar[])")
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES.format(keys=", ".join(rows), beginnings=MOST_BEGINNINGS), params)
        for word, other, goods, kind in cursor.fetchall():
            if kind == "beginning":
                found[word].beginnings.append(other)
            elif kind == "parted":
                found[word].parted[other] = goods
            elif other != word:
                found[word].near[other] = goods
    return found


def _nearest(word: str, near: dict[str, int]) -> str:
    """The word with the fewest mistakes; among equals one that begins alike, then the more common."""
    best = min(
        near,
        key=lambda other: (distance(word, other), other[0] != word[0], -near[other], other),
        default="",
    )
    return best if best and distance(word, best) <= most_mistakes(word) else ""


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stem for word in words for stem in stems_of(word)))
