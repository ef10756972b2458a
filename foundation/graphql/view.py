"""The endpoint. Who asks is read from a header, never from a session: no page can forge a request."""

import logging
from collections.abc import Callable
from typing import Any

import orjson
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from foundation.access.permissions import PUBLIC
from foundation.access.refusals import Refusal
from foundation.graphql.database import limit_time
from foundation.graphql.documents import BadRequest
from foundation.graphql.errors import Internal, public_errors, refusal_error
from foundation.graphql.limits import cost_error
from foundation.graphql.requests import Asked, operations_of
from foundation.graphql.schema import Schema, answer

logger = logging.getLogger("foundation.graphql")

# Without credentials any origin may ask: what a browser adds by itself (cookies) is not looked at.
_CROSS_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "POST, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Authorization-Bearer, Content-Type",
    "Access-Control-Max-Age": "86400",
}


class GraphQLView(View):
    """`GraphQLView.as_view(schema=schema, viewer_from_header=viewer_from_header)`"""

    http_method_names = ["post", "options"]
    schema: Schema | None = None
    viewer_from_header: Callable[[HttpRequest], Any] | None = None

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., Any]:
        view: Any = csrf_exempt(super().as_view(**initkwargs))
        view.access = PUBLIC  # each root field declares its own
        view.methods = ("POST", "OPTIONS")
        view.login_required = False
        return view

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse(status=204, headers=_CROSS_ORIGIN)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        assert self.schema is not None and self.viewer_from_header is not None
        try:
            viewer = self.viewer_from_header(request)
            asked, is_batch = operations_of(request, self.schema.limits)
        except Refusal as refusal:
            return _json([{"errors": [refusal_error(refusal)]}], False, 401)
        except BadRequest as refused:
            return _json([{"errors": public_errors(refused.errors)}], False, 400)
        try:
            limit_time(connection, self.schema.limits.statement_milliseconds)
        except DatabaseError:
            logger.exception("The API does not reach the database")
            return _json([{"errors": [Internal().formatted]}], False, 503)
        answers, status = [], 200
        spent = 0
        for one in asked:
            found, cost = self._answer(one, viewer, spent)
            spent += cost
            answers.append(found)
            if "data" not in found:
                status = 400
        return _json(answers, is_batch, status)

    def _answer(self, asked: Asked, viewer: Any, spent: int) -> tuple[dict[str, Any], int]:
        """The answer and its cost; the operations of a batch share one limit."""
        assert self.schema is not None
        try:
            execution = self.schema.start(asked.text, asked.variables, viewer, asked.operation_name)
            if spent + execution.cost > self.schema.limits.cost:
                raise BadRequest([cost_error(spent + execution.cost, self.schema.limits)])
        except BadRequest as refused:
            return {"errors": public_errors(refused.errors)}, 0
        try:
            return answer(*execution.run()), execution.cost
        except Exception:
            logger.exception("A GraphQL operation failed")
            return {"errors": [Internal().formatted], "data": None}, execution.cost


def _json(answers: list[dict[str, Any]], is_batch: bool, status: int) -> HttpResponse:
    content = orjson.dumps(answers if is_batch else answers[0], default=str)
    headers = {**_CROSS_ORIGIN, "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/json", status=status, headers=headers)
