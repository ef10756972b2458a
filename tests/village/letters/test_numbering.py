from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from village.letters.numbering import (
    BadPattern,
    application_number,
    check_pattern,
    default_office_part,
    letter_number,
    month_of,
    normal_number,
)
from village.letters.rules.places import place_text
from village.letters.rules.standing import months_later
from village.territory.gazetteer import region_rows

DAY = date(2026, 11, 24)
STANDARD = "{class}/{seq:3}/{office}/{year}"
NAMES = ["class", "seq", "seq:3", "seq:5", "type", "office", "month", "month_roman", "year"]


def number(pattern: str = STANDARD, *, sequence: int = 27, office_part: str = "429.515.04") -> str:
    return letter_number(
        pattern=pattern,
        class_code="510",
        sequence=sequence,
        office_part=office_part,
        type_code="sku",
        day=DAY,
    )


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (STANDARD, "510/027/429.515.04/2026"),
        ("{class}/{seq}/{office}/{month_roman}/{year}", "510/27/429.515.04/XI/2026"),
        ("{seq:4}/{class}-{type}/{office}/{month}/{year}", "0027/510-SKU/429.515.04/11/2026"),
    ],
)
def test_a_number_is_written_as_the_village_writes_it(pattern, expected):
    assert number(pattern) == expected


def test_a_long_sequence_is_not_cut():
    assert number(sequence=12345) == "510/12345/429.515.04/2026"


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "{class}/{seq}/{office}",
        "{class}/{seq}/{year}",
        "{seq}/{office}/{year}",
        "{class}/{office}/{year}",
        "{class}/{seq}/{office}/{year}/{nik}",
        "{class}/{seq}/{office}/{year}/{",
        "{class}{seq}/{office}/{year}",
        "{class}/{seq}/{seq}/{office}/{year}",
        "{class:3}/{seq}/{office}/{year}",
        "{class}/{seq}/{office}/{year}/{class.__class__}",
    ],
)
def test_a_pattern_under_which_letters_could_share_a_number_is_refused(pattern):
    with pytest.raises(BadPattern):
        check_pattern(pattern)


@given(places=st.permutations(NAMES), separator=st.sampled_from(["/", "-", ".", " / "]), data=st.data())
def test_two_sequences_never_share_a_number(places, separator, data):
    kept = {}
    for place in places[: data.draw(st.integers(4, len(places)))]:
        kept.setdefault(place.partition(":")[0], place)
    pattern = separator.join(f"{{{place}}}" for place in kept.values())
    try:
        check_pattern(pattern)
    except BadPattern:
        assert not {"class", "seq", "office", "year"} <= kept.keys()
        return
    one, other = data.draw(st.lists(st.integers(1, 99999), min_size=2, max_size=2, unique=True))

    assert number(pattern, sequence=one) != number(pattern, sequence=other)


def test_every_village_has_an_office_part_of_its_own():
    villages = [row["code"] for row in region_rows() if row["code"].count(".") == 3]

    parts = {default_office_part(code) for code in villages}

    assert len(parts) == len(villages) == 217
    assert default_office_part("35.10.15.2004") == "429.515.04"


def test_application_numbers_carry_their_month():
    assert application_number(month=month_of(DAY), sequence=322) == "P-2611-0322"


@pytest.mark.parametrize("typed", ["510/027/429.515.04/2026", " 510 / 027/429.515.04/2026\n"])
def test_a_number_from_paper_is_found_however_it_is_spaced(typed):
    assert normal_number(typed) == "510/027/429.515.04/2026"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 3, 14), 12, date(2027, 3, 14)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
    ],
)
def test_validity_runs_by_calendar_months(day, months, expected):
    assert months_later(day, months) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("KRAJAN", "001", "002"), "Dusun Krajan RT 01/RW 02"),
        (("Dusun Krajan", "1", ""), "Dusun Krajan RT 01"),
        (("Lingkungan Cungking", "", "-"), "Lingkungan Cungking"),
        (("", "012", "3"), "RT 12/RW 03"),
        (("", "", ""), ""),
    ],
)
def test_a_place_is_written_as_people_write_it(parts, expected):
    assert place_text(*parts) == expected
