"""Where a field's value comes from. A source is data: the planner reads it, nothing here runs a query."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from foundation.graphql import pages, ready_levels

Parameters = Callable[[Any, dict[str, Any]], Mapping[str, Any]]
# (viewer, keys, arguments of each alias, child) -> for each arguments, for each key: a finished value.
Resolve = Callable[[Any, list[Any], list[dict[str, Any]], Any], Generator[Any, Any, list[list[Any]]]]


class Source:
    """A declaration beside a field; whether it can work there is checked when the schema is built."""


@dataclass(frozen=True, eq=False)
class Column(Source):
    expressions: tuple[str, ...]
    fn: Callable[..., Any] | None = None
    viewer: bool = False
    params: Parameters | None = None


@dataclass(frozen=True, eq=False)
class Const(Source):
    value: Any


@dataclass(frozen=True, eq=False)
class SameRow(Source):
    guard: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Join(Source):
    sql: str
    guard: str = "id"
    params: Parameters | None = None
    then: Source | None = None


@dataclass(frozen=True, eq=False)
class GroupRows(Source):
    alias: str
    guard: str | None = None


@dataclass(frozen=True, eq=False)
class Level(Source):
    """Its own SQL. `kind` tells the compiler what `resolve` returns for a key."""

    resolve: Resolve
    kind: str  # "one" | "many" | "connection" | "scalar" | "level"
    key: str | None = None
    group: tuple[str, ...] = ()
    empty: Any = None  # for a parent without a key


@dataclass(frozen=True, eq=False)
class Reference(Source):
    key: str


@dataclass(frozen=True, eq=False)
class Lookup(Source):
    fn: Callable[..., Any]


@dataclass(frozen=True, eq=False)
class Python(Source):
    fn: Callable[..., Any]


def col(
    *expressions: str,
    fn: Callable[..., Any] | None = None,
    viewer: bool = False,
    params: Parameters | None = None,
) -> Column:
    """The value of SQL expressions on the row (`{it}`), or of attributes of a Python value.

    `fn` is pure: with one expression it is skipped for NULL, with several it is always called. The
    field's GraphQL arguments are passed to it as keywords, and the viewer if `viewer`.
    """
    if not expressions:
        raise TypeError("col() needs at least one expression")
    if fn is None and (len(expressions) > 1 or viewer):
        raise TypeError("several expressions, or a viewer, need a function: col(…, fn=…)")
    return Column(expressions, fn, viewer, params)


def const(value: Any) -> Const:
    """The same value for every row: a leaf, null or an empty list."""
    return Const(value)


def same_row(guard: str | None = None, **columns: str) -> SameRow:
    """An object made of the same row; null where `guard` is NULL.

    With `columns` the object's sources see only these names, each an expression on the outer row:
    `same_row(amount="price")` makes a Money of the column `price`.
    """
    return SameRow(guard, columns)


def join(
    sql: str, *, guard: str = "id", params: Parameters | None = None, then: Source | None = None
) -> Join:
    """A to-one object, folded into the parent's statement: `LEFT JOIN t {to} ON {to}.id = {it}.t_id`.

    It must find at most one row; `guard` is an expression on the joined row, NULL where there is
    none. `then` reads a source from the joined row instead of making an object of it. A plain `JOIN`
    is made a LEFT one too: the row that it hangs on may itself be a joined one that is not there, and
    then an inner join would take the whole list's row away.
    """
    if "{to}" not in sql:
        raise TypeError("join() needs {to}, the alias of the joined row")
    if not sql.startswith(("LEFT JOIN ", "JOIN ")):
        raise TypeError("join() begins with LEFT JOIN")
    return Join(f"LEFT {sql}" if sql.startswith("JOIN ") else sql, guard, params, then)


def group_rows(alias: str, *, guard: str | None = None) -> GroupRows:
    """The rows of this group (see `many(group=…)`), read from `alias`; without those with a NULL `guard`."""
    return GroupRows(alias, guard)


def level(resolve: Resolve, *, key: str | None = None) -> Level:
    """What the ready-made levels do not cover: a generator that yields statements and receives rows."""
    return Level(resolve, "level", key)


def reference(key: str) -> Reference:
    """An object of another type by its key, through that type's `by_pk` and its audience condition."""
    return Reference(key)


def lookup(fn: Callable[..., Any]) -> Lookup:
    """Root only: `fn(viewer, **arguments)` names the key (or None) of the object, loaded through `by_pk`."""
    return Lookup(fn)


def python(fn: Callable[..., Any]) -> Python:
    """Root only: `fn(viewer, **arguments)` returns the value; bare `col`s read its attributes or keys."""
    return Python(fn)


def one(
    fn: Callable[..., Any],
    *,
    key: str | None = None,
    parent: str | None = None,
    key_type: str = "int8",
    group: Sequence[str] = (),
) -> Level:
    """At most one row (for each parent). With `group`, the first object of `many(group=…)`."""
    if group:
        resolve = ready_levels.first_of(ready_levels.many(fn, parent, key_type, tuple(group)))
        return Level(resolve, "one", _key(key, parent), tuple(group))
    return Level(ready_levels.one(fn, parent, key_type), "one", _key(key, parent))


def many(
    fn: Callable[..., Any],
    *,
    key: str | None = None,
    parent: str | None = None,
    key_type: str = "int8",
    group: Sequence[str] = (),
) -> Level:
    """A list (for each parent). With `group`, one object of neighbouring rows that agree in these."""
    resolve = ready_levels.many(fn, parent, key_type, tuple(group))
    return Level(resolve, "many", _key(key, parent), tuple(group), ())


def connection(
    fn: Callable[..., Any],
    *,
    key: str | None = None,
    parent: str | None = None,
    key_type: str = "int8",
    default: int | None = None,
) -> Level:
    """A Relay connection over the `Page` that `fn` returns; `default`: its size where the client gives none.

    Below the root `key` is the parent's column and `parent` the expression that equals it. Without
    `parent` the Page itself refers to the parent as `{key}`.
    """
    if key is None and parent is not None:
        raise TypeError("a connection with a `parent` needs the `key` that equals it")
    return Level(pages.connection(fn, key is not None, parent, key_type, default), "connection", key)


def scalar(
    sql: str, *, key: str, key_type: str = "int8", default: Any = None, params: Parameters | None = None
) -> Level:
    """One value a parent from `SELECT key, value … = ANY(%(keys)s)`; `default` for parents without a row."""
    return Level(ready_levels.scalar(sql, key_type, default, params), "scalar", key, empty=default)


def _key(key: str | None, parent: str | None) -> str | None:
    if (key is None) != (parent is None):
        raise TypeError("below the root a level needs both `key` and `parent`, at the root neither")
    return key
