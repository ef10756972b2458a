"""Random documents over the whole schema: the compiled answer is graphql-core's, byte for byte."""

import logging
import os
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from hypothesis import strategies as st

from foundation.graphql.errors import Internal
from marketplace.schema import schema
from tests.contract.mall import PEOPLE, Mall, faultless, wicked
from tests.foundation.graphql.comparison import Tally, compare
from tests.foundation.graphql.random_documents import Case, documents

pytestmark = pytest.mark.django_db

SEED = 20_261_124
CLEAN, FAULTY = (20_000, 4_000) if os.environ.get("MALL_LONG") else (2_000, 400)
# Beyond its first ten examples hypothesis mostly repeats parts of earlier ones: a new seed is more varied.
A_ROUND = 10


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Thousands of provoked errors need not be logged."""
    logger = logging.getLogger("foundation.graphql")
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(logging.NOTSET)


def asked_at_random(mall: Mall, drawn: dict[str, Any], wanted: int) -> Tally:
    """Ask so many different valid documents, each as one of the people; `drawn` are their strategies."""
    tally, seen = Tally(), set()
    everybody = st.sampled_from(PEOPLE).flatmap(lambda person: st.tuples(st.just(person), drawn[person]))

    @settings(
        max_examples=A_ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(everybody)
    def ask(found: tuple[str, Case]) -> None:
        person, case = found
        question = (person, case.text, str(case.variables))
        if question in seen:
            return
        note(f"seed {number}, {person}:\n{case.text}\n{case.variables}")
        with transaction.atomic():  # what a question writes (a look at a resident) is undone
            compare(schema, case, mall.viewers[person], tally)
            transaction.set_rollback(True)
        seen.add(question)

    for number in count(SEED):
        seed(number)(ask)()
        if tally.valid >= wanted:
            break
    print(f"seeds {SEED} to {number}: {tally}")  # noqa: T201
    return tally


def test_random_documents_are_answered_alike_and_nearly_all_compiled(mall: Mall) -> None:
    drawn = {person: documents(schema.graphql, **faultless(mall, person)) for person in PEOPLE}

    tally = asked_at_random(mall, drawn, CLEAN)

    assert tally.share_compiled >= 0.95


def test_random_documents_full_of_refusals_are_answered_alike(mall: Mall) -> None:
    drawn = {person: documents(schema.graphql, **wicked(mall, person)) for person in PEOPLE}

    tally = asked_at_random(mall, drawn, FAULTY)

    assert tally.with_errors > tally.valid / 4
    assert Internal().message not in tally.messages
