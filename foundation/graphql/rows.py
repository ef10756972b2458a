"""What the function behind a level returns: which rows, for this viewer and these arguments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MOST = 100


@dataclass(frozen=True, slots=True)
class Rows:
    """`table` is everything after FROM and calls its main row `it`; parameters are named, `%(slug)s`.

    `limit` is a whole number of at most 100 and stands in the SQL as a literal: a generic plan must know it.
    """

    table: str
    where: str | Sequence[str] = ()
    params: Mapping[str, Any] = field(default_factory=dict)
    order: str = ""
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a connection, in a total order.

    `order` holds (expression, SQL type): never NULL, the last unique, all in one direction. `each` is an
    extra FROM item: the page is then taken once for each of its rows by an index walk, and merged.
    `total` is SQL for totalCount with the same parameters (below the root: key and number for `%(keys)s`).
    """

    table: str
    order: Sequence[tuple[str, str]]
    where: str | Sequence[str] = ()
    params: Mapping[str, Any] = field(default_factory=dict)
    descending: bool = False
    each: str = ""
    total: str = ""


def condition(where: str | Sequence[str], *more: str) -> str:
    """` WHERE a AND b`, or nothing."""
    parts = [f"({part})" for part in ([where] if isinstance(where, str) else where) if part]
    parts += [part for part in more if part]
    return " WHERE " + " AND ".join(parts) if parts else ""


def literal_limit(limit: int) -> int:
    """A page size that may stand in SQL text: an int, at most one more than a full page."""
    if type(limit) is not int or not 0 <= limit <= MOST + 1:
        raise ValueError(f"a limit is a whole number of at most {MOST}")
    return limit


def array(keys: Sequence[Any]) -> Any:
    """Keys as PostgreSQL writes an array: one text goes out faster than a list, its type never varies."""
    return f"{{{','.join(map(str, keys))}}}" if type(keys[0]) is int else list(keys)
