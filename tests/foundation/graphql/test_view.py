import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from foundation.access.refusals import Refusal
from foundation.graphql.schema import Schema
from foundation.graphql.view import GraphQLView
from tests.foundation.graphql.toy_schema import OFFICER, SELLER, VISITOR

Post = Callable[..., HttpResponse]


class BadToken(Refusal):
    code = "InvalidTokenError"
    message = "Sesi Anda berakhir. Masuk lagi."


def viewer_from_header(request: HttpRequest) -> Any:
    known = {"": VISITOR, "Bearer seller": SELLER, "Bearer officer": OFFICER}
    header = request.headers.get("Authorization", "")
    if header not in known:
        raise BadToken
    return known[header]


@pytest.fixture
def view(toy: Schema) -> Any:
    return GraphQLView.as_view(schema=toy, viewer_from_header=viewer_from_header)


@pytest.fixture
def post(view: Any) -> Post:
    def send(content: Any, **rest: Any) -> HttpResponse:
        body = content if isinstance(content, bytes) else json.dumps(content)
        return view(RequestFactory().post("/graphql/", body, content_type="application/json", **rest))

    return send


def body(response: HttpResponse) -> Any:
    return json.loads(response.content)


def test_a_query_with_variables_is_answered_in_json(post: Post) -> None:
    response = post(
        {"query": "query Q($n: Int) { top(limit: $n) { name } }", "variables": {"n": 1}, "operationName": "Q"}
    )

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "no-store"
    assert body(response) == {"data": {"top": [{"name": "Product 0007"}]}}


def test_who_asks_is_read_from_the_header(post: Post) -> None:
    query = {"query": "{ backOffice { name } }"}

    assert body(post(query))["data"] == {"backOffice": None}
    assert body(post(query, headers={"Authorization": "Bearer officer"}))["data"] == {
        "backOffice": {"name": "Shop 1"}
    }


def test_a_broken_token_is_refused_with_its_code(post: Post) -> None:
    response = post({"query": "{ total }"}, headers={"Authorization": "Bearer stale"})

    assert response.status_code == 401
    assert body(response)["errors"][0] == {
        "message": "Sesi Anda berakhir. Masuk lagi.",
        "extensions": {"exception": {"code": "InvalidTokenError"}},
    }


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"3",
        b"{}",
        b'{"query": 3}',
        b'{"query": "{ total }", "variables": []}',
        b'{"query": "{ nope }"}',
    ],
)
def test_what_is_no_request_is_refused_with_400(post: Post, content: bytes) -> None:
    response = post(content)

    assert response.status_code == 400
    assert body(response)["errors"]


def test_errors_of_fields_leave_the_status_alone(post: Post) -> None:
    response = post({"query": "{ refuses total }"})

    assert response.status_code == 200
    assert body(response)["data"] == {"refuses": None, "total": 30}
    assert body(response)["errors"][0]["extensions"] == {"exception": {"code": "NOT_FOUND"}}


def test_text_that_postgresql_cannot_hold_is_refused(post: Post) -> None:
    response = post(
        {"query": "query ($n: String) { product(name: $n) { id } }", "variables": {"n": "a\u0000b"}}
    )

    assert response.status_code == 400


def test_a_batch_is_answered_in_order_and_bounded(post: Post) -> None:
    answered = post([{"query": "{ total }"}, {"query": "{ numbers }"}])
    too_many = post([{"query": "{ total }"}] * 11)

    assert body(answered) == [{"data": {"total": 30}}, {"data": {"numbers": [1, 2, 3]}}]
    assert too_many.status_code == 400


def test_a_batch_shares_one_cost(post: Post) -> None:
    variants = "productVariants(first: 100) { edges { node { id name sku } } }"
    dear = f"{{ products(first: 100) {{ edges {{ node {{ {variants} }} }} }} }}"
    answers = body(post([{"query": dear}] * 10))

    assert "data" in answers[0]
    assert "exceeds the maximum cost" in answers[9]["errors"][0]["message"]


def test_other_methods_are_not_allowed_and_preflights_answered(view: Any) -> None:
    preflight = view(RequestFactory().options("/graphql/"))

    assert view(RequestFactory().get("/graphql/")).status_code == 405
    assert preflight.status_code == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in preflight.headers


def test_the_view_needs_no_csrf_token_because_it_knows_no_session(view: Any) -> None:
    assert view.csrf_exempt is True
    assert view.access == "public"


def upload(view: Any, operations: Any, places: Any, **files: Any) -> HttpResponse:
    fields = {"operations": json.dumps(operations), "map": json.dumps(places), **files}
    return view(RequestFactory().post("/graphql/", fields))


PHOTO = {
    "query": "mutation ($photo: Upload!) { photoAdd(photo: $photo) { size } }",
    "variables": {"photo": None},
}


def test_files_come_by_the_multipart_request(view: Any) -> None:
    one = upload(view, PHOTO, {"0": ["variables.photo"]}, **{"0": SimpleUploadedFile("a.jpg", b"12345")})
    two = upload(
        view,
        [PHOTO, PHOTO],
        {"f": ["0.variables.photo", "1.variables.photo"]},
        f=SimpleUploadedFile("a", b"12"),
    )

    assert body(one) == {"data": {"photoAdd": {"size": 5}}}
    assert [answer["data"]["photoAdd"]["size"] for answer in body(two)] == [2, 0]  # one file, read to its end


@pytest.mark.parametrize(
    "places",
    [
        {"0": ["query"]},
        {"0": ["variables.other"]},
        {"0": ["variables"]},
        {"1": ["variables.photo"]},
        {"0": "x"},
        [],
        {"0": ["9.x"]},
    ],
)
def test_a_map_that_leads_nowhere_is_refused(view: Any, places: Any) -> None:
    response = upload(view, PHOTO, places, **{"0": SimpleUploadedFile("a.jpg", b"12345")})

    assert response.status_code == 400
