"""Documents that select everything: all fields of all types below a root field, four objects deep."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_required_argument,
)

from tests.foundation.graphql.random_documents import differing

DEPTH = 4
# What arguments get that a field below the root asks for.
BELOW = {"first": "2", "languageCode": "ID", "slug": '"motif"'}


def whole(schema: GraphQLSchema, type_: Any, depth: int = DEPTH) -> str:
    """`{ … }`: the leaves of `type_`, and what is below it, `depth` objects deep."""
    if is_abstract_type(type_):
        possible = schema.get_possible_types(type_)
        apart = differing(possible)
        parts = [f"... on {one} {_object(schema, one, depth, apart)}" for one in possible]
        return f"{{ __typename {' '.join(parts)} }}"
    return _object(schema, type_, depth, frozenset())


def _object(schema: GraphQLSchema, type_: Any, depth: int, apart: frozenset[str]) -> str:
    """Fields `apart` stand under a key of this type's own: other types have them of another type."""
    parts = ["__typename"]
    for name, field in type_.fields.items():
        below = get_named_type(field.type)
        asked = f"{name}Of{type_}: {name}" if name in apart else name
        if not is_composite_type(below):
            parts.append(asked + _arguments(type_, name, field))
        elif depth > _counts(below):
            inner = whole(schema, below, depth - _counts(below))
            parts.append(f"{asked}{_arguments(type_, name, field)} {inner}")
    return f"{{ {' '.join(parts)} }}"


def _counts(type_: Any) -> bool:
    """Objects are things with an id; connections and amounts of money are no step deeper."""
    return "id" in getattr(type_, "fields", {})


def _arguments(type_: Any, name: str, field: Any) -> str:
    given = [one for one, argument in field.args.items() if is_required_argument(argument) or one == "first"]
    unknown = set(given) - set(BELOW)
    assert not unknown, f"{type_}.{name} asks for {unknown}: say in BELOW what it gets"
    return f"({', '.join(f'{one}: {BELOW[one]}' for one in given)})" if given else ""


def reached(schema: GraphQLSchema, type_: Any, value: Any) -> Iterator[str]:
    """The names ("Type.field") of all fields that hold an object in an answer."""
    if isinstance(value, list):
        for one in value:
            yield from reached(schema, type_, one)
    elif isinstance(value, dict):
        concrete: Any = schema.type_map[value["__typename"]] if "__typename" in value else type_
        for name, inner in value.items():
            if name.startswith("__"):
                continue
            field = name.removesuffix(f"Of{concrete}")
            below = get_named_type(concrete.fields[field].type)
            if is_composite_type(below) and inner not in (None, []):
                yield f"{concrete}.{field}"
                yield from reached(schema, below, inner)


def object_fields(schema: GraphQLSchema) -> set[str]:
    """The names ("Type.field") of all fields below Query that may hold an object."""
    found, waiting, seen = set(), [schema.query_type], set()
    while waiting:
        type_ = waiting.pop()
        if type_ in seen:
            continue
        seen.add(type_)
        if is_abstract_type(type_):
            waiting += schema.get_possible_types(type_)
            continue
        for name, field in type_.fields.items():
            below = get_named_type(field.type)
            if is_composite_type(below):
                found.add(f"{type_}.{name}")
                waiting.append(below)
    return found
