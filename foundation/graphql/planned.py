"""What a plan is made of: levels (one SQL statement each), the calls between them, argument slots, roots."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from graphql import FieldNode, GraphQLError, GraphQLField, VariableNode, Visitor, print_ast, visit
from graphql.execution.values import get_argument_values
from graphql.pyutils import Undefined

from foundation.graphql.sources import Parameters, Resolve

_PARAMETER = re.compile(r"%\((\w+)\)s")


class BadArguments(dict[str, Any]):
    """Arguments that could not be coerced: graphql-core reports them before it asks for the value."""


@dataclass(slots=True)
class Slot:
    """The arguments of one field node; `text` is equal where they are equal in the document.

    Null is as if not given, except for mutations, where it may mean "take it away".
    """

    definition: GraphQLField
    node: FieldNode
    text: tuple[str, ...]
    keeps_null: bool
    constant: dict[str, Any] | None = None

    def values(self, variables: dict[str, Any]) -> dict[str, Any]:
        """The coerced arguments; raises GraphQLError."""
        return self.constant if self.constant is not None else self._coerced(variables)

    def _coerced(self, variables: dict[str, Any]) -> dict[str, Any]:
        found = get_argument_values(self.definition, self.node, variables)
        if self.keeps_null or None not in found.values():
            return found
        defaults = {
            argument.out_name or name: argument.default_value
            for name, argument in self.definition.args.items()
            if argument.default_value is not Undefined
        }
        given = {name: value for name, value in found.items() if value is not None}
        return {**{name: defaults[name] for name in found if name in defaults}, **given}


def make_slot(definition: GraphQLField, node: FieldNode, *, keeps_null: bool = False) -> Slot:
    text = tuple(sorted(print_ast(argument) for argument in node.arguments))
    slot = Slot(definition, node, text, keeps_null)
    if not has_variables(node.arguments):
        # An error here is raised again, at the field, when the plan runs.
        with suppress(GraphQLError):
            slot.constant = slot.values({})
    return slot


@dataclass(slots=True)
class Bound:
    """Named parameters of a piece of SQL, renamed so that pieces do not meet."""

    params: Parameters
    slot: int | None
    names: tuple[tuple[str, str], ...]


@dataclass(eq=False)
class PlannedLevel:
    """The columns, joins and children that a selection needs of a level, and what builds its objects."""

    field_name: str
    columns: dict[str, int] = field(default_factory=dict)
    joins: dict[tuple[Any, ...], str] = field(default_factory=dict)
    bound: list[Bound] = field(default_factory=list)
    calls: list["PlannedCall"] = field(default_factory=list)
    kids: list[tuple[int, int]] = field(default_factory=list)
    of_values: bool = False
    wants_edges: bool = False
    wants_page: bool = False
    wants_cursors: bool = False
    wants_total: bool = False
    columns_sql: str = ""
    joins_sql: str = ""
    function: str = ""
    edges_function: str = ""
    build: Callable[..., list[Any]] | None = None
    build_edges: Callable[..., tuple[list[Any], ...]] | None = None

    def column(self, sql: str, params: Parameters | None = None, slot: int | None = None) -> int:
        """The place of an expression in the level's rows."""
        if params is not None:
            sql = self._bind(sql, params, slot)
        return self.columns.setdefault(sql, len(self.columns))

    def join(self, sql: str, params: Parameters | None, slot: int | None, text: tuple[str, ...]) -> str:
        """The alias of a join; equal joins with equal arguments are one."""
        key = (sql, params, text if params is not None else ())
        if key not in self.joins:
            alias = f"_j{len(self.joins)}"
            self.joins[key] = alias
            if params is not None:
                sql = self._bind(sql, params, slot)
            self.joins_sql += " " + sql.replace("{to}", alias)
        return self.joins[key]

    def _bind(self, sql: str, params: Parameters, slot: int | None) -> str:
        prefix = f"_p{len(self.bound)}_"
        names = sorted(set(_PARAMETER.findall(sql)))
        self.bound.append(Bound(params, slot, tuple((name, prefix + name) for name in names)))
        return _PARAMETER.sub(lambda match: f"%({prefix}{match[1]})s", sql)

    def seal(self) -> None:
        self.columns_sql = "".join(f"{sql}, " for sql in self.columns)

    def parameters(self, viewer: Any, arguments: list[dict[str, Any]]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for bound in self.bound:
            given = arguments[bound.slot] if bound.slot is not None else {}
            if isinstance(given, BadArguments):
                values.update((renamed, None) for _name, renamed in bound.names)
                continue
            found = bound.params(viewer, given)
            values.update((renamed, found[name]) for name, renamed in bound.names)
        return values


@dataclass(eq=False)
class PlannedCall:
    """One child level: its rows for all parents and all aliases that select the same of it."""

    resolve: Resolve
    key_of: Callable[[Any], Any]
    level: PlannedLevel
    empty: Any = None
    listed: bool = False  # the key is a list of keys
    slots: list[int | None] = field(default_factory=list)


@dataclass(eq=False)
class PlannedRoot:
    """A root field. `constant` answers it without a run (`__typename`); `core` leaves it to graphql-core."""

    key: str
    field_name: str
    nodes: list[FieldNode]
    access: str = ""
    resolve: Resolve | None = None
    slot: int | None = None
    slots: range = range(0)
    level: PlannedLevel | None = None
    finish: str = ""
    complete: Callable[[Any], Any] | None = None
    constant: Any = None
    core: bool = False


@dataclass(eq=False)
class Plan:
    roots: list[PlannedRoot]
    slots: list[Slot]
    source: str
    by_key: dict[str, PlannedRoot] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_key = {root.key: root for root in self.roots}


class _FindsVariables(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_variable(self, node: VariableNode, *_rest: Any) -> None:
        self.names.add(node.name.value)


def variable_names(nodes: Iterable[Any]) -> set[str]:
    """The variables used anywhere in these nodes."""
    finder = _FindsVariables()
    for node in nodes:
        visit(node, finder)
    return finder.names


def has_variables(nodes: Iterable[Any]) -> bool:
    return bool(variable_names(nodes))
