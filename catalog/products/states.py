"""A product is a draft or published. What an attribute takes; kinds of food; what is said of halal."""

DRAFT = "draft"
PUBLISHED = "published"

MOVES: dict[str, frozenset[str]] = {
    "": frozenset({DRAFT}),
    DRAFT: frozenset({PUBLISHED}),
    PUBLISHED: frozenset({DRAFT}),
}

DROPDOWN = "dropdown"
MULTISELECT = "multiselect"
BOOLEAN = "boolean"
NUMERIC = "numeric"
PLAIN_TEXT = "plain-text"
INPUT_TYPES = (DROPDOWN, MULTISELECT, BOOLEAN, NUMERIC, PLAIN_TEXT)
CHOICES = (DROPDOWN, MULTISELECT)
"""The input types whose values are picked from a list."""

FRESH = "fresh"
PROCESSED = "processed"
"""Food as harvested or caught, and food that somebody made."""

CERTIFIED = "certified"
IN_PROCESS = "in-process"
NOT_HALAL = "not-halal"
EXEMPT = "exempt"
HALAL_STATES = (CERTIFIED, IN_PROCESS, NOT_HALAL, EXEMPT)
