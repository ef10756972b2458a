import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from graphene import String

from foundation.access.permissions import PUBLIC
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.schema import Schema, answer
from foundation.ids import global_id
from tests.foundation.graphql.toy_schema import SELLER, VISITOR, ToyError

RENAME = """mutation ($id: ID!, $name: String!) { productRename(id: $id, newName: $name) {
    product { name category { name } variants { name } } words count errors { field message code } } }"""
PRODUCT_4 = global_id("Product", 4)


def rename(toy: Schema, name: str, id: str = PRODUCT_4) -> dict:
    return toy.run(RENAME, {"id": id, "name": name}, viewer=SELLER)


def test_a_payload_loads_just_the_selected_fields_of_its_object(toy: Schema) -> None:
    rename(toy, "once")

    with CaptureQueriesContext(connection) as queries:
        answer = rename(toy, "Kopi")

    assert answer == {
        "data": {
            "productRename": {
                "product": {
                    "name": "Kopi",
                    "category": {"name": "Category 5"},
                    "variants": [{"name": "Variant 12"}, {"name": "Variant 10"}, {"name": "Variant 11"}],
                },
                "words": ["renamed"],
                "count": 1,
                "errors": [],
            }
        }
    }
    assert len(queries) == 3  # the change, the product, its variants


def test_a_refusal_becomes_an_error_of_the_payload_and_empties_it(toy: Schema) -> None:
    assert rename(toy, "taken") == {
        "data": {
            "productRename": {
                "product": None,
                "words": [],
                "count": None,
                "errors": [{"field": "newName", "message": "Nama ini sudah dipakai.", "code": "TAKEN"}],
            }
        }
    }


def test_several_refusals_are_several_errors_and_unknown_codes_fall_back(toy: Schema) -> None:
    errors = rename(toy, "both")["data"]["productRename"]["errors"]

    assert [(error["field"], error["code"]) for error in errors] == [("newName", "TAKEN"), ("id", "INVALID")]


@pytest.mark.parametrize(
    "id", ["", "x", global_id("Shop", 4), global_id("Product", "four"), global_id("Product", 2**70)]
)
def test_an_id_behind_which_nothing_can_stand_is_not_found(toy: Schema, id: str) -> None:
    errors = rename(toy, "x", id)["data"]["productRename"]["errors"]

    assert [(error["field"], error["code"]) for error in errors] == [("id", "NOT_FOUND")]


def test_an_unexpected_exception_is_logged_and_tells_the_client_nothing(
    toy: Schema, caplog: pytest.LogCaptureFixture
) -> None:
    answer = rename(toy, "boom")

    assert answer["data"] == {"productRename": None}
    assert answer["errors"][0]["path"] == ["productRename"]
    assert answer["errors"][0]["extensions"] == {"exception": {"code": "InternalServerError"}}
    assert "secret" not in str(answer)
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_a_visitor_is_refused_before_anything_happens(toy: Schema) -> None:
    answer = toy.run(RENAME, {"id": PRODUCT_4, "name": "Kopi"}, viewer=VISITOR)

    assert answer["data"] == {"productRename": None}
    assert answer["errors"][0]["extensions"] == {"exception": {"code": "PermissionDenied"}}
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM toy_product WHERE id = 4")
        assert cursor.fetchone() == ("Product 0028",)


def test_a_mutation_is_performed_once_even_if_graphql_core_must_show_its_payload(toy: Schema) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = rename(toy, "many")

    assert answer["data"]["productRename"]["count"] is None
    assert answer["data"]["productRename"]["product"]["name"] == "many"
    assert [error["path"] for error in answer["errors"]] == [["productRename", "count"]]
    assert sum(query["sql"].startswith("UPDATE") for query in queries) == 1


def test_mutations_run_one_after_the_other_and_each_shows_its_own_moment(toy: Schema) -> None:
    text = """mutation ($id: ID!) { a: productRename(id: $id, newName: "one") { product { name } }
        b: productRename(id: $id, newName: "many") { product { name } count }
        c: productRename(id: $id, newName: "three") { product { name } } }"""

    answer = toy.run(text, {"id": PRODUCT_4}, viewer=SELLER)

    assert answer["data"] == {
        "a": {"product": {"name": "one"}},
        "b": {"product": {"name": "many"}, "count": None},
        "c": {"product": {"name": "three"}},
    }


def test_the_compiled_payload_equals_that_of_graphql_core(toy: Schema) -> None:
    variables = {"id": PRODUCT_4, "name": "Kopi"}

    compiled = toy.start(RENAME, variables, SELLER)
    reference = toy.start(RENAME, variables, SELLER)

    assert answer(*compiled.run()) == answer(*reference.reference())
    assert compiled.fell_back == []


def test_a_list_of_keys_is_loaded_at_once_without_what_the_viewer_may_not_see(toy: Schema) -> None:
    ids = [global_id("Product", pk) for pk in (5, 9, 2, 5)]
    text = "mutation ($ids: [ID!]!) { productsPublish(ids: $ids) { products { id } errors { code } } }"

    answer = toy.run(text, {"ids": ids}, viewer=VISITOR)

    assert answer["data"]["productsPublish"] == {
        "products": [{"id": ids[0]}, {"id": ids[2]}, {"id": ids[0]}],
        "errors": [],
    }


@pytest.mark.parametrize(
    ("type_name", "item"),
    [("Product", {"__typename": "Product", "metadata": [{"key": "a"}, {"key": "b"}]}), ("Nothing", None)],
)
def test_an_interface_in_a_payload_is_loaded_by_type_and_key(
    toy: Schema, type_name: str, item: dict | None
) -> None:
    text = """mutation ($type: String!) { itemTouch(type: $type) {
        item { __typename metadata { key } } errors { message } } }"""

    answer = toy.run(text, {"type": type_name}, viewer=VISITOR)

    assert answer == {"data": {"itemTouch": {"item": item, "errors": [{"message": "Hati-hati."}]}}}


def test_after_a_sign_in_the_payload_is_read_by_who_signed_in(toy: Schema) -> None:
    text = "mutation { tokenCreate { token shop { name hidden ledger } errors { code } } }"

    answer = toy.run(text, viewer=VISITOR)

    assert answer["data"]["tokenCreate"] == {
        "token": "abc",
        "shop": {"name": "Shop 2", "hidden": "Shop 2", "ledger": None},
        "errors": [],
    }
    assert [error["path"] for error in answer["errors"]] == [["tokenCreate", "shop", "ledger"]]


def test_an_upload_arrives_as_a_file(toy: Schema) -> None:
    text = "mutation ($photo: Upload!) { photoAdd(photo: $photo) { size } }"

    answer = toy.run(text, {"photo": SimpleUploadedFile("a.jpg", b"12345")}, viewer=VISITOR)
    wrong = toy.run(text, {"photo": "a.jpg"}, viewer=VISITOR)

    assert answer == {"data": {"photoAdd": {"size": 5}}}
    assert "Upload needs a file" in wrong["errors"][0]["message"]


def test_the_schema_shows_a_payload_in_saleors_dialect(schema: Schema) -> None:
    sdl = schema.sdl()

    assert "type ToyError {\n  code: ToyErrorCode!\n  field: String\n  message: String\n}" in sdl
    assert "  tokenCreate: SignIn\n" in sdl
    assert (
        '"""Give a product another name."""\n  productRename(id: ID!, newName: String!): ProductRename\n'
        in sdl
    )
    assert "errors: [ToyError!]!" in sdl


def test_a_mutation_without_access_error_or_deed_is_refused_at_import() -> None:
    with pytest.raises(TypeError, match="does not say its `access`"):
        type("Silent", (Mutation,), {"error": ToyError, "perform": staticmethod(lambda viewer: {})})
    with pytest.raises(TypeError, match="does not say its `error`"):
        type("Silent", (Mutation,), {"access": PUBLIC, "perform": staticmethod(lambda viewer: {})})
    with pytest.raises(TypeError, match="does not say its `perform`"):
        type("Silent", (Mutation,), {"access": PUBLIC, "error": ToyError})
    with pytest.raises(TypeError, match="must be PUBLIC, SIGNED_IN or a permission"):
        type(
            "Loud",
            (Mutation,),
            {"access": "all", "error": ToyError, "perform": staticmethod(lambda viewer: {})},
        )


def test_payload_fields_may_be_called_like_parts_of_a_mutation() -> None:
    class LabelPrint(Mutation):
        access = PUBLIC
        error = error_type("Label", ["INVALID"])
        name = Field(String)

        @staticmethod
        def perform(viewer: object) -> dict:
            return {"name": "x"}

    assert LabelPrint.name == "labelPrint"
    assert set(LabelPrint.payload._meta.fields) == {"name", "errors"}
