"""The roof: root fields, mutations and types become one schema whose fields know their sources."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import Any

import graphene
from django.db import connection
from graphene.types.definitions import GrapheneEnumType
from graphene.utils.str_converters import to_camel_case
from graphql import (
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_abstract_type,
    is_enum_type,
    lexicographic_sort_schema,
    print_schema,
)
from graphql.execution.values import get_variable_values

from foundation.graphql.connections import Connection, Edge, PageInfo
from foundation.graphql.database import fetcher
from foundation.graphql.declare import Field, Kinds, Loads, Queries, declared_fields
from foundation.graphql.documents import BadRequest, Document, Documents
from foundation.graphql.errors import PermissionDenied, public_errors
from foundation.graphql.execution import Execution
from foundation.graphql.limits import Limits, cost_error
from foundation.graphql.locations import read
from foundation.graphql.mutations import Loaded, Mutation
from foundation.graphql.sound import check_declarations
from foundation.graphql.sources import col, reference


class Schema:
    """A built schema: what the planner asks about types, and the way to run a document."""

    def __init__(self, graphql: GraphQLSchema, graphene_types: Mapping[str, Any], limits: Limits) -> None:
        self.graphql = graphql
        self.limits = limits
        self.fields = {
            name: _fields_of(type_) for name, type_ in graphene_types.items() if _has_fields(type_)
        }
        self.kinds = {
            name: found for name, type_ in graphene_types.items() if (found := _attribute(type_, Kinds))
        }
        self.loads = {
            name: found for name, type_ in graphene_types.items() if (found := _attribute(type_, Loads))
        }
        self.documents = Documents(self, limits)
        self.known_by_compiler = frozenset(
            name for name, type_ in graphene_types.items() if issubclass(type_, Connection | Edge | PageInfo)
        )
        self._give_payloads_their_sources(graphene_types)
        _plain_enum_values(graphql)
        _resolve_from_plans(graphql)
        check_declarations(self, graphene_types)

    # ---- what the planner asks

    def loadable(self, type_: Any) -> list[str]:
        """The concrete types behind a type that can be loaded by key."""
        concrete = self.graphql.get_possible_types(type_) if is_abstract_type(type_) else [type_]
        return sorted(one.name for one in concrete if one.name in self.loads)

    def key_reader(self, name: str, type_name: str, listed: bool, abstract: bool) -> Callable[[Any], Any]:
        """From a Python value to the key(s) of `type_name` that its attribute `name` holds."""

        def one(found: Any) -> Any:
            if isinstance(found, Loaded):
                return found.pk if found.type_name == type_name else None
            return None if abstract else found

        def key(value: Any) -> Any:
            found = read(value, name)
            if not listed:
                return one(found)
            return None if found is None else [pk for item in found if (pk := one(item)) is not None]

        return key

    def refusal(self, _access: str) -> GraphQLError:
        return PermissionDenied()

    # ---- for everybody else

    def start(
        self, text: str, variables: Mapping[str, Any] | None, viewer: Any, operation_name: str | None = None
    ) -> Execution:
        """Ready to run; raises BadRequest where the document, its variables or its cost are refused."""
        document = self.documents.get(text, operation_name)
        given = dict(variables or {})
        definitions = document.operation.variable_definitions or ()
        coerced = get_variable_values(self.graphql, definitions, given, max_errors=50)
        if isinstance(coerced, list):
            raise BadRequest(coerced)
        cost = document.cost.of(coerced)
        if cost > self.limits.cost:
            raise BadRequest([cost_error(cost, self.limits)])
        seconds = None if document.is_mutation else self.limits.query_seconds
        return Execution(document, given, coerced, viewer, fetcher(connection, seconds), cost)

    def run(
        self,
        text: str,
        variables: Mapping[str, Any] | None = None,
        *,
        viewer: Any,
        operation_name: str | None = None,
    ) -> dict[str, Any]:
        """The answer as clients get it: `{"data": …}`, `{"errors": […], "data": …}` or `{"errors": […]}`."""
        try:
            execution = self.start(text, variables, viewer, operation_name)
        except BadRequest as refused:
            return {"errors": public_errors(refused.errors)}
        return answer(*execution.run())

    @cached_property
    def _sdl(self) -> str:
        return print_schema(lexicographic_sort_schema(self.graphql)) + "\n"

    def sdl(self) -> str:
        """The schema in its definition language, sorted: the same text for the same declarations."""
        return self._sdl

    def root_fields(self) -> dict[str, str]:
        """`{"Query.products": "public", …}`: every door and its access."""
        roots = [one.name for one in (self.graphql.query_type, self.graphql.mutation_type) if one]
        return {
            f"{root}.{name}": field.access
            for root in roots
            for name, field in sorted(self.fields[root].items())
        }

    def document(self, text: str, operation_name: str | None = None) -> Document:
        return self.documents.get(text, operation_name)

    def _give_payloads_their_sources(self, graphene_types: Mapping[str, Any]) -> None:
        """Payload fields without a source read what `perform` returned; of types with `by_pk` by key."""
        mutation = self.graphql.mutation_type
        for root_field in mutation.fields.values() if mutation else ():
            payload = get_named_type(root_field.type)
            for name, python_name, field in _named_fields(graphene_types[payload.name]):
                if field.where is None:
                    by_key = self.loadable(get_named_type(payload.fields[name].type))
                    field.where = reference(python_name) if by_key else col(python_name)


def answer(data: dict[str, Any] | None, errors: Sequence[GraphQLError]) -> dict[str, Any]:
    return {"errors": public_errors(errors), "data": data} if errors else {"data": data}


def build(
    *,
    queries: Sequence[type[Queries]],
    mutations: Sequence[type[Mutation]] = (),
    types: Sequence[type[graphene.ObjectType]] = (),
    limits: Limits | None = None,
) -> Schema:
    """One schema of the rooms' root fields and mutations; `types` are those that only interfaces lead to."""
    query_fields: dict[str, Field] = {}
    for room in queries:
        _add(query_fields, declared_fields(room), room.__name__)
    mutation_fields: dict[str, Field] = {}
    for mutation in mutations:
        mutation.root_field.name = mutation.name
        _add(mutation_fields, {mutation.name: mutation.root_field}, mutation.__name__)
    query = type("Query", (graphene.ObjectType,), query_fields)
    mutation_type = type("Mutation", (graphene.ObjectType,), mutation_fields) if mutation_fields else None
    graphql = graphene.Schema(query=query, mutation=mutation_type, types=list(types)).graphql_schema
    graphene_types = {
        name: type_.graphene_type
        for name, type_ in graphql.type_map.items()
        if hasattr(type_, "graphene_type")
    }
    return Schema(graphql, graphene_types, limits or Limits())


def _add(fields: dict[str, Field], more: Mapping[str, Field], owner: str) -> None:
    twice = sorted(set(fields) & set(more))
    if twice:
        raise TypeError(f"{owner} declares root fields that exist already: {twice}")
    fields.update(more)


def _has_fields(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, graphene.ObjectType | graphene.Interface)


def _named_fields(type_: Any) -> list[tuple[str, str, Any]]:
    """(name on the wire, name in Python, field)"""
    return [(field.name or to_camel_case(name), name, field) for name, field in type_._meta.fields.items()]


def _fields_of(type_: Any) -> dict[str, Any]:
    return {name: field for name, _python_name, field in _named_fields(type_)}


def _attribute(type_: Any, kind: type) -> Any:
    if not isinstance(type_, type):
        return None
    return next((value for value in vars(type_).values() if isinstance(value, kind)), None)


def _plain_enum_values(graphql: GraphQLSchema) -> None:
    """Enums by plain values instead of members: arguments arrive as values, columns hold values."""
    for type_ in graphql.type_map.values():
        if isinstance(type_, GrapheneEnumType):
            for value in type_.values.values():
                value.value = _plain(value.value)
            type_.__dict__.pop("_value_lookup", None)
            type_.serialize = _enum_writer(type_)
    for type_ in graphql.type_map.values():
        if isinstance(type_, GraphQLInputObjectType):
            for field in type_.fields.values():
                field.default_value = _plain(field.default_value)
        elif isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for output in type_.fields.values():
                for argument in output.args.values():
                    argument.default_value = _plain(argument.default_value)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _enum_writer(type_: GrapheneEnumType) -> Callable[[Any], str]:
    names = {value.value: name for name, value in type_.values.items()}

    def serialize(value: Any) -> str:
        plain = _plain(value)
        try:
            return names[plain]
        except (KeyError, TypeError):
            raise GraphQLError(f"Enum '{type_.name}' cannot represent value: {plain!r}") from None

    return serialize


def _resolve_from_plans(graphql: GraphQLSchema) -> None:
    """Under graphql-core a root field runs its plan; below it everything lies ready by response key."""
    roots = (graphql.query_type, graphql.mutation_type)
    for type_ in graphql.type_map.values():
        if type_.name.startswith("__") or is_enum_type(type_):
            continue
        if isinstance(type_, GraphQLObjectType):
            for field in type_.fields.values():
                field.resolve = _resolve_root if type_ in roots else _resolve_below
        elif isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
            type_.resolve_type = _resolve_type


def _resolve_root(_root: Any, info: Any, **_arguments: Any) -> Any:
    return info.context.resolve(info.path.key)


def _resolve_below(tree: Any, info: Any, **_arguments: Any) -> Any:
    return tree[info.path.key]


def _resolve_type(tree: Any, _info: Any, _type: Any) -> Any:
    return tree[0]
