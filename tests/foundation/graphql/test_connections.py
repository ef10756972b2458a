import base64
from typing import Any

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.graphql.schema import Schema
from foundation.ids import global_id
from tests.foundation.graphql.asking import ask, data
from tests.foundation.graphql.toy_schema import VISITOR

PAGE = """query ($first: Int, $last: Int, $after: String, $before: String, $sort: ProductSort) {
    products(first: $first, last: $last, after: $after, before: $before, sortBy: $sort) {
    totalCount edges { cursor node { name created } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""


def page(toy: Schema, **variables: Any) -> dict[str, Any]:
    return data(toy, PAGE, **variables)["products"]


def names(found: dict[str, Any]) -> list[str]:
    return [edge["node"]["name"] for edge in found["edges"]]


@pytest.mark.parametrize("field", ["NAME", "CREATED", "LARGEST"])
@pytest.mark.parametrize("direction", ["ASC", "DESC"])
def test_pages_forward_and_backward_meet_every_row_once(toy: Schema, field: str, direction: str) -> None:
    sort = {"field": field, "direction": direction}
    everything = names(page(toy, first=100, sort=sort))

    forward, cursor = [], None
    while True:
        found = page(toy, first=4, after=cursor, sort=sort)
        assert found["pageInfo"]["hasPreviousPage"] == bool(cursor)
        forward += names(found)
        cursor = found["pageInfo"]["endCursor"]
        if not found["pageInfo"]["hasNextPage"]:
            break
    backward, cursor = [], None
    while True:
        found = page(toy, last=5, before=cursor, sort=sort)
        assert found["pageInfo"]["hasNextPage"] == bool(cursor)
        backward = names(found) + backward
        cursor = found["pageInfo"]["startCursor"]
        if not found["pageInfo"]["hasPreviousPage"]:
            break

    assert len(everything) == len(set(everything)) == 27
    assert forward == everything
    assert backward == everything


def test_after_and_before_bound_a_page_from_both_sides(toy: Schema) -> None:
    edges = page(toy, first=10)["edges"]

    found = page(toy, first=100, after=edges[2]["cursor"], before=edges[6]["cursor"])

    assert names(found) == [edge["node"]["name"] for edge in edges[3:6]]


def test_a_cursor_is_base64_of_a_list_of_texts_as_saleor_writes_it(toy: Schema) -> None:
    cursor = page(toy, first=1)["edges"][0]["cursor"]

    assert orjson.loads(base64.b64decode(cursor)) == ["Product 0000", "30"]


@pytest.mark.parametrize(
    "cursor",
    [
        "no base64",
        base64.b64encode(b"no json").decode(),
        base64.b64encode(b"[1, 2]").decode(),
        base64.b64encode(b'["a"]').decode(),
        base64.b64encode(b'["a", "b"]').decode(),
        base64.b64encode(b'["a", "99999999999999999999"]').decode(),
        base64.b64encode(b'{"a": "b"}').decode(),
    ],
)
def test_a_broken_cursor_is_an_error_and_never_reaches_the_database(toy: Schema, cursor: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = ask(toy, PAGE, first=1, after=cursor)

    assert [error["message"] for error in answer["errors"]] == ["Received cursor is invalid."]
    assert answer["data"] == {"products": None}
    assert len(queries) == 0


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({}, "You must provide a `first` or `last` value to properly paginate the `products` connection."),
        ({"first": 1, "last": 1}, "Passing both `first` and `last` to paginate is not supported."),
        ({"first": -1}, "`first` on the `products` connection must not be negative."),
        (
            {"last": 101},
            "Requesting 101 records on the `products` connection exceeds the `last` limit of 100 records.",
        ),
    ],
)
def test_a_page_has_a_size_of_at_most_a_hundred(toy: Schema, variables: dict[str, Any], message: str) -> None:
    assert [error["message"] for error in ask(toy, PAGE, **variables)["errors"]] == [message]


def test_connections_below_take_one_statement_for_all_parents_and_page_each(toy: Schema) -> None:
    text = """query ($first: Int, $after: String) { categories { name products(first: $first, after: $after) {
        totalCount edges { node { name } } pageInfo { hasNextPage endCursor } } } }"""
    with CaptureQueriesContext(connection) as queries:
        toy.run(text, {"first": 2}, viewer=VISITOR)

    by_name = {one["name"]: one["products"] for one in data(toy, text, first=2)["categories"]}
    rest = data(toy, text, first=100, after=by_name["Category 1"]["pageInfo"]["endCursor"])["categories"][0]

    assert len(queries) == 3
    assert by_name["Category 1"]["totalCount"] == 13
    assert len(by_name["Category 1"]["edges"]) == 2
    assert by_name["Category 1"]["pageInfo"]["hasNextPage"] is True
    assert by_name["Category 6"]["totalCount"] == 4
    assert len(rest["products"]["edges"]) == 11
    assert names(by_name["Category 1"]) + names(rest["products"]) == sorted(
        names(rest["products"]) + names(by_name["Category 1"])
    )


def test_a_page_walks_each_of_some_branches_and_merges_them(toy: Schema) -> None:
    categories = [global_id("Category", pk) for pk in (2, 5)]
    text = """query ($filter: ProductFilter) { products(first: 5, filter: $filter) {
        totalCount edges { node { name category { name } } } } }"""

    found = data(toy, text, filter={"categories": categories})["products"]

    nodes = [edge["node"] for edge in found["edges"]]
    assert found["totalCount"] == 8
    assert {node["category"]["name"] for node in nodes} == {"Category 2", "Category 5"}
    assert [node["name"] for node in nodes] == sorted(node["name"] for node in nodes)


def test_the_limit_is_a_literal_and_the_keyset_a_row_comparison(toy: Schema) -> None:
    cursor = page(toy, first=1)["edges"][0]["cursor"]

    with CaptureQueriesContext(connection) as queries:
        toy.run(PAGE, {"first": 3, "after": cursor}, viewer=VISITOR)

    assert " LIMIT 4) it" in queries[0]["sql"]
    assert "(it.name, it.id) > (%(_after0)s::text, %(_after1)s::int8)" in queries[0]["sql"]


def test_only_what_is_selected_is_asked_of_the_database(toy: Schema) -> None:
    with CaptureQueriesContext(connection) as only_total:
        toy.run("{ products(first: 1) { totalCount } }", viewer=VISITOR)
    with CaptureQueriesContext(connection) as only_rows:
        toy.run("{ products(first: 1) { edges { node { id } } } }", viewer=VISITOR)

    assert [len(only_total), len(only_rows)] == [1, 1]
    assert "count(*)" in only_total[0]["sql"]
