"""The compiled answer equals graphql-core's over the same plan, byte for byte, errors included."""

import logging
import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from hypothesis import strategies as st

from foundation.graphql.schema import Schema
from foundation.ids import global_id
from tests.foundation.graphql.comparison import Tally, compare
from tests.foundation.graphql.random_documents import Case, documents
from tests.foundation.graphql.toy_schema import OFFICER, SELLER, VISITOR, toy_schema

SEED = 20_260_301
EXAMPLES = 10_000 if os.environ.get("MALL_LONG") else 1_000

_schema = toy_schema()
_product_ids = st.sampled_from([global_id("Product", pk) for pk in (1, 4, 9, 77)])
_category_ids = st.sampled_from([global_id("Category", pk) for pk in (1, 2, 3)])
MEANINGFUL: dict[str, st.SearchStrategy[Any]] = {
    "Query.product.id": _product_ids,
    "Query.product.name": st.sampled_from(["Product 0007", "nobody"]),
    "ProductFilter.ids": st.lists(_product_ids, max_size=4),
    "ProductFilter.categories": st.lists(_category_ids, max_size=2),
    "slug": st.sampled_from(["colour", "organic", "none"]),
    "status": st.sampled_from(["live", "draft", ""]),
    "after": st.just(""),
    "before": st.just(""),
    "size": st.integers(1, 512),
}
WICKED = {
    **MEANINGFUL,
    "slug": st.sampled_from(["colour", "organic", "odd", "none", "explode"]),
    "first": st.integers(-1, 4) | st.none(),
    "size": st.integers(0, 2),
    "after": st.sampled_from(["", "bm90IGEgY3Vyc29y", "WyJQcm9kdWN0IDAwMTIiLCAiNiJd", "WyIxIiwgIjUiXQ=="]),
    "before": st.sampled_from(["", "WyJQcm9kdWN0IDAwMjAiLCAiNiJd", "WyIxIiwgIjUiXQ=="]),
}
# Fields made to fail.
FRAGILE = frozenset(
    {
        "Query.breaks",
        "Query.refuses",
        "Query.badNumbers",
        "Query.sureHits",
        "Query.hits",
        "Query.sureSettings",
        "Product.missing",
        "Product.fails",
        "Product.views",
        "Product.status",
        "Product.holes",
        "Product.categoryRequired",
        "Variant.productRequired",
        "Variant.itself",
        "Settings.lines",
        "Settings.maybeLines",
        "Settings.strange",
    }
)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Thousands of provoked errors need not be logged."""
    logger = logging.getLogger("foundation.graphql")
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(logging.NOTSET)


_settings = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


def test_random_documents_are_answered_alike_and_nearly_all_compiled(toy: Schema) -> None:
    tally = Tally()

    @seed(SEED)
    @_settings
    @given(case=documents(_schema.graphql, MEANINGFUL, skip=FRAGILE, mistakes=False))
    def run(case: Case) -> None:
        note(f"{case.text}\n{case.variables}")
        compare(toy, case, OFFICER, tally)

    run()

    print(tally)  # noqa: T201
    assert tally.share_compiled >= 0.95


def test_random_documents_full_of_errors_are_answered_alike_by_both(toy: Schema) -> None:
    tally = Tally()

    @seed(SEED + 1)
    @_settings
    @given(case=documents(_schema.graphql, WICKED), viewer=st.sampled_from([VISITOR, SELLER, OFFICER]))
    def run(case: Case, viewer: Any) -> None:
        note(f"{case.text}\n{case.variables}")
        assert b"secret of" not in compare(toy, case, viewer, tally)

    run()

    print(tally)  # noqa: T201
    assert tally.with_errors > tally.valid / 2
