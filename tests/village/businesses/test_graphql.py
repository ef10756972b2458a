import pytest

from foundation.access.viewer import visitor
from foundation.ids import global_id
from tests.foundation.factories import an_account
from tests.village.factories import NOW, a_business, a_verified_account, an_identity, viewer_for
from tests.village.schema_of_the_village import schema
from village.businesses.services import note_nib

pytestmark = pytest.mark.django_db

LINES = """query ($search: String!, $first: Int) {
    businessLines(search: $search, first: $first) { year code title } }"""
MINE = """{ myBusinesses { id name scale village { name } line { code title }
    nibRecord { nib checked checkedOn } } }"""


def test_anybody_finds_a_line_of_business(django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = schema.run(LINES, {"search": "pengolahan kopi", "first": 1}, viewer=visitor(NOW))

    assert answer["data"]["businessLines"] == [{"year": 2025, "code": "10761", "title": "PENGOLAHAN KOPI"}]


@pytest.mark.parametrize(
    ("variables", "count"),
    [
        ({"search": " "}, 0),
        ({"search": "a", "first": 3}, 3),
        ({"search": "a"}, 8),
        ({"search": "a", "first": 5000}, 50),
        ({"search": "a", "first": -1}, 0),
        ({"search": "%"}, 0),
    ],
)
def test_no_more_lines_than_asked(variables, count):
    answer = schema.run(LINES, variables, viewer=visitor(NOW))

    assert len(answer["data"]["businessLines"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_an_owner_lists_the_own_businesses_with_one_query(django_assert_num_queries, count):
    account, resident = a_verified_account()
    viewer = viewer_for(account)
    businesses = [a_business(resident) for _number in range(count)]
    a_business(name="Milik orang lain")
    note_nib(business_id=businesses[-1].pk, nib="1234567890123", by=viewer, at=NOW)

    with django_assert_num_queries(1):
        found = schema.run(MINE, viewer=viewer)["data"]["myBusinesses"]

    assert [one["id"] for one in found] == [global_id("Business", one.pk) for one in reversed(businesses)]
    assert found[0] == {
        "id": global_id("Business", businesses[-1].pk),
        "name": "Kopi Lereng Ijen",
        "scale": "MICRO",
        "village": {"name": "Grogol"},
        "line": {"code": "10761", "title": "PENGOLAHAN KOPI"},
        "nibRecord": {"nib": "1234567890123", "checked": False, "checkedOn": None},
    }


def test_a_claim_shows_no_businesses_and_a_visitor_is_refused():
    business, claimer = a_business(), an_account()
    an_identity(claimer, business.owner)

    assert schema.run(MINE, viewer=viewer_for(claimer))["data"] == {"myBusinesses": []}
    assert "errors" in schema.run(MINE, viewer=visitor(NOW))
