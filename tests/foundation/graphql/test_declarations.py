"""Declarations that could not work are refused when the schema is built, with the field's name."""

from typing import Any

import pytest
from graphene import ID, Int, Interface, List, NonNull, ObjectType, String

from foundation.access.permissions import PUBLIC
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, Queries, extends, kinds
from foundation.graphql.rows import Page, Rows
from foundation.graphql.schema import build
from foundation.graphql.shapes import Money, money
from foundation.graphql.sources import (
    col,
    connection,
    const,
    group_rows,
    join,
    lookup,
    many,
    one,
    python,
    reference,
    same_row,
    scalar,
)
from tests.foundation.graphql.toy_schema import VISITOR


def some_rows(viewer: Any) -> Rows:
    return Rows("toy_shop it")


def thing(**fields: Any) -> type[ObjectType]:
    return type("Thing", (ObjectType,), fields)


def schema_of(field: Field) -> Any:
    return build(queries=[type("SomeQueries", (Queries,), {"thing": field})])


def from_row(**fields: Any) -> Any:
    return schema_of(Field(thing(**fields), access=PUBLIC, source=one(some_rows)))


def from_value(**fields: Any) -> Any:
    return schema_of(Field(thing(**fields), access=PUBLIC, source=python(lambda viewer: {})))


SQL = "SELECT shop_id, count(*) FROM toy_product WHERE shop_id = ANY(%(keys)s) GROUP BY 1"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: from_row(name=String()), "Thing.name: no source"),
        (lambda: from_row(name=Field(String)), "Thing.name: no source"),
        (lambda: from_row(price=Field(Money, source=join("JOIN x {to} ON true"))), None),
        (lambda: from_value(price=Field(Money, source=join("JOIN x {to} ON true"))), "join.. needs a row"),
        (
            lambda: from_value(price=Field(Money, source=money("{it}.price"))),
            "is SQL, and here a Python value is read",
        ),
        (lambda: from_value(number=Field(Int, source=scalar(SQL, key="id"))), "level.. needs a row"),
        (lambda: from_row(other=Field(Money, source=reference("id"))), "reference.. needs `by_pk` in Money"),
        (
            lambda: from_row(name=Field(String, source=col("shop.name"))),
            "`shop.name` is of another row than `it`",
        ),
        (lambda: from_row(name=Field(String, source=col("(SELECT s.name FROM shop s)"))), None),
        (lambda: from_row(name=Field(String, source=col("coalesce({it}.name, 'a.b')"))), None),
        (
            lambda: from_row(name=Field(String, source=python(lambda viewer: "x"))),
            "python.. works for root fields only",
        ),
        (lambda: from_row(few=Field(List(Money), source=same_row())), "one row makes one object, not a list"),
        (
            lambda: from_row(few=Field(List(Money), source=group_rows("x"))),
            "group_rows.. is for objects of many",
        ),
        (lambda: from_row(few=Field(List(Money), source=many(some_rows))), "needs `key`"),
        (
            lambda: from_row(price=Field(thing_of_two(), source=same_row(a="x"))),
            "`b` is none of the columns ..a..",
        ),
        (
            lambda: schema_of(Field(thing(a=Field(Int, source=col("a"))), access=PUBLIC, source=lookup(id))),
            "lookup.. needs `by_pk`",
        ),
        (
            lambda: schema_of(Field(Int, access=PUBLIC, source=col("x"))),
            "needs a source that works at the root",
        ),
        (
            lambda: schema_of(Field(List(Money), access=PUBLIC, source=many(some_rows, key="a", parent="b"))),
            "a level at the root has no key",
        ),
        (
            lambda: schema_of(Field(Money, access=PUBLIC, source=connection(some_rows))),
            "connection.. and a field of connection_field.. belong together",
        ),
    ],
)
def test_what_could_not_work_is_refused_with_the_name_of_the_field(make: Any, message: str | None) -> None:
    if message is None:
        make()
        return
    with pytest.raises(TypeError, match=message):
        make()


def thing_of_two() -> type[ObjectType]:
    return type("Two", (ObjectType,), {"a": Field(Int, source=col("a")), "b": Field(Int, source=col("b"))})


def test_an_interface_without_kinds_or_with_a_foreign_kind_is_refused() -> None:
    class Named(Interface):
        name = Field(String, source=col("name"))

    class Cat(ObjectType):
        class Meta:
            interfaces = (Named,)

    class Painted(Interface):
        name = Field(String, source=col("name"))
        kind = kinds("kind", {"cat": "Cat"})

    class Wall(ObjectType):
        class Meta:
            interfaces = (Painted,)

    for interface, implementation, message in (
        (Named, Cat, "Named needs kinds"),
        (Painted, Wall, "Painted: kinds.…. names ..Cat.."),
    ):
        room = type(
            "NamedQueries",
            (Queries,),
            {"named": Field(interface, access=PUBLIC, source=python(lambda viewer: {}))},
        )
        with pytest.raises(TypeError, match=message):
            build(queries=[room], types=[implementation])


def test_a_source_says_at_once_what_it_lacks() -> None:
    with pytest.raises(TypeError, match="at least one expression"):
        col()
    with pytest.raises(TypeError, match="need a function"):
        col("a", "b")
    with pytest.raises(TypeError, match=r"needs \{to\}"):
        join("LEFT JOIN x ON true")
    with pytest.raises(TypeError, match="begins with LEFT JOIN"):
        join("CROSS JOIN x {to}")
    with pytest.raises(TypeError, match="both `key` and `parent`"):
        many(some_rows, key="id")
    with pytest.raises(TypeError, match="source must be made by"):
        Field(String, source="name")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="`error` or `null`"):
        Field(String, source=col("name"), refused="maybe")


def test_two_rooms_cannot_declare_the_same_root_field() -> None:
    fields = {"ping": Field(String, access=PUBLIC, source=python(lambda viewer: "pong"))}
    rooms = [type("OneQueries", (Queries,), fields), type("OtherQueries", (Queries,), fields)]

    with pytest.raises(TypeError, match=r"OtherQueries declares root fields that exist already: \['ping'\]"):
        build(queries=rooms)


def test_an_extension_adds_fields_and_never_replaces_one() -> None:
    lower = thing(name=Field(String, source=col("name")))

    @extends(lower)
    class More:
        twice = Field(String, source=col("name", fn=lambda name: name * 2))

    with pytest.raises(TypeError, match="Thing already has a field `name`"):
        extends(lower)(type("Worse", (), {"name": Field(String, source=const("x"))}))
    room = type(
        "ThingQueries",
        (Queries,),
        {"thing": Field(lower, access=PUBLIC, source=python(lambda viewer: {"name": "ab"}))},
    )

    assert build(queries=[room]).run("{ thing { name twice } }", viewer=VISITOR) == {
        "data": {"thing": {"name": "ab", "twice": "abab"}}
    }


def test_the_schema_text_is_sorted_and_always_the_same() -> None:
    def make() -> str:
        node = thing(id=Field(ID, source=col("id")), name=Field(NonNull(String), source=col("name")))
        page = connection(lambda viewer: Page("toy_shop it", order=(("it.id", "int8"),)))
        fields = {
            "b": Field(Int, access=PUBLIC, source=python(len)),
            "a": connection_field(node, access=PUBLIC, source=page),
        }
        return build(queries=[type("SomeQueries", (Queries,), fields)]).sdl()

    assert make() == make()
    assert (
        "type Query {\n  a(after: String, before: String, first: Int, last: Int):"
        " ThingCountableConnection\n  b: Int\n}" in make()
    )
    assert "type ThingCountableEdge {\n  cursor: String!\n  node: Thing!\n}" in make()


def test_two_types_of_one_name_are_refused() -> None:
    one, other = thing(a=Field(Int, source=col("a"))), thing(b=Field(Int, source=col("b")))
    fields = {
        "one": Field(one, access=PUBLIC, source=python(lambda viewer: {})),
        "other": Field(other, access=PUBLIC, source=python(lambda viewer: {})),
    }

    with pytest.raises(TypeError, match=r"Query\.other: there are two types named Thing"):
        build(queries=[type("ThingQueries", (Queries,), fields)])
