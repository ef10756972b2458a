"""Leaf values: fast paths for what the database usually sends, the type's own `serialize` for the rest.

Whatever graphql-core would report as a field error raises Bail here, and graphql-core then reports it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NoReturn

from graphql import GraphQLList, GraphQLNonNull, is_enum_type, is_leaf_type
from graphql.pyutils import Undefined

Complete = Callable[[Any], Any]


class Bail(Exception):
    """The compiled form cannot answer this root field; graphql-core will, over the same plan."""


def bail(*_ignored: Any) -> NoReturn:
    raise Bail


# Source text that ends before ` else …`: what the database usually sends needs no call.
# `{v}` is an expression without side effects.
_FAST_FORMS = {
    "String": "{v} if {v}.__class__ is str",
    "ID": "{v} if {v}.__class__ is str",
    "Boolean": "{v} if {v}.__class__ is bool",
    "Int": "{v} if {v}.__class__ is int and -2147483648 <= {v} <= 2147483647",
    "Float": "float({v}) if {v}.__class__ is int else {v} if {v}.__class__ is float and isfinite({v})",
}


def fast_form(type_: Any) -> str | None:
    """How a value of this leaf type is written where it needs no work, as source text before ` else `."""
    return _FAST_FORMS.get(type_.name)


def complete_leaf(type_: Any, *, required: bool) -> Complete:
    """value -> JSON value of a leaf type; Bail where graphql-core would report an error."""
    serialize = type_.serialize
    names: dict[Any, str] = {}
    if is_enum_type(type_):
        names = {value.value: name for name, value in type_.values.items() if _hashable(value.value)}

    def complete(value: Any) -> Any:
        if value is None or value is Undefined:
            return bail() if required else None
        if names and value.__class__ is str:
            return names.get(value) or bail()
        try:
            done = serialize(value)
        except Exception:
            raise Bail from None
        return bail() if done is None or done is Undefined else done

    if type_.name == "DateTime":
        return _fast_datetime(complete)
    return complete


def _fast_datetime(complete: Complete) -> Complete:
    def fast(value: Any) -> Any:
        return value.isoformat() if value.__class__ is datetime else complete(value)

    return fast


def complete_value(type_: Any, *, finished_objects: bool = False) -> Complete:
    """value -> JSON value of a leaf or list of leaves; with `finished_objects` also of built objects."""
    required = isinstance(type_, GraphQLNonNull)
    inner = type_.of_type if required else type_
    if isinstance(inner, GraphQLList):
        return _complete_list(complete_value(inner.of_type, finished_objects=finished_objects), required)
    if is_leaf_type(inner):
        return complete_leaf(inner, required=required)
    if not finished_objects:
        raise TypeError(f"{inner} is no leaf")
    return (lambda value: bail() if value is None else value) if required else (lambda value: value)


def _complete_list(item: Complete, required: bool) -> Complete:
    def complete(values: Any) -> Any:
        if values is None:
            return bail() if required else None
        if not isinstance(values, list | tuple):
            return bail()
        return [item(value) for value in values]

    return complete


def _hashable(value: Any) -> bool:
    return value.__hash__ is not None


def guarded(fn: Callable[..., Any]) -> Callable[..., Any]:
    """`fn` that returns its exception, which graphql-core reports at the field."""

    def call(*values: Any, **arguments: Any) -> Any:
        try:
            return fn(*values, **arguments)
        except Exception as error:
            return error

    return call
