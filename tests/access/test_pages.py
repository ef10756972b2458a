"""Every address of the mall, for nine people."""

import pytest

from foundation.access.declarations import addresses
from foundation.access.pages import declared_access
from tests.access.pages import Row, faults
from tests.access.people import PEOPLE
from tests.access.rows_pages_offices import ROWS as OFFICES
from tests.access.rows_pages_public import ROWS as PUBLIC
from tests.access.rows_pages_selling import ROWS as SELLING

pytestmark = pytest.mark.django_db

ROWS = [*PUBLIC, *SELLING, *OFFICES]


def test_every_method_of_every_address_has_a_row_and_every_row_an_address():
    wanted = set()
    for name, _pattern, view in addresses():
        methods = view.methods if declared_access(view) else ("GET", "POST")
        wanted |= {(name, method) for method in methods if method in ("GET", "POST")}

    listed = {row.entry for row in ROWS}
    assert (listed - wanted, wanted - listed) == (set(), set())


@pytest.mark.parametrize("asked", ROWS, ids=lambda row: f"{row.method} {row.name} {dict(row.where) or ''}")
def test_an_address_gives_each_of_the_nine_what_is_theirs(world, asked: Row):
    found = [
        fault
        for person, letter in zip(PEOPLE, asked.outcomes, strict=True)
        for fault in faults(world, asked, person, letter)
    ]

    assert found == []
