import pytest

from foundation.graphql.schema import Schema
from tests.foundation.graphql.toy_schema import toy_schema
from tests.foundation.graphql.toy_tables import make_toy_tables


@pytest.fixture(scope="session")
def schema() -> Schema:
    return toy_schema()


@pytest.fixture
def toy(db: None, schema: Schema) -> Schema:
    """The toy schema over filled tables, inside the test's transaction."""
    make_toy_tables()
    return schema
