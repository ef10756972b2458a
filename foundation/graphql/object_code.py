"""Code that makes one object of a row or of a Python value: a dict display, one source a selected field."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLObjectType,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    print_ast,
)
from graphql.execution.collect_fields import collect_sub_fields

from foundation.graphql import sources
from foundation.graphql.codegen import Codegen, item_type, unwrap
from foundation.graphql.locations import Location, RowLocation, ValueLocation, WrongPlace
from foundation.graphql.planned import PlannedCall, PlannedLevel, Slot, make_slot

Nodes = list[FieldNode]


@dataclass(frozen=True)
class Scope:
    """Where an object's code stands: whose row or value `row` is, how a child's answer is written there."""

    level: PlannedLevel
    row: str
    kid: Callable[[int], str] | None


class ObjectCode(Codegen):
    def __init__(
        self,
        declared: Any,
        fragments: dict[str, Any],
        variables: dict[str, Any],
        refused: frozenset[str],
        raw: bool,
    ) -> None:
        super().__init__(raw)
        self.declared = declared
        self.fragments = fragments
        self.variables = variables
        self.refused = refused
        self.slots: list[Slot] = []
        self._merged: dict[tuple[Any, ...], int] = {}

    # ---- objects

    def composite(self, type_: Any, nodes: Nodes, at: Location, scope: Scope) -> str:
        if is_abstract_type(type_):
            return self._abstract(type_, nodes, at, scope)
        return self._object(type_, nodes, at, scope)

    def subfields(self, type_: GraphQLObjectType, nodes: Nodes) -> dict[str, Nodes]:
        try:
            return collect_sub_fields(self.declared.graphql, self.fragments, self.variables, type_, nodes)
        except GraphQLError:
            if self.raw:
                return {}  # graphql-core raises the same where it collects them
            raise

    def _object(self, type_: GraphQLObjectType, nodes: Nodes, at: Location, scope: Scope) -> str:
        items = [f"0: {type_.name!r}"] if self.raw else []
        for key, field_nodes in self.subfields(type_, nodes).items():
            name = field_nodes[0].name.value
            value = (
                repr(type_.name) if name == "__typename" else self._field(type_, name, field_nodes, at, scope)
            )
            items.append(f"{key!r}: {value}")
        return "{" + ", ".join(items) + "}"

    def _abstract(self, type_: Any, nodes: Nodes, at: Location, scope: Scope) -> str:
        kinds = self.declared.kinds[type_.name]
        by_type: dict[str, list[Any]] = {}
        for value, name in kinds.types.items():
            by_type.setdefault(name, []).append(value)
        test = self._read(kinds.expression, at, scope)
        text = "{0: None}" if self.raw else "bail()"
        for name, values in reversed(by_type.items()):
            inside = at.only_for(kinds.expression, values) if isinstance(at, RowLocation) else at
            made = self._object(self.declared.graphql.type_map[name], nodes, inside, scope)
            text = f"({made} if {test} in {tuple(values)!r} else {text})"
        return text

    def _read(self, expression: str, at: Location, scope: Scope, *bind: Any) -> str:
        if isinstance(at, ValueLocation):
            return at.code(expression)
        return f"{scope.row}[{scope.level.column(at.sql(expression), *bind)}]"

    # ---- fields

    def _field(self, type_: GraphQLObjectType, name: str, nodes: Nodes, at: Location, scope: Scope) -> str:
        field = self.declared.fields[type_.name][name]
        definition = type_.fields[name]
        if field.access in self.refused:
            return self._refused(definition.type, field)
        try:
            return self._source(field.where, definition, nodes, at, scope)
        except WrongPlace as mistake:
            raise WrongPlace(f"{type_.name}.{name}: {mistake}") from None

    def _refused(self, type_: Any, field: Any) -> str:
        if field.refused == "null":
            return self.null(type_)
        return self.hold("refusal_", self.declared.refusal(field.access)) if self.raw else "bail()"

    def _source(self, source: Any, definition: Any, nodes: Nodes, at: Location, scope: Scope) -> str:
        type_ = definition.type
        if isinstance(source, sources.Column):
            return self._column(source, definition, nodes, at, scope)
        if isinstance(source, sources.Const):
            return self.constant(type_, source.value)
        if isinstance(source, sources.SameRow):
            return self._same_row(source, type_, nodes, at, scope)
        if isinstance(source, sources.Join):
            return self._join(source, definition, nodes, at, scope)
        if isinstance(source, sources.GroupRows):
            return self.group_rows(source, type_, nodes, at, scope)
        if isinstance(source, sources.Reference):
            return self._reference(source, definition, nodes, at, scope)
        if isinstance(source, sources.Level):
            return self._level(source, definition, nodes, at, scope)
        raise WrongPlace(f"{type(source).__name__.lower()}() works for root fields only")

    def group_rows(
        self, source: sources.GroupRows, type_: Any, nodes: Nodes, at: Location, scope: Scope
    ) -> str:
        raise NotImplementedError

    def _column(
        self, source: sources.Column, definition: Any, nodes: Nodes, at: Location, scope: Scope
    ) -> str:
        slot = self.slot(definition, nodes[0])
        bind = (source.params, slot) if source.params else ()
        values = [self._read(expression, at, scope, *bind) for expression in source.expressions]
        if source.fn is None:
            value = values[0]
        else:
            keywords = [f"**a[{slot}]"] if slot is not None else []
            keywords += ["viewer=w"] if source.viewer else []
            if self._gives_text(source, definition.type):
                return self.call(source.fn, values, keywords, self.null(definition.type))
            value = self.call(source.fn, values, keywords, "None")
        if is_leaf_type(get_named_type(definition.type)):
            return self.leaf(definition.type, value, cheap=source.fn is None and isinstance(at, RowLocation))
        return f"{self.value_maker(definition.type, nodes)}({value}, a, w)"

    def _gives_text(self, source: sources.Column, type_: Any) -> bool:
        """Whether the function is known to return a str, so that nothing is left to complete."""
        known = getattr(source.fn, "always_text", False) and len(source.expressions) == 1
        return known and not self.raw and unwrap(type_)[0].name in ("ID", "String")

    def _same_row(self, source: sources.SameRow, type_: Any, nodes: Nodes, at: Location, scope: Scope) -> str:
        inside = at.named(source.columns) if source.columns else at
        made = self.composite(unwrap(type_)[0], nodes, inside, scope)
        if source.guard is None:
            return made
        return f"({made} if {self._read(source.guard, at, scope)} is not None else {self.null(type_)})"

    def _join(self, source: sources.Join, definition: Any, nodes: Nodes, at: Location, scope: Scope) -> str:
        if not isinstance(at, RowLocation):
            raise WrongPlace("join() needs a row, and here a Python value is read")
        slot = self.slot(definition, nodes[0])
        alias = scope.level.join(at.join_sql(source.sql), source.params, slot, self._text(slot))
        joined = RowLocation(alias, only=at.only)
        if source.then is not None:
            return self._source(source.then, definition, nodes, joined, scope)
        made = self.composite(unwrap(definition.type)[0], nodes, joined, scope)
        guard = self._read(source.guard, joined, scope)
        return f"({made} if {guard} is not None else {self.null(definition.type)})"

    # ---- objects of Python values

    def value_maker(self, type_: Any, nodes: Nodes) -> str:
        """A function (value, a, w) that completes a value of a composite type, or a list of them."""
        inner, required = unwrap(type_)
        missing = "bail()" if required and not self.raw else "None"
        strange = ["if isinstance(v, Exception):", "    return v"] if self.raw else []
        start = ["if v is None:", f"    return {missing}", *strange]
        items = item_type(type_)
        if items is not None:
            maker = self.value_maker(items, nodes)
            no_list = "return v" if self.raw else "bail()"
            body = [
                "if not isinstance(v, (list, tuple)):",
                f"    {no_list}",
                f"return [{maker}(one, a, w) for one in v]",
            ]
            return self.function("list_", "v, a, w", *start, *body)
        scope = Scope(PlannedLevel(field_name=""), "v", None)
        made = self.composite(inner, nodes, ValueLocation("v"), scope)
        return self.function("value_", "v, a, w", *start, f"return {made}")

    # ---- children

    def slot(self, definition: Any, node: FieldNode, *, keeps_null: bool = False) -> int | None:
        """The place of a field's arguments, None for a field without."""
        if not definition.args:
            return None
        self.slots.append(make_slot(definition, node, keeps_null=keeps_null))
        return len(self.slots) - 1

    def _text(self, slot: int | None) -> tuple[str, ...]:
        """Equal for arguments that are written alike."""
        return self.slots[slot].text if slot is not None else ()

    def level(self, source: sources.Level, type_: Any, nodes: Nodes) -> PlannedLevel:
        raise NotImplementedError

    def loaded(self, type_: Any, nodes: Nodes) -> PlannedLevel:
        raise NotImplementedError

    def kid(
        self,
        scope: Scope,
        source: Any,
        slot: int | None,
        nodes: Nodes,
        identity: Any,
        make: Callable[[], PlannedCall],
    ) -> str:
        """The text of a child's answer; aliases that select the same of the same child share one call."""
        if scope.kid is None:
            raise WrongPlace("levels and references are for rows and for the outermost Python value")
        selected = tuple(print_ast(node.selection_set) if node.selection_set else "" for node in nodes)
        merge = (id(scope.level), id(source), nodes[0].name.value, identity, selected)
        if merge not in self._merged:
            scope.level.calls.append(make())
            self._merged[merge] = len(scope.level.calls) - 1
        place = self._merged[merge]
        call = scope.level.calls[place]
        texts = [self._text(other) for other in call.slots]
        if self._text(slot) not in texts:
            call.slots.append(slot)
            texts.append(self._text(slot))
        alias = texts.index(self._text(slot))
        if (place, alias) not in scope.level.kids:
            scope.level.kids.append((place, alias))
        return scope.kid(scope.level.kids.index((place, alias)))

    def _level(self, source: sources.Level, definition: Any, nodes: Nodes, at: Location, scope: Scope) -> str:
        if not isinstance(at, RowLocation):
            raise WrongPlace("a level needs a row, and here a Python value is read")
        if source.key is None:
            raise WrongPlace("a level below the root needs `key`")
        key = at.key_sql(source.key)
        column = scope.level.column(key)

        def make() -> PlannedCall:
            child = self.level(source, definition.type, nodes)
            return PlannedCall(source.resolve, _item(column), child, source.empty)

        kid = self.kid(scope, source, self.slot(definition, nodes[0]), nodes, key, make)
        return self.answer(source.kind, definition.type, kid)

    def answer(self, kind: str, type_: Any, value: str) -> str:
        """The text of what a level of this kind found, completed."""
        if kind == "many" or self.raw:
            return value
        if kind == "level":
            return f"{self.completer(type_, finished_objects=True)}({value})"
        if kind == "scalar":
            return self.leaf(type_, value, cheap=True)
        return self.finished(type_, value)

    def _reference(
        self, source: sources.Reference, definition: Any, nodes: Nodes, at: Location, scope: Scope
    ) -> str:
        target = get_named_type(definition.type)
        listed = item_type(definition.type) is not None
        if isinstance(at, RowLocation):
            key = at.key_sql(source.key)
            key_of = _item(scope.level.column(key))
            names = [target.name]
        elif not scope.level.of_values:
            raise WrongPlace("reference() works on rows and on the outermost Python value")
        else:
            key = source.key
            names = self.declared.loadable(target)
            key_of = None
        kids = []
        for name in names:
            loads = self.declared.loads[name]
            concrete = self.declared.graphql.type_map[name]

            def make(loads: Any = loads, concrete: Any = concrete) -> PlannedCall:
                child = self.loaded(concrete, nodes)
                reader = key_of or self.declared.key_reader(
                    key, concrete.name, listed, is_abstract_type(target)
                )
                return PlannedCall(loads.resolve, reader, child, None, listed)

            kids.append(self.kid(scope, source, None, nodes, (key, name), make))
        value = kids[0] if len(kids) == 1 else f"{self.hold('first_', _first)}({', '.join(kids)})"
        return value if listed else self.finished(definition.type, value)


def _item(column: int) -> Callable[[Any], Any]:
    return lambda row: row[column]


def _first(*found: Any) -> Any:
    return next((one for one in found if one is not None), None)
