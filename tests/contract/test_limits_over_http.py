"""At the address that clients use: full introspection passes, what asks too much is refused unread."""

import pytest
from graphql import get_introspection_query

pytestmark = pytest.mark.django_db

DEEP = (
    "{ products(first: 1) { edges { node "
    + "{ vendor { products(first: 1) { edges { node " * 5
    + "{ id }"
    + " } } } }" * 5
    + " } } }"
)
ALIASED = "{ " + " ".join(f"a{number}: channels {{ slug }}" for number in range(101)) + " }"
HUGE = "{ channels { slug } }" + " " * 60_000
MANY_WORDS = "{ channels { " + "slug " * 8_000 + "} }"
DEAR = """{ products(first: 100) { edges { node { vendor { products(first: 100) { edges { node {
    productVariants(first: 100) { edges { node { id name sku } } } } } } } } } } }"""


@pytest.fixture
def post(client):
    def send(content):
        return client.post("/graphql/", content, content_type="application/json")

    return send


def test_full_introspection_passes(post, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = post({"query": get_introspection_query(descriptions=True, input_value_deprecation=True)})

    assert response.status_code == 200
    assert "errors" not in response.json()
    assert response.json()["data"]["__schema"]["queryType"]["name"] == "Query"


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (DEEP, "The document is deeper than 20 fields."),
        (ALIASED, "The document has more than 100 aliases."),
        (HUGE, "The document is longer than 60000 characters."),
        (MANY_WORDS, "Syntax Error: Document contains more than 8000 tokens. Parsing aborted."),
        (DEAR, "The query exceeds the maximum cost of 250000. Actual cost: "),
    ],
    ids=["deep", "aliased", "huge", "many words", "dear"],
)
def test_a_document_that_asks_too_much_is_refused_before_anything_is_read(
    post, django_assert_num_queries, document, told
):
    with django_assert_num_queries(0):
        response = post({"query": document})

    (error,) = response.json()["errors"]
    assert response.status_code == 400
    assert "data" not in response.json()
    assert error["message"].startswith(told)


def test_a_batch_that_asks_too_much_is_refused_whole(post, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = post([{"query": "{ channels { slug } }"}] * 11)

    assert response.status_code == 400
    assert [error["message"] for error in response.json()["errors"]] == [
        "A batch has between 1 and 10 operations."
    ]
