"""PostgreSQL as the search engine: which products match a text, and how well.

The Indonesian stemmer takes `pengiriman` and `kirim` to different stems, and people mistype: so a name
also matches by its trigrams, and by any part of it.
"""

from dataclasses import dataclass
from typing import Any

MOST_CHARACTERS = 200

MATCHES = (
    "it.search_vector @@ websearch_to_tsquery('pg_catalog.indonesian', %(text)s)"
    " OR lower(it.name) LIKE %(part)s"
    " OR %(lowered)s <%% lower(it.name)"
)
RANK = (
    "round((2 * ts_rank(it.search_vector, websearch_to_tsquery('pg_catalog.indonesian', %(text)s))"
    " + word_similarity(%(lowered)s, lower(it.name)))::numeric, 6)"
)
BY_RANK = ((RANK, "numeric"), ("it.id", "int8"))
"""Best last: read it descending."""


@dataclass(frozen=True, slots=True)
class Match:
    """The condition on a product's row `it`, and its parameters."""

    where: str
    params: dict[str, Any]


def matching(text: str) -> Match | None:
    """What a typed text asks for; None where it says nothing."""
    cleaned = " ".join(text.replace("\0", " ").split())[:MOST_CHARACTERS]
    if not cleaned:
        return None
    lowered = cleaned.lower()
    escaped = lowered.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return Match(MATCHES, {"text": cleaned, "lowered": lowered, "part": f"%{escaped}%"})
