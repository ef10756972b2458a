"""Refuses, when the schema is built, declarations that could not work: no document has to find them.

Walks from the root fields through every (type, place it is read from): a row, some named columns of a
row, a Python value.
"""

import re
from collections.abc import Mapping
from typing import Any

from graphql import get_named_type, is_abstract_type, is_leaf_type, is_list_type, is_non_null_type

from foundation.graphql import sources
from foundation.graphql.locations import RowLocation, ValueLocation, WrongPlace
from foundation.graphql.mutations import Performs

_TEXT = re.compile(r"'[^']*'")
_ALIAS = re.compile(r"(?<![\w}.])[A-Za-z_]\w*\.[A-Za-z_]\w*")
Place = tuple[
    str, frozenset[str] | None, bool
]  # ("row" | "value", the only names to be seen, outermost or in a group)


def check_declarations(schema: Any, graphene_types: Mapping[str, Any]) -> None:
    """Raises TypeError that names the field."""
    problems = _namesakes(graphene_types)
    seen: set[tuple[str, Place]] = set()
    waiting: list[tuple[str, Place, str]] = []
    for root in (schema.graphql.query_type, schema.graphql.mutation_type):
        for name, definition in root.fields.items() if root else ():
            field = schema.fields[root.name][name]
            waiting += _from_root(schema, f"{root.name}.{name}", field.where, definition.type, problems)
    while waiting:
        type_name, place, path = waiting.pop()
        if (type_name, place) in seen or type_name in schema.known_by_compiler:
            continue
        seen.add((type_name, place))
        waiting += _from_type(schema, type_name, place, path, problems)
    if problems:
        raise TypeError("these fields cannot work:\n  " + "\n  ".join(sorted(set(problems))))


def _namesakes(graphene_types: Mapping[str, Any]) -> list[str]:
    """Two classes of one name: graphene would quietly take the first for both."""
    problems = []
    for owner in graphene_types.values():
        for name, field in (getattr(owner._meta, "fields", None) or {}).items():
            used = [field.type, *(argument.type for argument in getattr(field, "args", {}).values())]
            for one in map(_named_class, used):
                known = graphene_types.get(one._meta.name, one)
                if known is not one:
                    problems.append(f"{owner._meta.name}.{name}: there are two types named {one._meta.name}")
    return problems


def _named_class(type_: Any) -> Any:
    while hasattr(type_, "of_type"):
        type_ = type_.of_type
    return type_


def _from_root(
    schema: Any, path: str, source: Any, type_: Any, problems: list[str]
) -> list[tuple[str, Place, str]]:
    if isinstance(source, Performs | sources.Python):
        return _objects(schema, type_, ("value", None, True), path, problems)
    if isinstance(source, sources.Lookup):
        if get_named_type(type_).name not in schema.loads:
            problems.append(f"{path}: lookup() needs `by_pk` in {get_named_type(type_)}")
        return _objects(schema, type_, ("row", None, False), path, problems)
    if isinstance(source, sources.Level):
        if source.key is not None:
            problems.append(f"{path}: a level at the root has no key")
        return _behind_level(schema, source, type_, path, problems)
    problems.append(f"{path}: needs a source that works at the root, not {type(source).__name__}")
    return []


def _from_type(
    schema: Any, type_name: str, place: Place, path: str, problems: list[str]
) -> list[tuple[str, Place, str]]:
    found: list[tuple[str, Place, str]] = []
    type_ = schema.graphql.type_map[type_name]
    for name, definition in type_.fields.items():
        field = schema.fields[type_name].get(name)
        source = getattr(field, "where", None)
        here = f"{type_name}.{name}"
        if source is None:
            problems.append(f"{here}: no source (read by {path})")
            continue
        try:
            found += _from_field(schema, source, definition.type, place, here, problems)
        except WrongPlace as mistake:
            problems.append(f"{here}: {mistake} (read by {path})")
    return found


def _from_field(
    schema: Any, source: Any, type_: Any, place: Place, here: str, problems: list[str]
) -> list[tuple[str, Place, str]]:
    kind, _names, special = place
    if isinstance(source, sources.Const):
        return []
    if isinstance(source, sources.Column):
        for expression in source.expressions:
            _try(place, expression)
        return (
            []
            if is_leaf_type(get_named_type(type_))
            else _objects(schema, type_, ("value", None, False), here, problems)
        )
    if isinstance(source, sources.SameRow):
        for expression in (*source.columns.values(), *([source.guard] if source.guard else ())):
            _try(place, expression)
        _no_list(type_)
        inside = (kind, frozenset(source.columns), special) if source.columns else place
        return _objects(schema, type_, inside, here, problems)
    if isinstance(source, sources.Reference):
        _try(place, source.key)
        if kind == "value" and not special:
            raise WrongPlace("reference() works on rows and on the outermost Python value")
        targets = schema.loadable(get_named_type(type_))
        if not targets or (kind == "row" and targets != [get_named_type(type_).name]):
            raise WrongPlace(f"reference() needs `by_pk` in {get_named_type(type_)}")
        return [(target, ("row", None, False), here) for target in targets]
    if kind != "row":
        raise WrongPlace(f"{type(source).__name__.lower()}() needs a row, and here a Python value is read")
    if isinstance(source, sources.Join):
        row: Place = ("row", None, special)
        _try(row, source.guard)
        if source.then is not None:
            return _from_field(schema, source.then, type_, row, here, problems)
        _no_list(type_)
        return _objects(schema, type_, row, here, problems)
    if isinstance(source, sources.GroupRows):
        if not special:
            raise WrongPlace("group_rows() is for objects of many(group=…)")
        return _objects(schema, type_, ("row", None, False), here, problems)
    if isinstance(source, sources.Level):
        if source.key is None:
            raise WrongPlace("a level below the root needs `key`")
        _try(place, source.key)
        return _behind_level(schema, source, type_, here, problems)
    raise WrongPlace(f"{type(source).__name__.lower()}() works for root fields only")


def _behind_level(
    schema: Any, source: sources.Level, type_: Any, path: str, problems: list[str]
) -> list[tuple[str, Place, str]]:
    named = get_named_type(type_)
    is_connection = named.name in schema.known_by_compiler
    if (source.kind == "connection") != is_connection:
        raise WrongPlace(f"{path}: connection() and a field of connection_field() belong together")
    if source.kind == "scalar" and not is_leaf_type(named):
        raise WrongPlace(f"{path}: scalar() is for leaves")
    if is_connection:
        node = get_named_type(named.fields["edges"].type).fields["node"].type
        return _objects(schema, node, ("row", None, False), path, problems)
    if is_leaf_type(named):
        return []
    return _objects(schema, type_, ("row", None, bool(source.group)), path, problems)


def _objects(
    schema: Any, type_: Any, place: Place, path: str, problems: list[str]
) -> list[tuple[str, Place, str]]:
    named = get_named_type(type_)
    if is_leaf_type(named):
        return []
    if not is_abstract_type(named):
        return [(named.name, place, path)]
    kinds = schema.kinds.get(named.name)
    if kinds is None:
        problems.append(f"{path}: {named.name} needs kinds(…) to be read from here")
        return []
    _try(place, kinds.expression)
    possible = {one.name for one in schema.graphql.get_possible_types(named)}
    foreign = sorted(set(kinds.types.values()) - possible)
    if foreign:
        problems.append(f"{named.name}: kinds(…) names {foreign}, which are not of it")
    return [(name, place, path) for name in set(kinds.types.values()) & possible]


def _no_list(type_: Any) -> None:
    inner = type_.of_type if is_non_null_type(type_) else type_
    if is_list_type(inner):
        raise WrongPlace("one row makes one object, not a list")


def _try(place: Place, expression: str) -> None:
    kind, names, _special = place
    columns = dict.fromkeys(names, "x") if names is not None else None
    if kind == "row":
        RowLocation("it", columns).sql(expression)
        _only_it(expression)
    else:
        ValueLocation("v", columns or {}, names is not None).code(expression)


def _only_it(expression: str) -> None:
    """Other aliases may stand in the FROM of one level and not of another; a subquery has its own."""
    alias = None if "SELECT" in expression else _ALIAS.search(_TEXT.sub("''", expression))
    if alias:
        raise WrongPlace(f"`{alias[0]}` is of another row than `it`: what stands there is reached by a join")
