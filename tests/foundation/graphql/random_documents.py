"""Random valid documents over any schema of the library: aliases, fragments, directives, variables, nulls.

`documents(schema, values)` is a hypothesis strategy. `values` gives strategies for arguments that
need meaning to lead anywhere (ids, slugs, cursors): by `"Type.field.argument"`, `"argument"`, or the name of
the input type. Values are as they stand in JSON; they are written into the document or passed as variables.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    Undefined,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_required_input_field,
)
from hypothesis import strategies as st

from tests.foundation.graphql.literals import Name, literal

Values = Mapping[str, st.SearchStrategy[Any]]


@dataclass(frozen=True)
class Case:
    """A document and what to run it with."""

    text: str
    variables: dict[str, Any]


def differing(types: Iterable[Any]) -> frozenset[str]:
    """Field names whose type is not the same in all of these types: none may meet under one key."""
    seen: dict[str, set[str]] = {}
    for type_ in types:
        for name, one in getattr(type_, "fields", {}).items():
            seen.setdefault(name, set()).add(str(one.type))
    return frozenset(name for name, found in seen.items() if len(found) > 1)


@lru_cache(maxsize=8)
def _apart(schema: GraphQLSchema) -> frozenset[str]:
    """Names that differ between the types of some interface or union."""
    abstract = [one for one in schema.type_map.values() if is_abstract_type(one)]
    return frozenset().union(*(differing([one, *schema.get_possible_types(one)]) for one in abstract))


@dataclass
class _Writer:
    schema: GraphQLSchema
    values: Values
    draw: Any
    budget: int
    skip: frozenset[str]
    mistakes: bool
    always: frozenset[str]
    definitions: dict[str, str] = field(default_factory=dict)
    variables: dict[str, Any] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    fragment_types: dict[str, str] = field(default_factory=dict)
    heads: dict[str, list[tuple[str, Any]]] = field(default_factory=dict)
    aliases: int = 0

    # ---- choices

    def chance(self, percent: int) -> bool:
        return self.draw(st.integers(0, 99)) >= 100 - percent  # the simplest draw says no

    def pick(self, options: list[Any]) -> Any:
        return options[self.draw(st.integers(0, len(options) - 1))]

    # ---- selections

    def selections(self, type_: Any, depth: int) -> str:
        """`{ … }` on a composite type, never empty."""
        wanted = self.draw(st.integers(1, 5 if depth < 3 else 3))
        parts = [self.selection(type_, depth) for _number in range(wanted)]
        return "{ " + " ".join(parts) + " }"

    def selection(self, type_: Any, depth: int) -> str:
        self.budget -= 1
        if self.budget > 0 and depth < 9 and self.chance(12):
            return self.fragment(type_, depth)
        if is_abstract_type(type_) and depth < 9 and self.chance(60):
            concrete = self.pick(sorted(self.schema.get_possible_types(type_), key=str))
            return f"... on {concrete} {self.selections(concrete, depth + 1)}"
        names = [name for name in getattr(type_, "fields", {}) if f"{type_.name}.{name}" not in self.skip]
        if self.budget <= 0 or depth > 8:
            names = [name for name in names if not is_composite_type(get_named_type(type_.fields[name].type))]
        if not names or self.chance(6):
            return self.aliased("__typename") + self.directives()
        return self.field(type_, self.pick(sorted(names)), depth)

    def field(self, type_: Any, name: str, depth: int) -> str:
        definition = type_.fields[name]
        below = get_named_type(definition.type)
        used = [head for head, on in self.heads.get(type_.name, []) if on is below]
        if used and self.chance(15):
            head = self.pick(used)  # the same field under the same key: the selections are merged
        else:
            arguments = self.arguments(f"{type_.name}.{name}", definition)
            # Two selections may only meet under one key if they have the same arguments.
            head = self.aliased(name, force=bool(arguments) or name in _apart(self.schema)) + arguments
            self.heads.setdefault(type_.name, []).append((head, below))
        head += self.directives()
        return f"{head} {self.selections(below, depth + 1)}" if is_composite_type(below) else head

    def aliased(self, name: str, *, force: bool = False) -> str:
        if not force and not self.chance(25):
            return name
        if self.aliases >= 90 and not force:
            return name
        self.aliases += 1
        # Neither may two types of an interface differ under one key: every alias is used once.
        return f"a{self.aliases}: {name}"

    def fragment(self, type_: Any, depth: int) -> str:
        on = self.pick([type_, type_, *self.wider_types(type_)])
        if self.chance(40):
            condition = f"on {on} " if on is not type_ or self.chance(60) else ""
            return f"... {condition}{self.directives()} {self.selections(on, depth + 1)}"
        fitting = [name for name, fragment_on in self.fragment_types.items() if fragment_on == on.name]
        if fitting and self.chance(50):
            return f"...{self.pick(sorted(fitting))}{self.directives()}"
        body = self.selections(on, depth + 1)
        name = f"F{len(self.fragments)}"
        self.fragments.append(f"fragment {name} on {on} {body}")
        self.fragment_types[name] = on.name
        return f"...{name}{self.directives()}"

    def wider_types(self, type_: Any) -> list[Any]:
        """Interfaces and unions that an object may also be looked at through."""
        if is_abstract_type(type_):
            return []
        abstract = [one for one in self.schema.type_map.values() if is_abstract_type(one)]
        return sorted((one for one in abstract if self.schema.is_sub_type(one, type_)), key=str)

    def directives(self) -> str:
        if not self.chance(10):
            return ""
        name = self.pick(["skip", "include"])
        if self.chance(30):
            return f" @{name}(if: {'true' if self.chance(50) else 'false'})"
        return f" @{name}(if: ${self.switch()})"

    def switch(self) -> str:
        """A Boolean variable: required, or with a default and then perhaps null, an error at run time."""
        known = [name for name in self.definitions if name.startswith("b")]
        if known and self.chance(60):
            return self.pick(known)
        name = f"b{len(self.definitions)}"
        if self.chance(75):
            self.definitions[name] = "Boolean!"
            self.variables[name] = self.chance(50)
        else:
            self.definitions[name] = f"Boolean = {'true' if self.chance(50) else 'false'}"
            if self.chance(50):
                self.variables[name] = None if self.mistakes and self.chance(10) else self.chance(50)
        return name

    # ---- arguments

    def arguments(self, path: str, definition: Any) -> str:
        parts = []
        names = sorted(definition.args)
        paged = {"first", "last"} <= set(names)
        if paged and not (self.mistakes and self.chance(5)):
            names.remove(self.pick(["last", "last", "first"]))
        for name in names:
            argument = definition.args[name]
            required = isinstance(argument.type, GraphQLNonNull) and argument.default_value is Undefined
            if required or self.chance(self.likelihood(f"{path}.{name}", name)):
                parts.append(f"{name}: {self.argument(path, name, argument)}")
        return f"({', '.join(parts)})" if parts else ""

    def likelihood(self, path: str, name: str) -> int:
        if path in self.always:
            return 100
        if name in ("first", "last"):
            return 90 if self.mistakes else 100
        return 60 if name in ("size", "filter", "id", "slug") else 30

    def argument(self, path: str, name: str, argument: Any) -> str:
        value = self.draw(self.value(argument.type, f"{path}.{name}", name))
        if not self.chance(45):
            return literal(value)
        return self.variable(name, argument, value, needed=f"{path}.{name}" in self.always)

    def variable(self, of: str, argument: Any, value: Any, *, needed: bool) -> str:
        name = f"v{len(self.definitions)}"
        nullable = argument.type.of_type if isinstance(argument.type, GraphQLNonNull) else argument.type
        has_default = argument.default_value is not Undefined
        if isinstance(argument.type, GraphQLNonNull) and has_default and self.chance(60):
            self.definitions[name] = str(nullable)  # null here is an error of the field
            if self.chance(70):
                self.variables[name] = None if self.mistakes and self.chance(30) else _json(value)
        else:
            self.definitions[name] = str(argument.type)
            sized = not self.mistakes and of in _SIZES
            if needed or sized or isinstance(argument.type, GraphQLNonNull) or self.chance(85):
                self.variables[name] = _json(value)
        return f"${name}"

    def value(self, type_: Any, path: str, name: str) -> st.SearchStrategy[Any]:
        given = self.values.get(path, self.values.get(name))
        inner = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
        found = given if given is not None else self.plain(inner, path)
        never_null = inner is not type_ or name in _SIZES or path in self.always
        return found if never_null else st.one_of(*([found] * 6), st.none())

    def plain(self, type_: Any, path: str) -> st.SearchStrategy[Any]:
        if isinstance(type_, GraphQLList):
            return st.lists(self.value(type_.of_type, path, ""), max_size=3)
        if isinstance(type_, GraphQLEnumType):
            return st.sampled_from(sorted(type_.values)).map(Name)
        if isinstance(type_, GraphQLInputObjectType):
            return self.input_object(type_, path)
        return self.values.get(type_.name, _SCALARS.get(type_.name, st.sampled_from(["", "x"])))

    def input_object(self, type_: GraphQLInputObjectType, path: str) -> st.SearchStrategy[Any]:
        if path.count(">") > 3:
            return st.just({})
        needed = [name for name, one in type_.fields.items() if is_required_input_field(one)]
        others = sorted(set(type_.fields) - set(needed))
        chosen = self.draw(st.sets(st.sampled_from(others), max_size=3)) if others else set()
        return st.fixed_dictionaries(
            {
                name: self.value(
                    type_.fields[name].type, f"{path}>{type_.name}.{name}", f"{type_.name}.{name}"
                )
                for name in [*sorted(needed), *sorted(chosen)]
            }
        )


_SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "Int": st.integers(-1, 12),
    "Float": st.sampled_from([0, 0.5, 5000, -3]),
    "Boolean": st.booleans(),
    "String": st.sampled_from(["", "a", 'x"y', "Banyuwangi"]),
    "ID": st.sampled_from(["", "x", "UHJvZHVjdDox"]),
    "PositiveInt": st.integers(0, 5),
    "PositiveDecimal": st.sampled_from([0, 1.5]),
    "Decimal": st.sampled_from([0, 1.5, -2]),
    "Date": st.just("2026-03-01"),
    "DateTime": st.just("2026-03-01T00:00:00+00:00"),
    "JSON": st.sampled_from([None, 1, "x", {"a": [1]}]),
    "JSONString": st.sampled_from(["{}", "[1]"]),
    "UUID": st.just("00000000-0000-0000-0000-000000000001"),
}
_SIZES: dict[str, st.SearchStrategy[Any]] = {
    "first": st.integers(1, 4),
    "last": st.integers(1, 4),
    "limit": st.integers(0, 4),
}


def _json(value: Any) -> Any:
    if isinstance(value, Name):
        return str(value)
    if isinstance(value, list):
        return [_json(one) for one in value]
    if isinstance(value, dict):
        return {name: _json(one) for name, one in value.items()}
    return value


@st.composite
def documents(
    draw: Any,
    schema: GraphQLSchema,
    values: Values | None = None,
    *,
    skip: frozenset[str] = frozenset(),
    size: int = 40,
    mistakes: bool = True,
    always: frozenset[str] = frozenset(),
) -> Case:
    """Queries; `skip` names fields ("Type.field") to leave out, `size` bounds the number of selections.

    `always` names arguments ("Type.field.argument") that are given each time, and never null.
    Without `mistakes` the document itself provokes no error: no null where none may be, no page without size.
    """
    writer = _Writer(schema, {**_SIZES, **(values or {})}, draw, size, skip, mistakes, always)
    body = writer.selections(schema.query_type, 0)
    definitions = ", ".join(f"${name}: {type_}" for name, type_ in writer.definitions.items())
    head = f"query Q({definitions}) " if definitions else "query Q "
    return Case("\n".join([head + body, *writer.fragments]), writer.variables)
