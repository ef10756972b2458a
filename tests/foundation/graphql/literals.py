"""Values written into a document."""

import json
from typing import Any


class Name(str):
    """An enum's value: a bare word in a document, a string in JSON."""


def literal(value: Any) -> str:
    """A JSON value, or a Name, in GraphQL's notation."""
    if isinstance(value, Name):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(literal(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {literal(one)}" for name, one in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
