"""Where a schema differs from a contract: what it lacks, and what it has otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    Undefined,
    is_introspection_type,
    is_required_argument,
    is_required_input_field,
    is_specified_scalar_type,
)


@dataclass
class Agreement:
    """Names like `Type`, `Type.field`, `Type.field(argument)`. Of a lacking type nothing more is said."""

    lacking: set[str] = field(default_factory=set)
    otherwise: dict[str, str] = field(default_factory=dict)

    def compare(self, path: str, promised: Any, ours: Any) -> None:
        if promised != ours:
            self.otherwise[path] = f"{promised} is {ours}"


def agreement(contract: GraphQLSchema, schema: GraphQLSchema) -> Agreement:
    """Types, defaults and nullability must be the same; arguments and inputs beyond the contract, optional.

    Both are schemas built from text, so that values stand in one form.
    """
    found = Agreement()
    for name, promised in contract.type_map.items():
        if is_introspection_type(promised) or is_specified_scalar_type(promised):
            continue
        ours = schema.type_map.get(name)
        if ours is None:
            found.lacking.add(name)
            continue
        if not isinstance(ours, type(promised)):
            found.otherwise[name] = f"{type(promised).__name__} is {type(ours).__name__}"
            continue
        for path, one, other in _members(name, promised, ours, found):
            found.compare(path, str(one.type), str(other.type))
            found.compare(f"{path} (default)", _default(one), _default(other))
    return found


def _members(name: str, promised: Any, ours: Any, found: Agreement) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(promised, GraphQLUnionType):
        found.lacking |= {f"{name}.{one}" for one in _names(promised.types) - _names(ours.types)}
    elif isinstance(promised, GraphQLEnumType):
        found.lacking |= {f"{name}.{one}" for one in set(promised.values) - set(ours.values)}
    elif isinstance(promised, GraphQLInputObjectType):
        yield from _both(f"{name}.%s", promised.fields, ours.fields, found)
        _nothing_more_required(f"{name}.%s", promised.fields, ours.fields, is_required_input_field, found)
    elif hasattr(promised, "fields"):
        found.lacking |= {f"{name} ({one})" for one in _names(promised.interfaces) - _names(ours.interfaces)}
        for path, one, other in _both(f"{name}.%s", promised.fields, ours.fields, found):
            yield path, one, other
            yield from _both(f"{path}(%s)", one.args, other.args, found)
            _nothing_more_required(f"{path}(%s)", one.args, other.args, is_required_argument, found)


def _both(
    path: str, promised: Mapping[str, Any], ours: Mapping[str, Any], found: Agreement
) -> Iterator[tuple[str, Any, Any]]:
    for name, one in promised.items():
        if name in ours:
            yield path % name, one, ours[name]
        else:
            found.lacking.add(path % name)


def _nothing_more_required(
    path: str, promised: Mapping[str, Any], ours: Mapping[str, Any], required: Any, found: Agreement
) -> None:
    for name in set(ours) - set(promised):
        if required(ours[name]):
            found.otherwise[path % name] = "is required, and the contract does not know it"


def _names(types: Any) -> set[str]:
    return {one.name for one in types}


def _default(one: Any) -> Any:
    return getattr(one, "default_value", Undefined)
