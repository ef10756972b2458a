import json
from pathlib import Path

from graphql import (
    build_client_schema,
    build_schema,
    get_introspection_query,
    lexicographic_sort_schema,
    print_schema,
)

from foundation.access.viewer import visitor
from foundation.clock import now
from marketplace.schema import schema

COMMITTED = Path(__file__).parents[2] / "schema.graphql"


def test_the_committed_schema_is_the_printed_one():
    assert COMMITTED.read_text() == schema.sdl(), "write it anew: ./mall fix"


def test_what_clients_read_by_introspection_is_the_same_schema():
    answer = schema.run(get_introspection_query(), viewer=visitor(now()))

    introspected = build_client_schema(json.loads(json.dumps(answer["data"])))

    assert print_schema(lexicographic_sort_schema(introspected)) == print_schema(build_schema(schema.sdl()))
