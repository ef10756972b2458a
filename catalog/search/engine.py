"""PostgreSQL as the search engine: which products match a text, and how well.

The Indonesian stemmer takes `pengiriman` and `kirim` to different stems, and people type half a word: so
a name also matches by any part of it, and, where the words are found nowhere, by near spelling.
"""

from dataclasses import dataclass
from typing import Any

from village.residents.rules.register import holds_number

MOST_CHARACTERS = 200

_QUERY = "websearch_to_tsquery('pg_catalog.indonesian', %(text)s)"
_BY_WORDS = f"it.search_vector @@ {_QUERY}"
_NO_WORDS_ANYWHERE = (
    "NOT EXISTS (SELECT 1 FROM catalog_product other"  # noqa: S608 - no value stands in the text
    f" WHERE other.published AND other.search_vector @@ {_QUERY})"
)

MATCHES = (
    f"{_BY_WORDS} OR lower(it.name) LIKE %(part)s"
    f" OR ({_NO_WORDS_ANYWHERE} AND %(lowered)s <%% lower(it.name))"
)
RANK = (
    f"round((CASE WHEN {_BY_WORDS} THEN 1 + ts_rank(it.search_vector, {_QUERY})"
    " ELSE word_similarity(%(lowered)s, lower(it.name)) END)::numeric, 6)"
)
BY_RANK = ((RANK, "numeric"), ("it.id", "int8"))
"""Best last: read it descending."""


@dataclass(frozen=True, slots=True)
class Match:
    """The condition on a product's row `it`, and its parameters."""

    where: str
    params: dict[str, Any]


def matching(text: str) -> Match | None:
    """What a typed text asks for; None where it says nothing.

    A NIK names no goods: a text that holds one is not even asked for, because statements may be logged.
    """
    cleaned = " ".join(text.replace("\0", " ").split())[:MOST_CHARACTERS]
    if not cleaned:
        return None
    if holds_number(cleaned):
        return Match("FALSE", {"text": "", "lowered": "", "part": ""})
    lowered = cleaned.lower()
    escaped = lowered.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return Match(MATCHES, {"text": cleaned, "lowered": lowered, "part": f"%{escaped}%"})
