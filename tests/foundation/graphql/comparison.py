"""One document answered twice: compiled, and by graphql-core over the same plan, to the same bytes."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import orjson

from foundation.graphql.documents import BadRequest
from foundation.graphql.schema import Schema, answer
from tests.foundation.graphql.random_documents import Case


@dataclass
class Tally:
    """What a run of comparisons has seen. `compiled`: valid documents that graphql-core had no part in."""

    refused: int = 0
    valid: int = 0
    compiled: int = 0
    with_errors: int = 0
    messages: Counter[str] = field(default_factory=Counter)

    @property
    def share_compiled(self) -> float:
        return self.compiled / self.valid if self.valid else 0.0


def compare(schema: Schema, case: Case, viewer: Any, tally: Tally) -> bytes:
    """The answer; a request that is refused (limits, variables) is refused before either way is taken.

    Also asserted: graphql-core is asked for a root field only if that field has an error.
    """
    try:
        compiled = schema.start(case.text, case.variables, viewer)
    except BadRequest:
        tally.refused += 1
        return b""
    fast = answer(*compiled.run())
    slow = answer(*schema.start(case.text, case.variables, viewer).reference())
    tally.valid += 1
    tally.compiled += not compiled.fell_back
    tally.with_errors += "errors" in slow
    tally.messages.update({error["message"] for error in slow.get("errors", ())})
    assert orjson.dumps(fast) == orjson.dumps(slow)
    if slow["data"] is not None:  # else an error ended everything, and what came later never had a chance
        in_error = {error["path"][0] for error in slow.get("errors", ())}
        assert set(compiled.fell_back) - {"*"} <= in_error  # "*": a directive's argument is null
    return orjson.dumps(fast)
