import pytest

from tests.village.factories import a_nik, a_resident
from village.residents.rules.kinship import family_of

pytestmark = pytest.mark.django_db


def test_strangers_are_no_family():
    assert not family_of(a_resident(), a_resident())


def test_missing_parents_make_nobody_siblings():
    one, other = a_resident(father=None, mother=None), a_resident(father=None, mother=None)

    assert not family_of(one, other)


def test_everybody_is_family_to_oneself():
    resident = a_resident()

    assert family_of(resident, resident)


def test_one_kk_is_one_family():
    resident = a_resident()
    helper = a_resident(kk=resident.plain_kk, relation="helper")

    assert family_of(resident, helper) and family_of(helper, resident)


def test_the_kk_at_submission_counts_after_a_split():
    officer, applicant = a_resident(), a_resident()

    assert not family_of(officer, applicant)
    assert family_of(officer, applicant, kk_hash_then=officer.kk_hash)
    assert not family_of(officer, applicant, kk_hash_then=applicant.kk_hash)


@pytest.mark.parametrize("parent", ["father", "mother"])
def test_parent_and_child_in_different_kks_are_family_both_ways(parent):
    elder = a_resident()
    child = a_resident(**{parent: elder})

    assert family_of(elder, child) and family_of(child, elder)


@pytest.mark.parametrize("parent", ["father", "mother"])
def test_one_shared_parent_makes_siblings_even_where_the_register_lacks_the_parent(parent):
    nik = a_nik()
    one, other = a_resident(**{parent: nik}), a_resident(**{parent: nik})

    assert family_of(one, other) and family_of(other, one)


def test_a_father_who_is_anothers_mother_by_number_is_no_shared_parent():
    nik = a_nik()

    assert not family_of(a_resident(father=nik), a_resident(mother=nik))


def test_husband_and_wife_in_different_kks_are_family_both_ways():
    husband = a_resident()
    wife = a_resident(spouse=husband)

    assert family_of(husband, wife) and family_of(wife, husband)


def test_a_cousin_and_a_grandparent_are_not_close_family():
    grandmother = a_resident()
    mother, uncle = a_resident(mother=grandmother), a_resident(mother=grandmother)
    child, cousin = a_resident(mother=mother), a_resident(father=uncle)

    assert not family_of(child, cousin)
    assert not family_of(child, grandmother)
