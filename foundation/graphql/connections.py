"""Relay connections in Saleor's names: `ProductCountableConnection`, `ProductCountableEdge`, `PageInfo`."""

from collections.abc import Callable
from functools import cache
from typing import Any

import graphene
from graphene import Boolean, Int, List, NonNull, String

from foundation.graphql.declare import Field
from foundation.graphql.sources import Source


class PageInfo(graphene.ObjectType):
    """Where a page of a connection stands."""

    end_cursor = Field(String)
    has_next_page = Field(Boolean, required=True)
    has_previous_page = Field(Boolean, required=True)
    start_cursor = Field(String)


class Connection(graphene.ObjectType):
    """The compiler knows these types: their fields have no sources."""

    class Meta:
        abstract = True


class Edge(graphene.ObjectType):
    class Meta:
        abstract = True


@cache
def connection_of(node: type[graphene.ObjectType]) -> type[Connection]:
    """`Product` -> `ProductCountableConnection`, always the same class."""
    name = node._meta.name
    edge = type(
        f"{name}CountableEdge",
        (Edge,),
        {"cursor": Field(String, required=True), "node": Field(node, required=True)},
    )
    fields = {
        "edges": Field(NonNull(List(NonNull(edge)))),
        "page_info": Field(PageInfo, required=True),
        "total_count": Field(Int),
    }
    return type(f"{name}CountableConnection", (Connection,), fields)


def connection_field(
    node: type[graphene.ObjectType] | Callable[[], type[graphene.ObjectType]],
    *,
    source: Source,
    required: bool = False,
    **rest: Any,
) -> Field:
    """A field with `first`, `last`, `before`, `after` and your arguments; `source=connection(…)`."""
    relay = {"after": String(), "before": String(), "first": Int(), "last": Int()}
    return Field(
        lambda: connection_of(_class_of(node)), source=source, required=required, **{**relay, **rest}
    )


def _class_of(node: Any) -> Any:
    return node if isinstance(node, type) else node()
