import pytest

from foundation.access.viewer import visitor
from tests.village.factories import GROGOL, NOW
from tests.village.schema_of_the_village import schema

pytestmark = pytest.mark.django_db

VILLAGES = """query ($search: String, $first: Int, $after: String) {
  villages(search: $search, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { code name kind postalCode parent { name kind } } } } }"""


def villages(**variables):
    answer = schema.run(VILLAGES, variables, viewer=visitor(NOW))
    assert "errors" not in answer
    return answer["data"]["villages"]


@pytest.mark.parametrize("first", [1, 3])
def test_anybody_lists_villages_with_one_query(django_assert_num_queries, first):
    with django_assert_num_queries(1):
        page = villages(first=first)

    assert page["totalCount"] == 217
    assert len(page["edges"]) == first


def test_a_village_is_told_with_its_district():
    (edge,) = villages(search="Grogol")["edges"]

    assert edge["node"] == {
        "code": GROGOL,
        "name": "Grogol",
        "kind": "DESA",
        "postalCode": "68425",
        "parent": {"name": "Giri", "kind": "DISTRICT"},
    }


def test_villages_that_begin_with_the_text_come_first_over_pages():
    names, after = [], None
    while True:
        page = villages(search="sumber", first=4, after=after)
        names += [edge["node"]["name"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    begins = [name.lower().startswith("sumber") for name in names]
    assert len(names) == page["totalCount"] > 4
    assert begins[0] and begins == sorted(begins, reverse=True)


def test_a_percent_sign_finds_nothing():
    assert villages(search="%")["edges"] == []


def test_a_region_is_found_by_its_code(django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = schema.run('{ region(code: "35.10.17") { name kind parent { name } } }', viewer=visitor(NOW))

    assert answer["data"] == {
        "region": {"name": "Giri", "kind": "DISTRICT", "parent": {"name": "Kabupaten Banyuwangi"}}
    }
    assert schema.run('{ region(code: "x") { name } }', viewer=visitor(NOW))["data"] == {"region": None}
