from datetime import UTC, date, datetime

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from foundation.clock import today
from foundation.ids import NotAnId, global_id, parse_global_id
from foundation.money import parse_rupiah, rupiah


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 24, 16, 59, 59, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 11, 24, 17, 0, 0, tzinfo=UTC), date(2026, 11, 25)),
    ],
)
def test_a_day_begins_at_midnight_in_jakarta(at, day):
    assert today(at) == day


@pytest.mark.django_db
def test_sql_and_python_agree_on_today():
    with connection.cursor() as cursor:
        cursor.execute("SELECT jakarta_today(), now()")
        day, at = cursor.fetchone()

    assert day == today(at)


@given(st.integers(min_value=0, max_value=10**12))
def test_what_is_written_as_rupiah_is_read_back(amount):
    assert parse_rupiah(rupiah(amount)) == amount


@pytest.mark.parametrize(
    "typed", ["25000", "25.000", "Rp25.000", "rp 25.000", "Rp. 25.000", "25.000,00", "25.000,-"]
)
def test_people_write_rupiah_in_many_ways(typed):
    assert parse_rupiah(typed) == 25_000


@pytest.mark.parametrize("typed", ["", "25,5", "25.00", "2.5000", "dua ribu", "-5", "25.000,50"])
def test_what_is_no_whole_rupiah_is_refused(typed):
    with pytest.raises(ValueError):
        parse_rupiah(typed)


@given(st.integers(min_value=1))
def test_a_global_id_gives_its_key_back_for_its_own_type_only(pk):
    wire = global_id("Product", pk)

    assert parse_global_id(wire, "Product") == str(pk)
    with pytest.raises(NotAnId):
        parse_global_id(wire, "Order")


@pytest.mark.parametrize("value", ["", "x", "UHJvZHVjdA==", "/etc/passwd", "Product:5"])
def test_what_is_no_global_id_is_refused(value):
    with pytest.raises(NotAnId):
        parse_global_id(value, "Product")
