"""Each kind of source, by literal answers over the toy tables."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from graphene import List, ObjectType, String

from foundation.access import PUBLIC
from foundation.graphql.declare import Field, Queries
from foundation.graphql.rows import Rows
from foundation.graphql.schema import Schema, build
from foundation.graphql.sources import col, join, many
from foundation.ids import global_id
from tests.foundation.graphql.asking import ask, data
from tests.foundation.graphql.toy_schema import OFFICER, SELLER, VISITOR

PRODUCT_4 = global_id("Product", 4)


def one_product(toy: Schema, selection: str, pk: int = 4, **rest: object) -> dict:
    found = data(
        toy, f"query ($id: ID) {{ product(id: $id) {{ {selection} }} }}", id=global_id("Product", pk), **rest
    )
    return found["product"]


def test_columns_expressions_and_pure_functions_give_leaves(toy: Schema) -> None:
    found = one_product(
        toy, "id name created released status tags weight weightExact views rawMetadata soldAs nothing"
    )

    assert found == {
        "id": PRODUCT_4,
        "name": "Product 0028",
        "created": "2026-01-01T05:00:00.004000+00:00",
        "released": "2026-02-05",
        "status": None,
        "tags": ["red", 'Banyuwangi "asli" \\ é'],
        "weight": 0.5,
        "weightExact": 0.5,
        "views": 4,
        "rawMetadata": '{"a": "4", "b": "two"}',
        "soldAs": "goods",
        "nothing": None,
    }


def test_a_function_of_columns_gets_the_arguments_of_the_field(toy: Schema) -> None:
    found = one_product(toy, "a: thumbnail(size: 64, format: WEBP) { url alt } b: thumbnail { url }")

    assert found == {
        "a": {"url": "https://mall.test/Product 0028/64.webp", "alt": "Product 0028"},
        "b": {"url": "https://mall.test/Product 0028/256.original"},
    }
    assert one_product(toy, "thumbnail { url }", pk=1) == {"thumbnail": None}


def test_an_object_of_the_same_row_is_null_where_its_guard_is(toy: Schema) -> None:
    selection = """pricing { onSale range { start { gross { amount currency } tax { amount } }
        stop { net { amount } } } }"""

    assert one_product(toy, selection, pk=5) == {
        "pricing": {
            "onSale": True,
            "range": {
                "start": {"gross": {"amount": 5000.0, "currency": "IDR"}, "tax": {"amount": 0.0}},
                "stop": {"net": {"amount": 10000.0}},
            },
        }
    }
    assert one_product(toy, selection) == {"pricing": None}


class Kind(ObjectType):
    above = Field(String, source=join("JOIN toy_category {to} ON {to}.id = {it}.parent_id", then=col("name")))


class Goods(ObjectType):
    name = Field(String, source=col("name"))
    kind = Field(Kind, source=join("LEFT JOIN toy_category {to} ON {to}.id = {it}.category_id"))


def some_goods(viewer: object) -> Rows:
    return Rows("toy_product it", where="it.id IN (2, 4, 5)", order="it.id")


class GoodsQueries(Queries):
    goods = Field(List(Goods), access=PUBLIC, source=many(some_goods))


def test_a_join_below_a_missing_object_takes_no_row_of_the_list_away(toy: Schema) -> None:
    found = data(build(queries=[GoodsQueries]), "{ goods { name kind { above } } }")

    assert found == {
        "goods": [
            {"name": "Product 0014", "kind": {"above": "Category 1"}},
            {"name": "Product 0028", "kind": {"above": "Category 1"}},
            {"name": "Product 0005", "kind": None},
        ]
    }


def test_joins_nest_take_parameters_and_lead_to_leaves(toy: Schema) -> None:
    found = one_product(
        toy,
        """categoryName category { name parent { name parent { name } }
        en: translation(languageCode: EN) { name language }
        id: translation(languageCode: ID) { name } }""",
        pk=3,
    )

    assert found == {
        "categoryName": "Category 4",
        "category": {
            "name": "Category 4",
            "parent": {"name": "Category 1", "parent": None},
            "en": {"name": "Category in English 4", "language": "EN"},
            "id": None,
        },
    }


def test_one_join_serves_every_field_that_needs_it(toy: Schema) -> None:
    with CaptureQueriesContext(connection) as queries:
        toy.run("{ top { categoryName category { name } categoryRequired { slug } } }", viewer=VISITOR)

    assert len(queries) == 1
    assert queries[0]["sql"].count("LEFT JOIN") == 1


def test_references_are_loaded_once_a_type_with_that_types_audience(toy: Schema) -> None:
    text = "{ top(limit: 30) { shop { name } } }"

    names = {one["shop"]["name"] if one["shop"] else None for one in data(toy, text)["top"]}
    signed_in = {one["shop"]["name"] for one in data(toy, text, viewer=SELLER)["top"]}

    assert names == {"Shop 1", "Shop 3", "Shop 4", None}
    assert signed_in == {"Shop 1", "Shop 2", "Shop 3", "Shop 4"}


def test_lists_below_keep_their_order_and_their_limit_a_parent(toy: Schema) -> None:
    found = data(
        toy,
        """{ top(limit: 2) { all: variants { name } few: variants(limit: 1) { name }
        none: variants(limit: 0) { name } } }""",
    )

    assert found["top"] == [
        {
            "all": [{"name": "Variant 3"}, {"name": "Variant 1"}, {"name": "Variant 2"}],
            "few": [{"name": "Variant 3"}],
            "none": [],
        },
        {
            "all": [{"name": "Variant 6"}, {"name": "Variant 4"}, {"name": "Variant 5"}],
            "few": [{"name": "Variant 6"}],
            "none": [],
        },
    ]


def test_groups_of_rows_become_one_object_each(toy: Schema) -> None:
    found = one_product(
        toy,
        "variants { attributes { attribute { slug } uses values { name siblings } named { name } } }",
        pk=2,
    )

    assert found["variants"][1] == {
        "attributes": [
            {
                "attribute": {"slug": "colour"},
                "uses": 104,
                "values": [{"name": None, "siblings": 4}],
                "named": [],
            },
            {
                "attribute": {"slug": "organic"},
                "uses": 104,
                "values": [{"name": None, "siblings": 2}, {"name": None, "siblings": 4}],
                "named": [],
            },
        ]
    }


def test_parents_without_any_group_get_an_empty_list(toy: Schema) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM toy_value")

    assert one_product(toy, "variants { attributes { attribute { slug } } }")["variants"] == [
        {"attributes": []},
        {"attributes": []},
        {"attributes": []},
    ]


def test_an_interface_is_told_by_a_column_and_aliases_share_one_statement(toy: Schema) -> None:
    text = """query ($id: ID) { product(id: $id) { variants {
        a: assigned(slug: "colour") { ...A } b: assigned(slug: "organic") { ...A }
        c: assigned(slug: "none") { ...A } } } }
        fragment A on AssignedAttribute { __typename attribute { slug } ... on AssignedBoolean { value }
        ... on AssignedText { text: value uses } }"""
    variables = {"id": global_id("Product", 2)}
    toy.run(text, variables, viewer=VISITOR)

    with CaptureQueriesContext(connection) as queries:
        toy.run(text, variables, viewer=VISITOR)
    found = data(toy, text, **variables)["product"]["variants"][0]

    assert found == {
        "a": {"__typename": "AssignedText", "attribute": {"slug": "colour"}, "text": "value 61", "uses": 104},
        "b": {"__typename": "AssignedBoolean", "attribute": {"slug": "organic"}, "value": True},
        "c": None,
    }
    assert len(queries) == 4


def test_values_of_python_are_read_by_the_same_types_and_may_name_objects_by_key(toy: Schema) -> None:
    found = data(
        toy,
        """{ settings { title motto lines { __typename ... on FeeLine { name price { amount } place { city } }
        ... on Rebate { label: name share } }
        place { city street } flagship { name } shops { name } item { metadata { key value } } }
        numbers }""",
        viewer=SELLER,
    )

    assert found == {
        "settings": {
            "title": "Toy",
            "motto": "ASLI",
            "lines": [
                {
                    "__typename": "FeeLine",
                    "name": "delivery",
                    "price": {"amount": 5000.0},
                    "place": {"city": "delivery"},
                },
                {"__typename": "Rebate", "label": "member", "share": 0.5},
            ],
            "place": {"city": "Genteng", "street": None},
            "flagship": {"name": "Product 0028"},
            "shops": [{"name": "Shop 3"}, {"name": "Shop 1"}],
            "item": {"metadata": [{"key": "a", "value": "5"}, {"key": "b", "value": "two"}]},
        },
        "numbers": [1, 2, 3],
    }


def test_a_json_snapshot_is_an_object_like_any_other(toy: Schema) -> None:
    found = data(toy, "{ myShop { email place { city street } } }", viewer=SELLER)

    assert found == {"myShop": {"email": None, "place": {"city": "Village 2", "street": None}}}


def test_a_function_may_know_the_viewer(toy: Schema) -> None:
    text = "{ top(limit: 4) { shop { email } } }"

    assert data(toy, text)["top"][3] == {"shop": {"email": "s…"}}
    assert data(toy, text, viewer=SELLER)["top"][3] == {"shop": {"email": "shop1@mall.test"}}


def test_a_column_may_take_parameters_of_the_viewer(toy: Schema) -> None:
    text = "{ top(limit: 3) { isMine } }"

    assert data(toy, text, viewer=SELLER)["top"] == [{"isMine": True}, {"isMine": False}, {"isMine": False}]
    assert data(toy, text)["top"] == [{"isMine": None}] * 3


@pytest.mark.parametrize("limit", [1, 3, 20])
def test_the_number_of_statements_does_not_grow_with_the_rows(toy: Schema, limit: int) -> None:
    text = """query ($limit: Int) { top(limit: $limit) { name shop { name products(first: 2) {
        edges { node { name } } } }
        variants { sku quantity attributes { values { name } } } category { children { name } } } }"""
    toy.run(text, {"limit": limit}, viewer=SELLER)

    with CaptureQueriesContext(connection) as queries:
        toy.run(text, {"limit": limit}, viewer=SELLER)

    assert len(queries) == 7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ products(first: 1) { __typename } }", {"products": {"__typename": "ProductCountableConnection"}}),
        ("{ __typename }", {"__typename": "Query"}),
        (
            "{ products(first: 2) { edges { __typename } } }",
            {"products": {"edges": [{"__typename": "ProductCountableEdge"}] * 2}},
        ),
        ("{ total again: total numbers }", {"total": 30, "again": 30, "numbers": [1, 2, 3]}),
        (
            "{ products(first: 1) { totalCount } products(first: 1) { n: totalCount } }",
            {"products": {"totalCount": 27, "n": 27}},
        ),
        ("{ total @skip(if: true) }", {}),
        ("{ ... @include(if: false) { total } numbers }", {"numbers": [1, 2, 3]}),
        (
            "{ products(first: 0) { edges { node { name } } pageInfo { endCursor } } }",
            {"products": {"edges": [], "pageInfo": {"endCursor": None}}},
        ),
    ],
)
def test_selections_without_rows_aliases_and_directives(toy: Schema, text: str, expected: dict) -> None:
    assert data(toy, text) == expected


def test_a_plan_is_made_for_each_value_of_a_directives_variable(toy: Schema) -> None:
    text = "query ($with: Boolean!) { top(limit: 1) { name shop @include(if: $with) { name } } }"

    with_shop, without = data(toy, text, **{"with": True}), data(toy, text, **{"with": False})

    assert with_shop == {"top": [{"name": "Product 0007", "shop": None}]}
    assert without == {"top": [{"name": "Product 0007"}]}


def test_only_the_root_field_in_error_is_answered_by_graphql_core(toy: Schema) -> None:
    execution = toy.start("{ good: top(limit: 1) { name } bad: top(limit: 3) { missing } }", {}, VISITOR)

    found, errors = execution.run()

    assert execution.fell_back == ["bad"]
    assert found is None
    assert [error.path for error in errors] == [["bad", 2, "missing"]]


def test_arguments_arrive_as_plain_values_in_snake_case(toy: Schema) -> None:
    found = data(
        toy,
        """query ($sort: ProductSort, $none: Int) {
        echo(sort: $sort, number: $none, atLeast: 3, share: 1.50, words: ["a", null],
        filter: {price: {gte: 1}, AND: [{search: "x"}]}) }""",
        sort={"direction": "DESC"},
    )

    assert found["echo"] == (
        "[('at_least', 3), ('filter', {'price': {'gte': 1.0}, 'AND': [{'search': 'x'}]}),"
        " ('share', Decimal('1.50')), ('sort', {'direction': '-', 'field': 'name'}), ('sure', 5),"
        " ('words', ['a', None])]"
    )


def test_a_big_whole_number_is_an_error_at_its_place(toy: Schema) -> None:
    answer = ask(toy, "{ top(limit: 6) { views } }", viewer=OFFICER)

    assert [one["views"] for one in answer["data"]["top"]] == [1, 2, 3, 4, 5, None]
    assert answer["errors"][0]["path"] == ["top", 5, "views"]


def test_a_null_argument_is_as_if_not_given(toy: Schema) -> None:
    text = """query ($none: Int) { top(limit: $none) { thumbnail(size: null, format: null) { url } }
        echo(number: null, words: null, sort: {direction: ASC, field: null}) }"""

    found = data(toy, text, none=None)

    assert len(found["top"]) == 3
    assert found["top"][1] == {"thumbnail": {"url": "https://mall.test/Product 0014/256.original"}}
    assert found["echo"] == "[('sort', {'direction': '', 'field': None}), ('sure', 5)]"
