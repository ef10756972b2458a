import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from graphene import ObjectType, String

from foundation.access.permissions import OVERSEE_VILLAGES, PUBLIC
from foundation.graphql.declare import Field, Queries
from foundation.graphql.schema import Schema, build
from foundation.graphql.sources import col, python
from tests.foundation.graphql.asking import ask, data
from tests.foundation.graphql.toy_schema import OFFICER, SELLER, VISITOR

DENIED = {"exception": {"code": "PermissionDenied"}}


def test_a_refused_root_field_is_an_error_and_asks_the_database_nothing(toy: Schema) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = ask(toy, "{ backOffice { name } }", viewer=SELLER)

    assert answer["data"] == {"backOffice": None}
    assert [(error["path"], error["extensions"]) for error in answer["errors"]] == [(["backOffice"], DENIED)]
    assert len(queries) == 0
    assert data(toy, "{ backOffice { name } }", viewer=OFFICER) == {"backOffice": {"name": "Shop 1"}}


def test_the_other_root_fields_of_the_document_are_answered(toy: Schema) -> None:
    answer = ask(toy, "{ numbers backOffice { name } total }")

    assert answer["data"] == {"numbers": [1, 2, 3], "backOffice": None, "total": 30}


def test_a_refused_field_is_an_error_at_each_row_and_its_column_is_never_read(toy: Schema) -> None:
    text = "{ top(limit: 2) { name secret } }"

    with CaptureQueriesContext(connection) as queries:
        answer = ask(toy, text, viewer=SELLER)

    assert answer["data"]["top"] == [
        {"name": "Product 0007", "secret": None},
        {"name": "Product 0014", "secret": None},
    ]
    assert [error["path"] for error in answer["errors"]] == [["top", 0, "secret"], ["top", 1, "secret"]]
    assert all(error["extensions"] == DENIED for error in answer["errors"])
    assert not any("secret" in query["sql"] for query in queries)
    assert data(toy, text, viewer=OFFICER)["top"][0]["secret"] == "secret 1"


def test_a_field_may_be_null_instead_for_who_may_not_see_it(toy: Schema) -> None:
    text = "{ top(limit: 3) { shop { hidden } } }"

    assert data(toy, text)["top"] == [{"shop": None}, {"shop": {"hidden": None}}, {"shop": {"hidden": None}}]
    assert data(toy, text, viewer=SELLER)["top"][0] == {"shop": {"hidden": "Shop 2"}}


def test_null_in_a_required_place_climbs_up(toy: Schema) -> None:
    answer = ask(toy, "{ top(limit: 2) { shop { name hiddenRequired } } }")

    assert answer["data"] == {"top": [{"shop": None}, {"shop": None}]}


def test_the_same_document_serves_viewers_with_different_rights(toy: Schema) -> None:
    text = "{ top(limit: 1) { secret } }"

    answers = [
        toy.run(text, viewer=viewer)["data"]["top"][0]["secret"]
        for viewer in (OFFICER, VISITOR, OFFICER, SELLER)
    ]

    assert answers == ["secret 1", None, "secret 1", None]


def test_each_door_of_the_schema_has_a_declared_access(schema: Schema) -> None:
    doors = schema.root_fields()

    assert doors["Query.products"] == "public"
    assert doors["Query.backOffice"] == OVERSEE_VILLAGES
    assert doors["Mutation.productRename"] == "signed-in"
    assert len(doors) == len(schema.graphql.query_type.fields) + len(schema.graphql.mutation_type.fields)


def test_a_root_field_without_access_or_source_is_refused_at_import() -> None:
    with pytest.raises(TypeError, match="says nothing about access"):
        type("Careless", (Queries,), {"open": Field(String, source=python(lambda viewer: "x"))})
    with pytest.raises(TypeError, match="has no source"):
        type("Careless", (Queries,), {"open": Field(String, access=PUBLIC)})
    with pytest.raises(TypeError, match="PUBLIC, SIGNED_IN or a permission"):
        Field(String, access="everybody")


def test_introspection_passes_and_touches_nothing(toy: Schema) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = toy.run('{ __type(name: "Product") { name kind fields { name } } total }', viewer=VISITOR)

    assert answer["data"]["__type"]["name"] == "Product"
    assert answer["data"]["total"] == 30
    assert len(queries) == 1


def test_access_of_a_field_below_the_root_holds_wherever_the_type_is_reached(db: None) -> None:
    class Ledger(ObjectType):
        balance = Field(String, access=OVERSEE_VILLAGES, source=col("balance"))

    class LedgerQueries(Queries):
        ledger = Field(Ledger, access=PUBLIC, source=python(lambda viewer: {"balance": "12"}))

    small = build(queries=[LedgerQueries])

    assert small.run("{ ledger { ...F } } fragment F on Ledger { balance }", viewer=OFFICER)["data"] == {
        "ledger": {"balance": "12"}
    }
    assert small.run("{ ledger { ... { a: balance } } }", viewer=VISITOR)["data"] == {"ledger": {"a": None}}
