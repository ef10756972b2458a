"""Every root field and mutation of the API, for nine people."""

import pytest

from marketplace.schema import schema
from tests.access.fields import Row, answer, expected
from tests.access.people import PEOPLE
from tests.access.rows_fields_trade import ROWS as TRADE
from tests.access.rows_fields_village import ROWS as VILLAGE

pytestmark = pytest.mark.django_db

ROWS = [*VILLAGE, *TRADE]


def test_every_root_field_has_a_row_and_every_row_a_root_field():
    assert {row.entry for row in ROWS} == set(schema.root_fields())


@pytest.mark.parametrize("asked", ROWS, ids=lambda row: f"{row.entry}({row.arguments})")
def test_a_root_field_gives_each_of_the_nine_what_is_theirs(world, asked: Row):
    astray = []
    for person, letter in zip(PEOPLE, asked.outcomes, strict=True):
        given = answer(world, asked, person)
        wanted = expected(world, asked, person, letter, given)
        if given != wanted:
            astray.append(f"{person} got {given}, but the row says {wanted}")

    assert astray == []
