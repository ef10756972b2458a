"""Ask the toy shop, both ways, and get one answer."""

from typing import Any

import orjson

from foundation.graphql.schema import Schema
from tests.foundation.graphql.comparison import Tally, compare
from tests.foundation.graphql.random_documents import Case
from tests.foundation.graphql.toy_schema import VISITOR


def ask(schema: Schema, text: str, *, viewer: Any = VISITOR, **variables: Any) -> dict[str, Any]:
    """The whole answer; the compiled one is compared with graphql-core's."""
    return orjson.loads(compare(schema, Case(text, variables), viewer, Tally()))


def data(schema: Schema, text: str, *, viewer: Any = VISITOR, **variables: Any) -> dict[str, Any]:
    """The data of an answer without errors that graphql-core had no part in."""
    tally = Tally()
    answer = orjson.loads(compare(schema, Case(text, variables), viewer, tally))
    assert "errors" not in answer
    assert tally.compiled == 1
    return answer["data"]
