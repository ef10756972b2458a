"""How a room declares: fields with a source, root fields with an access, kinds of an interface, keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import graphene

from foundation.access.permissions import is_access
from foundation.graphql import ready_levels
from foundation.graphql.rows import Rows
from foundation.graphql.sources import Source

_Extension = TypeVar("_Extension", bound=type)


class Field(graphene.Field):
    """A field and where its value comes from.

    `access` guards it: the viewer who may not gets an error, or null where `refused="null"`, and the
    value is not read. GraphQL arguments are further keywords.
    """

    def __init__(
        self,
        type_: Any,
        *,
        source: Source | None = None,
        access: str | None = None,
        refused: str = "error",
        **rest: Any,
    ) -> None:
        if source is not None and not isinstance(source, Source):
            raise TypeError(f"source must be made by foundation.graphql.sources, not {source!r}")
        if access is not None and not is_access(access):
            raise TypeError(f"access must be PUBLIC, SIGNED_IN or a permission, not {access!r}")
        if refused not in ("error", "null"):
            raise TypeError("a refused field answers `error` or `null`")
        super().__init__(type_, **rest)
        self.where = source
        self.access = access
        self.refused = refused


@dataclass(frozen=True)
class Kinds:
    """Which concrete type a row or value of an interface or union is."""

    expression: str
    types: Mapping[Any, str]


def kinds(expression: str, types: Mapping[Any, str]) -> Kinds:
    """In an Interface or Union: the column (or key) and, for each of its values, the name of the type."""
    return Kinds(expression, dict(types))


@dataclass(frozen=True)
class Loads:
    """How rows of a type are fetched by their keys."""

    resolve: Callable[..., Any]


def loads(fn: Callable[..., Rows], *, key: str, key_type: str = "int8") -> Loads:
    """`by_pk = loads(visible, key="it.id")` in a type: `fn(viewer)` gives the rows this viewer may see."""
    return Loads(ready_levels.by_key(fn, key, key_type))


def declared_fields(owner: type) -> dict[str, Field]:
    """The fields in the body of a class, its parents' first."""
    found: dict[str, Field] = {}
    for cls in reversed(owner.__mro__):
        found.update((name, value) for name, value in vars(cls).items() if isinstance(value, Field))
    return found


class Queries:
    """Root fields of a room: subclass it and declare fields, each with `access` and `source`."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for name, field in declared_fields(cls).items():
            if field.access is None:
                raise TypeError(
                    f"{cls.__name__}.{name} says nothing about access: PUBLIC, SIGNED_IN or a permission"
                )
            if field.where is None:
                raise TypeError(f"{cls.__name__}.{name} has no source")


def extends(lower: type[graphene.ObjectType]) -> Callable[[_Extension], _Extension]:
    """Class decorator of an upper package: adds its fields to a lower package's type."""

    def add(extension: _Extension) -> _Extension:
        for name, field in declared_fields(extension).items():
            if lower._meta.fields.get(name, field) is not field:
                raise TypeError(f"{lower.__name__} already has a field `{name}`")
            lower._meta.fields[name] = field
        return extension

    return add
