import psycopg
import pytest
from django.db import connection
from django.db.utils import OperationalError, ProgrammingError
from django.test.utils import CaptureQueriesContext

from foundation.graphql.database import TimeIsUp, fetcher, limit_time, numbered
from foundation.graphql.driver import drive


def test_names_become_numbers_and_doubled_percents_single() -> None:
    assert numbered("a = %(x)s AND b = %(y)s AND c = %(x)s AND d % 2 = 0") == (
        b"a = $1 AND b = $2 AND c = $1 AND d % 2 = 0",
        ("x", "y"),
    )
    assert numbered("a %% 2 LIKE '%%s'") == (b"a % 2 LIKE '%s'", ())


@pytest.mark.django_db
def test_statements_run_in_the_transaction_of_the_caller_and_show_in_its_log() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE toy_seen (id int8)")
        cursor.execute("INSERT INTO toy_seen VALUES (7)")

    with CaptureQueriesContext(connection) as queries:
        found = fetcher(connection)([("SELECT id FROM toy_seen WHERE id = %(id)s", {"id": 7})])

    assert found == [[(7,)]]
    assert [query["sql"] for query in queries] == ["SELECT id FROM toy_seen WHERE id = %(id)s -- ['id']"]


@pytest.mark.django_db
def test_wrappers_of_statements_are_called() -> None:
    seen = []

    def wrapper(execute, sql, params, many, context):
        seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        assert fetcher(connection)([("SELECT 1", {})]) == [[(1,)]]
    assert seen == ["SELECT 1"]


@pytest.mark.django_db
def test_a_failed_statement_does_not_break_the_callers_transaction() -> None:
    failed, fine = fetcher(connection)([("SELECT nonsense", {}), ("SELECT 2", {})])

    assert isinstance(failed, ProgrammingError)
    assert failed.__notes__ == ["SELECT nonsense"]
    assert fine == [(2,)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT 3")
        assert cursor.fetchone() == (3,)


@pytest.mark.django_db(transaction=True)
def test_a_failed_statement_is_an_exception_at_its_place() -> None:
    found = fetcher(connection)([("SELECT 1", {}), ("SELECT nonsense", {}), ("SELECT 2", {})])

    assert found[0] == [(1,)]
    assert isinstance(found[1], ProgrammingError)
    assert found[2] == [(2,)]


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_closed_is_opened_again() -> None:
    fetch = fetcher(connection)
    ((pid,),) = fetch([("SELECT pg_backend_pid()", {})])[0]
    parameters = connection.get_connection_params()
    with psycopg.connect(
        **{name: parameters[name] for name in ("dbname", "user", "password", "host", "port")}, autocommit=True
    ) as other:
        other.execute("SELECT pg_terminate_backend(%s, 1000)", [pid])

    ((new_pid,),) = fetch([("SELECT pg_backend_pid()", {})])[0]

    assert new_pid != pid


@pytest.mark.django_db(transaction=True)
def test_a_statement_past_its_time_is_stopped() -> None:
    limit_time(connection, 50)
    try:
        (found,) = fetcher(connection)([("SELECT pg_sleep(5)", {})])
    finally:
        connection.close()

    assert isinstance(found, OperationalError)


@pytest.mark.django_db
def test_after_the_time_of_an_operation_no_statement_begins() -> None:
    (found,) = fetcher(connection, -1)([("SELECT 1", {})])

    assert isinstance(found, TimeIsUp)


@pytest.mark.django_db(transaction=True)
def test_often_used_statements_are_prepared() -> None:
    fetch = fetcher(connection)
    for _time in range(6):
        fetch([("SELECT %(x)s::int8 + 12345", {"x": 1})])

    (rows,) = fetch([("SELECT statement FROM pg_prepared_statements", {})])

    assert ("SELECT $1::int8 + 12345",) in rows


def test_what_is_ready_goes_out_in_one_wave() -> None:
    waves: list[list[str]] = []

    def fetch(statements):
        waves.append([sql for sql, _params in statements])
        return [[(sql,)] for sql, _params in statements]

    def leaf(name):
        (rows,) = yield [(name, {})]
        return rows[0][0]

    def parent(name):
        own = yield from leaf(name)
        below = yield [leaf(f"{own}.1"), leaf(f"{own}.2")]
        return [own, *below]

    assert drive([parent("a"), parent("b"), leaf("c")], fetch) == [
        ["a", "a.1", "a.2"],
        ["b", "b.1", "b.2"],
        "c",
    ]
    assert waves == [["a", "b", "c"], ["a.1", "a.2", "b.1", "b.2"]]


def test_an_exception_ends_its_own_root_only_and_may_be_caught_above() -> None:
    def fetch(statements):
        return [ValueError("no") if sql == "bad" else [(sql,)] for sql, _params in statements]

    def leaf(name):
        (rows,) = yield [(name, {})]
        return rows[0][0]

    def catches():
        try:
            yield [leaf("good"), leaf("bad")]
        except ValueError:
            return "caught"

    good, bad, caught = drive([leaf("good"), leaf("bad"), catches()], fetch)

    assert good == "good"
    assert isinstance(bad, ValueError)
    assert caught == "caught"
