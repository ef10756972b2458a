"""A collection is a draft or published."""

DRAFT = "draft"
PUBLISHED = "published"

MOVES: dict[str, frozenset[str]] = {
    "": frozenset({DRAFT}),
    DRAFT: frozenset({PUBLISHED}),
    PUBLISHED: frozenset({DRAFT}),
}
