"""Code of whole levels (lists, groups, connections) and of root fields: from a document to a Plan."""

from functools import partial
from typing import Any

from graphql import GraphQLError, get_named_type, is_composite_type, is_leaf_type
from graphql.execution.collect_fields import collect_fields

from foundation.graphql import ready_levels, sources
from foundation.graphql.codegen import item_type, unwrap
from foundation.graphql.locations import RowLocation, ValueLocation, WrongPlace
from foundation.graphql.mutations import Performs
from foundation.graphql.object_code import Nodes, ObjectCode, Scope
from foundation.graphql.planned import Plan, PlannedLevel, PlannedRoot

_PAGE_FIELDS = {
    "hasNextPage": "page[0]",
    "hasPreviousPage": "page[1]",
    "startCursor": "page[2]",
    "endCursor": "page[3]",
    "__typename": "'PageInfo'",
}


class LevelCode(ObjectCode):
    _levels: list[PlannedLevel]

    # ---- levels

    def level(self, source: sources.Level, type_: Any, nodes: Nodes) -> PlannedLevel:
        planned = self._new_level(nodes)
        named = get_named_type(type_)
        if source.kind == "connection":
            self._connection(unwrap(type_)[0], nodes, planned)
        elif source.group:
            self._groups(named, nodes, planned)
        elif is_composite_type(named):
            self._objects(named, nodes, planned, RowLocation("it"))
        planned.seal()
        return planned

    def loaded(self, type_: Any, nodes: Nodes) -> PlannedLevel:
        planned = self._new_level(nodes)
        self._objects(type_, nodes, planned, RowLocation("it"))
        planned.seal()
        return planned

    def values(self, type_: Any, nodes: Nodes) -> PlannedLevel:
        """The outermost Python values: their references are loaded by one statement a type."""
        planned = self._new_level(nodes)
        planned.of_values = True
        self._objects(type_, nodes, planned, ValueLocation("r"))
        return planned

    def _new_level(self, nodes: Nodes) -> PlannedLevel:
        planned = PlannedLevel(field_name=nodes[0].name.value)
        self._levels.append(planned)
        return planned

    def _objects(self, type_: Any, nodes: Nodes, planned: PlannedLevel, at: Any) -> None:
        made = self.composite(type_, nodes, at, Scope(planned, "r", _plain_kid))
        planned.function = self.function(
            "level_", "rows, kids, a, w", f"return [{made} {_each_row(planned)}]"
        )

    def _groups(self, type_: Any, nodes: Nodes, planned: PlannedLevel) -> None:
        made = self.composite(type_, nodes, RowLocation("it"), Scope(planned, "r", _group_kid))
        names = [f"c{number} = kids[{number}]" for number in range(len(planned.kids))]
        each = "for low, high in spans for r in (rows[low],)"
        planned.function = self.function(
            "groups_", "rows, spans, kids, a, w", *names, f"return [{made} {each}]"
        )

    def group_rows(self, source: sources.GroupRows, type_: Any, nodes: Nodes, at: Any, scope: Scope) -> str:
        items = item_type(type_)
        if (
            items is None
            or scope.row != "r"
            or scope.kid is not _group_kid
            or not isinstance(at, RowLocation)
        ):
            raise WrongPlace("group_rows() is for a list in an object of many(group=…)")
        inside = Scope(scope.level, "q", _member_kid)
        location = RowLocation(source.alias)
        made = self.composite(unwrap(items)[0], nodes, location, inside)
        guard = f" if q[{scope.level.column(location.sql(source.guard))}] is not None" if source.guard else ""
        return f"[{made} for i in range(low, high) for q in (rows[i],){guard}]"

    # ---- connections

    def _connection(self, type_: Any, nodes: Nodes, planned: PlannedLevel) -> None:
        items = [f"0: {type_.name!r}"] if self.raw else []
        edge_lists: list[str] = []
        for key, field_nodes in self.subfields(type_, nodes).items():
            name = field_nodes[0].name.value
            definition = type_.fields.get(name)
            if name == "__typename":
                value = repr(type_.name)
            elif name == "totalCount":
                planned.wants_total = True
                value = self.leaf(definition.type, "total", cheap=True)
            elif name == "pageInfo":
                planned.wants_page = True
                value = self._page_info(unwrap(definition.type)[0], field_nodes)
            else:
                value = f"edges[{len(edge_lists)}]"
                edge_lists.append(self._edges(unwrap(item_type(definition.type))[0], field_nodes, planned))
            items.append(f"{key!r}: {value}")
        planned.function = self.function(
            "connection_", "total, page, edges", "return {" + ", ".join(items) + "}"
        )
        if edge_lists:
            planned.wants_edges = True
            each = _each_row(planned, "u", "cursors")
            made = ", ".join(f"[{edge} {each}]" for edge in edge_lists)
            body = f"return ({made},)"
            planned.edges_function = self.function("edges_", "rows, cursors, kids, a, w", body)

    def _page_info(self, type_: Any, nodes: Nodes) -> str:
        items = [f"0: {type_.name!r}"] if self.raw else []
        for key, field_nodes in self.subfields(type_, nodes).items():
            items.append(f"{key!r}: {_PAGE_FIELDS[field_nodes[0].name.value]}")
        return "{" + ", ".join(items) + "}"

    def _edges(self, type_: Any, nodes: Nodes, planned: PlannedLevel) -> str:
        items = [f"0: {type_.name!r}"] if self.raw else []
        for key, field_nodes in self.subfields(type_, nodes).items():
            name = field_nodes[0].name.value
            if name == "__typename":
                value = repr(type_.name)
            elif name == "cursor":
                planned.wants_cursors = True
                value = "u"
            else:
                node = unwrap(type_.fields[name].type)[0]
                value = self.composite(node, field_nodes, RowLocation("it"), Scope(planned, "r", _plain_kid))
            items.append(f"{key!r}: {value}")
        return "{" + ", ".join(items) + "}"

    # ---- roots

    def plan(self, root_type: Any, selection_set: Any) -> Plan:
        self._levels = []
        try:
            fields = collect_fields(
                self.declared.graphql, self.fragments, self.variables, root_type, selection_set
            )
        except GraphQLError:
            if not self.raw:
                raise
            fields = {}
        roots = [self._root(root_type, key, nodes) for key, nodes in fields.items()]
        text = self.run()
        for planned in self._levels:
            planned.build = self.namespace.get(planned.function)
            planned.build_edges = self.namespace.get(planned.edges_function)
        for root in roots:
            if root.finish:
                root.complete = self.namespace[root.finish]
        return Plan(roots, self.slots, text)

    def _root(self, root_type: Any, key: str, nodes: Nodes) -> PlannedRoot:
        name = nodes[0].name.value
        if name == "__typename":
            return PlannedRoot(key, name, nodes, constant=root_type.name)
        if name.startswith("__"):
            return PlannedRoot(key, name, nodes, core=True)
        definition = root_type.fields[name]
        field = self.declared.fields[root_type.name][name]
        first_slot = len(self.slots)
        mutates = isinstance(field.where, Performs)
        slot = self.slot(definition, nodes[0], keeps_null=mutates)
        root = PlannedRoot(key, name, nodes, access=field.access, slot=slot)
        try:
            self._root_source(root, field.where, definition.type, nodes)
        except WrongPlace as mistake:
            raise WrongPlace(f"{root_type.name}.{name}: {mistake}") from None
        root.slots = range(first_slot, len(self.slots))
        return root

    def _root_source(self, root: PlannedRoot, source: Any, type_: Any, nodes: Nodes) -> None:
        kind = "one"
        if isinstance(source, sources.Level):
            root.level, root.resolve, kind = self.level(source, type_, nodes), source.resolve, source.kind
        elif isinstance(source, sources.Lookup):
            target = get_named_type(type_)
            root.level = self.loaded(target, nodes)
            root.resolve = ready_levels.looked_up(source.fn, self.declared.loads[target.name].resolve)
        elif isinstance(source, sources.Python):
            kind = "level"
            if is_leaf_type(get_named_type(type_)):
                root.level, root.resolve = self._new_level(nodes), ready_levels.python_leaf(source.fn)
            else:
                root.level = self.values(get_named_type(type_), nodes)
                root.resolve = partial(ready_levels.python_objects, source.fn, item_type(type_) is not None)
        elif isinstance(source, Performs):
            kind = "level"
            root.level = self.values(get_named_type(type_), nodes)
        else:
            raise WrongPlace(f"{type(source).__name__.lower()}() is no source of a root field")
        root.finish = self.function("root_", "found", f"return {self.answer(kind, type_, 'found')}")


def _plain_kid(number: int) -> str:
    return f"c{number}"


def _group_kid(number: int) -> str:
    return f"c{number}[low]"


def _member_kid(number: int) -> str:
    return f"c{number}[i]"


def _each_row(planned: PlannedLevel, *beside: str) -> str:
    """`for r in rows`, with each row's children (and another list) beside it."""
    names, lists = (beside[:1], beside[1:]) if beside else ((), ())
    kids = [f"c{number}" for number in range(len(planned.kids))]
    if not kids and not names:
        return "for r in rows"
    variables = ", ".join(["r", *names, *kids])
    return f"for {variables} in zip({', '.join(['rows', *lists])}{', *kids' if kids else ''})"
