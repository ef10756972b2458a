import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.access.refusals import NotFound
from tests.village.factories import BANYUWANGI, GIRI_DISTRICT, GROGOL, JAJAG, JAMBESARI
from village.territory.models import Region
from village.territory.rules import UnknownVillage, covers, haversine_km
from village.territory.selectors import (
    distance_km,
    distances_km,
    districts,
    region,
    village,
    villages,
    villages_matching,
)
from village.territory.services import load_regions

pytestmark = pytest.mark.django_db


def test_the_migrations_bring_every_region_of_the_regency():
    levels = [one.level for one in Region.objects.all()]

    assert {level: levels.count(level) for level in set(levels)} == {
        "regency": 1,
        "district": 25,
        "desa": 189,
        "kelurahan": 28,
    }


def test_every_village_has_a_district_a_postal_code_and_a_centroid():
    for one in villages():
        assert one.parent.level == "district"
        assert one.code.startswith(f"{one.parent_id}.")
        assert len(one.postal_code) == 5
        assert -9 < one.lat < -7 and 113.5 < one.lng < 115


def test_loading_again_changes_nothing():
    before = list(Region.objects.values())

    load_regions()

    assert list(Region.objects.values()) == before


def test_a_district_covers_its_villages_and_no_others():
    assert covers(GIRI_DISTRICT, GROGOL)
    assert covers(GROGOL, GROGOL)
    assert covers(BANYUWANGI, JAJAG)
    assert not covers(GIRI_DISTRICT, JAJAG)
    assert not covers(GROGOL, GIRI_DISTRICT)
    assert not covers("35.10.1", GROGOL)
    assert not covers("", GROGOL)


@pytest.mark.parametrize("text", ["grogol", "  GROGOL ", "rogo", "grogol giri", "68425 grogol"])
def test_a_village_is_found_by_its_words(text):
    assert GROGOL in [one.code for one in villages_matching(text)]


def test_villages_that_begin_with_the_text_come_first():
    names = [one.name for one in villages_matching("giri", limit=50)]

    begins = [name.lower().startswith("giri") for name in names]
    assert begins[0] and begins == sorted(begins, reverse=True)


def test_the_picker_gives_no_more_than_it_is_asked_and_nothing_for_nothing():
    assert len(villages_matching("a", limit=5)) == 5
    assert villages_matching("  ") == []
    assert villages_matching("%") == []


def test_the_picker_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [one.parent.name for one in villages_matching("grogol")] == ["Giri"]


def test_districts_are_listed_by_name():
    names = [one.name for one in districts()]

    assert len(names) == 25 and names == sorted(names)


def test_an_unknown_region_is_not_found():
    with pytest.raises(NotFound):
        region("35.10.99")
    with pytest.raises(UnknownVillage):
        village(GIRI_DISTRICT)


def test_the_distance_between_villages_is_over_the_ground(django_assert_num_queries):
    with django_assert_num_queries(1):
        across = distance_km(GROGOL, JAJAG)

    assert 30 < across < 37
    assert distance_km(JAJAG, GROGOL) == pytest.approx(across)
    assert distance_km(GROGOL, GROGOL) == 0
    assert distances_km(GROGOL, [JAJAG, JAMBESARI])[JAMBESARI] < 3


def test_there_is_no_distance_to_a_place_without_a_centroid():
    with pytest.raises(UnknownVillage):
        distance_km(GROGOL, GIRI_DISTRICT)


@given(*(st.floats(-89, 89), st.floats(-179, 179)) * 2)
def test_a_distance_is_the_same_both_ways_and_never_half_the_globe_over(lat, lng, other_lat, other_lng):
    there = haversine_km(lat, lng, other_lat, other_lng)

    assert there == pytest.approx(haversine_km(other_lat, other_lng, lat, lng), abs=1e-6)
    assert 0 <= there <= 20_016
