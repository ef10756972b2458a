from dataclasses import replace
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from graphql import get_introspection_query

from foundation.graphql.database import TimeIsUp
from foundation.graphql.limits import Limits
from foundation.graphql.schema import Schema
from tests.foundation.graphql.toy_schema import VISITOR, toy_schema


def messages(schema: Schema, text: str, **variables: object) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        answer = schema.run(text, variables, viewer=VISITOR)
    assert len(queries) == 0
    assert "data" not in answer
    return [error["message"] for error in answer["errors"]]


def nested(depth: int) -> str:
    return "{ categories " + "{ parent " * depth + "{ id }" + " }" * depth + " }"


def test_a_document_has_a_size_and_a_number_of_tokens(toy: Schema) -> None:
    assert messages(toy, "{ total }" + " " * 60_000) == ["The document is longer than 60000 characters."]
    assert "more than 8000 tokens" in messages(toy, "{ " + "total " * 9_000 + "}")[0]


def test_a_document_has_a_depth_with_its_fragments(toy: Schema) -> None:
    spread = "{ categories { ...A } } fragment A on Category { parent { ...B } } fragment B on Category %s"

    assert "errors" not in toy.run(nested(17), viewer=VISITOR)
    assert messages(toy, nested(19)) == ["The document is deeper than 20 fields."]
    assert messages(toy, spread % ("{ parent " * 18 + "{ id }" + " }" * 18)) == [
        "The document is deeper than 20 fields."
    ]


def test_a_document_has_a_number_of_aliases_counted_wherever_they_are_spread(toy: Schema) -> None:
    many = " ".join(f"a{number}: total" for number in range(101))
    spread = "{ a: top { ...F } b: top { ...F } c: top { ...F } } fragment F on Product { %s }"

    assert messages(toy, "{ " + many + " }") == ["The document has more than 100 aliases."]
    assert messages(toy, spread % " ".join(f"n{number}: name" for number in range(40))) == [
        "The document has more than 100 aliases."
    ]


def test_a_document_has_a_cost_that_grows_with_its_pages(toy: Schema) -> None:
    text = """query ($n: Int) {
        products(first: $n) { edges { node { shop { products(first: $n) { edges { node {
        productVariants(first: 100) { edges { node { name } } } } } } } } } } }"""

    assert "errors" not in toy.run(text, {"n": 5}, viewer=VISITOR)
    (message,) = messages(toy, text, n=100)
    assert message.startswith("The query exceeds the maximum cost of 250000. Actual cost: ")


def test_fragments_that_double_at_each_step_are_refused_quickly(toy: Schema) -> None:
    steps = [
        f"fragment F{n} on Category {{ a{n}: parent {{ ...F{n + 1} }} b{n}: parent {{ ...F{n + 1} }} }}"
        for n in range(15)
    ]
    text = "{ categories { ...F0 } } " + " ".join(steps) + " fragment F15 on Category { id }"

    start = perf_counter()
    refused = messages(toy, text)

    assert refused == ["The document has more than 100 aliases."]
    assert perf_counter() - start < 1


def test_fragments_in_a_circle_are_refused(toy: Schema) -> None:
    text = (
        "{ categories { ...A } } fragment A on Category { parent { ...B } } fragment B on Category { ...A }"
    )

    assert "Cannot spread fragment 'A' within itself" in messages(toy, text)[0]


def test_many_repeated_fields_cost_little_time(toy: Schema) -> None:
    text = "{ top { " + "name id created " * 1_000 + "} }"

    start = perf_counter()
    toy.run(text, viewer=VISITOR)

    assert perf_counter() - start < 3


@pytest.mark.parametrize(
    "text", ["", "{", "{ nothing }", "query A { total } query B { total }", "fragment F on Query { total }"]
)
def test_malformed_and_invalid_documents_are_answered_with_errors_only(toy: Schema, text: str) -> None:
    assert messages(toy, text)


def test_variables_that_do_not_fit_are_answered_with_errors_only(toy: Schema) -> None:
    assert "got invalid value 'x'" in messages(toy, "query ($n: Int) { top(limit: $n) { id } }", n="x")[0]


def test_a_query_that_takes_too_long_is_given_up_and_not_tried_again(toy: Schema) -> None:
    execution = toy.start("{ total numbers }", {}, VISITOR)
    asked = []

    def fetch(statements: list) -> list:
        asked.extend(statements)
        return [TimeIsUp() for _statement in statements]

    execution.fetch = fetch
    found, errors = execution.run()

    assert found == {"total": None, "numbers": [1, 2, 3]}
    assert [error.path for error in errors] == [["total"]]
    assert len(asked) == 1


def test_full_introspection_passes(toy: Schema) -> None:
    answer = toy.run(get_introspection_query(descriptions=True, specified_by_url=True), viewer=VISITOR)

    assert "errors" not in answer
    assert len(answer["data"]["__schema"]["types"]) > 50


def test_valid_documents_are_kept_and_the_longest_unused_go_first(db: None) -> None:
    small = toy_schema()
    small.documents._limits = replace(Limits(), kept_documents_size=40)

    first = small.document("{ numbers }")
    again = small.document("{ numbers }")
    small.document("{ n: numbers a: numbers }")
    small.document("{ n: numbers b: numbers }")

    assert first is again
    assert small.document("{ numbers }") is not first
    assert small.documents._size <= 40


def test_an_operation_is_chosen_by_its_name(toy: Schema) -> None:
    text = "query A { total } query B { numbers }"

    assert toy.run(text, viewer=VISITOR, operation_name="B") == {"data": {"numbers": [1, 2, 3]}}
    assert toy.run(text, viewer=VISITOR, operation_name="A") == {"data": {"total": 30}}
    assert (
        toy.run(text, viewer=VISITOR, operation_name="C")["errors"][0]["message"]
        == "Unknown operation named 'C'."
    )
