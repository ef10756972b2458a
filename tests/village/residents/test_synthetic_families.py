"""Properties of made-up families, for any village, size and seed."""

import os
from collections import Counter
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from village.residents.rules.loading import refuse_unloadable
from village.residents.rules.numbers import is_sixteen_digits, nik_fits
from village.residents.synthetic.families import entries_of, families
from village.residents.synthetic.numbers import UnknownVillage, is_synthetic
from village.residents.synthetic.people import (
    CHILD,
    EDUCATIONS,
    FEMALE,
    HEAD,
    MARRIED,
    OCCUPATIONS,
    PARENT,
    PARENT_IN_LAW,
    RELIGIONS,
    SINGLE,
    WIFE,
    age_on,
)
from village.territory.gazetteer import region_rows

TODAY = date(2026, 11, 24)
KEMIREN, OLEHSARI, KEDUNGREJO = "35.10.15.2004", "35.10.15.2005", "35.10.05.2002"
VILLAGES = [row["code"] for row in region_rows() if row["code"].count(".") == 3]

any_village = settings(max_examples=200 if os.environ.get("MALL_LONG") else 12, deadline=None)
asked = given(
    region_code=st.sampled_from(VILLAGES),
    count=st.integers(1, 160),
    seed=st.integers(0, 2**32),
    today=st.dates(date(2024, 1, 1), date(2035, 12, 31)),
)


@any_village
@asked
def test_numbers_are_valid_unique_and_told_from_real_ones(region_code, count, seed, today):
    made = list(families(region_code, count, seed, today))

    niks = [member.nik for family in made for member in family.members]
    kks = [family.kk for family in made]
    assert len(made) == count
    assert len(set(niks)) == len(niks)
    assert len(set(kks)) == len(kks)
    assert all(is_sixteen_digits(number) and is_synthetic(number) for number in niks + kks)
    assert all(
        nik_fits(member.nik, birth_date=member.birth_date, sex_is_female=member.sex == FEMALE)
        for family in made
        for member in family.members
    )


@any_village
@asked
def test_parents_are_seventeen_to_forty_five_years_older(region_code, count, seed, today):
    made = list(families(region_code, count, seed, today))

    people = {member.nik: member for family in made for member in family.members}
    for person in people.values():
        for nik, name in ((person.father_nik, person.father_name), (person.mother_nik, person.mother_name)):
            if nik:
                parent = people[nik]
                assert 17 <= age_on(person.birth_date, parent.birth_date) <= 45
                assert parent.name == name


@any_village
@asked
def test_couples_are_near_in_age_and_point_to_each_other(region_code, count, seed, today):
    made = list(families(region_code, count, seed, today))

    people = {member.nik: member for family in made for member in family.members}
    for family in made:
        wives = [member for member in family.members if member.relation == WIFE]
        assert len(wives) <= 1
        for wife in wives:
            head = family.head
            assert (head.marital_status, wife.marital_status) == (MARRIED, MARRIED)
            assert (head.spouse_nik, wife.spouse_nik) == (wife.nik, head.nik)
            assert abs((head.birth_date - wife.birth_date).days) <= 10 * 366
            assert min(age_on(today, head.birth_date), age_on(today, wife.birth_date)) >= 19
            assert not head.mother_nik or head.mother_nik != wife.mother_nik
    assert all(
        people[member.spouse_nik].spouse_nik == member.nik for member in people.values() if member.spouse_nik
    )


@any_village
@asked
def test_a_family_card_reads_as_a_family(region_code, count, seed, today):
    for family in families(region_code, count, seed, today):
        relations = Counter(member.relation for member in family.members)

        assert family.head.relation == HEAD
        assert relations[HEAD] == 1
        assert set(relations) <= {HEAD, WIFE, CHILD, PARENT, PARENT_IN_LAW}
        assert age_on(today, family.head.birth_date) >= 19
        for member in family.members:
            assert member.birth_date < today
            assert member.name == member.name.upper().strip()
            assert member.religion in RELIGIONS
            assert member.education in EDUCATIONS
            assert member.occupation in OCCUPATIONS
            if member.relation == CHILD:
                assert member.marital_status == SINGLE
                assert family.head.nik in (member.father_nik, member.mother_nik)
        assert family.dusun
        assert len(family.rt) == len(family.rw) == 3


@any_village
@asked
def test_the_same_question_gives_the_same_people(region_code, count, seed, today):
    assert list(families(region_code, count, seed, today)) == list(families(region_code, count, seed, today))


def test_married_children_head_families_of_their_own():
    made = list(families(KEMIREN, 900, 7, TODAY))

    people = {member.nik: member for family in made for member in family.members}
    with_parents_here = [
        member
        for family in made
        for member in family.members
        if member.relation in (HEAD, WIFE) and (member.father_nik or member.mother_nik)
    ]
    assert len(with_parents_here) > 200
    assert all((member.father_nik or member.mother_nik) in people for member in with_parents_here)


def test_numbers_of_two_villages_never_meet():
    neighbours = [
        {member.nik for family in families(code, 900, seed, TODAY) for member in family.members}
        for code, seed in ((KEMIREN, 1), (OLEHSARI, 1), (KEDUNGREJO, 1))
    ]

    assert sum(map(len, neighbours)) == len(set().union(*neighbours))


def test_fishing_villages_fish():
    work = Counter(
        member.occupation for family in families(KEDUNGREJO, 600, 3, TODAY) for member in family.members
    )
    farming = Counter(
        member.occupation for family in families(KEMIREN, 600, 3, TODAY) for member in family.members
    )

    assert work[11] > 100
    assert farming[11] == 0


def test_the_register_can_load_them():
    entries = [entry for family in families(KEMIREN, 300, 5, TODAY) for entry in entries_of(family)]

    refuse_unloadable(entries, [entry.nik.encode() for entry in entries], frozenset())


def test_three_thousand_residents_take_less_than_a_second():
    started = perf_counter()
    residents = sum(len(family.members) for family in families(KEMIREN, 1000, 9, TODAY))
    took = perf_counter() - started

    assert residents >= 3000
    assert took < 1


def test_a_district_has_no_families():
    with pytest.raises(UnknownVillage):
        list(families("35.10.15", 3, 1, TODAY))


@pytest.mark.parametrize(
    ("serial", "synthetic"),
    [
        ("9480", True),
        ("9000", True),
        ("9999", True),
        ("8999", False),
        ("0001", False),
        ("948", False),
        ("94800", False),
        ("9a80", False),
    ],
)
def test_a_scan_tells_synthetic_numbers(serial, synthetic):
    assert is_synthetic(f"351015490787{serial}") is synthetic
