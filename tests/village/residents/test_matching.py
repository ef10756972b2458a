from datetime import date

import pytest

from foundation.access.attempts import TooManyAttempts
from foundation.access.models import Attempt
from foundation.access.refusals import NotFound
from foundation.access.viewer import visitor
from tests.foundation.factories import an_account
from tests.village.factories import NOW, a_kk, a_nik, a_resident, viewer_for
from village.residents.models import IdentityBinding
from village.residents.rules.matching import (
    BirthDateNotMatched,
    NameNotMatched,
    NotMatched,
    TooYoung,
    age_on,
    same_name,
)
from village.residents.rules.numbers import KkNotSixteenDigits, NikNotSixteenDigits
from village.residents.selectors import compare, match, matching
from village.residents.services import claim_identity, spend_match_try
from village.residents.services.identities import TRIES_FROM_AN_ADDRESS, TRIES_OF_AN_ACCOUNT

pytestmark = pytest.mark.django_db

FIXED_SENTENCE = (
    "NIK, KK, nama, atau tanggal lahir belum cocok."
    " Periksa isian itu dengan KTP dan KK Anda, lalu kirim lagi."
)


def typed_by(resident, **changes):
    return {
        "nik": resident.plain_nik,
        "kk": resident.plain_kk,
        "name": resident.name,
        "birth_date": resident.birth_date,
    } | changes


def claim(resident, account=None, address="hash-of-an-address", **changes):
    return claim_identity(
        **typed_by(resident, **changes),
        by=viewer_for(account or an_account()),
        address=address,
        at=NOW,
    )


@pytest.mark.parametrize(
    ("typed", "registered"),
    [
        ("Siti Aminah", "SITI AMINAH"),
        ("  siti   aminah ", "SITI AMINAH"),
        ("Hj. Siti Aminah, S.Pd.", "SITI AMINAH"),
        ("SITI AMINAH S.Pd.I", "SITI AMINAH"),
        ("St. Aminah", "SITI AMINAH"),
        ("Nur'aini", "NURAINI"),
        ("NUR AINI", "NURAINI"),
        ("M. Sholeh", "MUHAMMAD SHOLEH"),
        ("MUH. SHOLEH", "MOCHAMAD SHOLEH"),
        ("Moch.Sholeh", "MUHAMMAD SHOLEH"),
        ("Drs. H. Abd. Rohman, M.M.", "ABDUL ROHMAN"),
        ("Haji", "HAJI"),
    ],
)
def test_one_name_may_be_spelled_in_several_ways(typed, registered):
    assert same_name(typed, registered)


@pytest.mark.parametrize(
    ("typed", "registered"),
    [
        ("Siti Aminah", "SITI AMINI"),
        ("Aminah", "SITI AMINAH"),
        ("Siti", "SITI AMINAH"),
        ("Aminah Siti", "SITI AMINAH"),
        ("M. Sholeh", "MAULANA SHOLEH"),
        ("Budi M", "BUDI MUHAMMAD"),
        ("", "SITI AMINAH"),
        ("S.Pd.", "SITI AMINAH"),
        ("", ""),
    ],
)
def test_another_name_is_another_name(typed, registered):
    assert not same_name(typed, registered)


def test_the_four_things_together_find_the_resident():
    resident = a_resident()
    a_resident(name=resident.name, birth_date=resident.birth_date)

    assert match(**typed_by(resident)) == resident.pk


def test_a_number_may_be_typed_with_spaces():
    resident = a_resident()
    nik = " ".join(resident.plain_nik[at : at + 4] for at in range(0, 16, 4))

    assert match(**typed_by(resident, nik=nik)) == resident.pk


@pytest.mark.parametrize(
    "changes",
    [
        {"nik": a_nik()},
        {"kk": a_kk()},
        {"nik": a_nik(), "kk": a_kk(), "name": "Budi", "birth_date": date(1970, 1, 1)},
        {"kk": a_kk(), "name": "Budi"},
        {"name": "Budi", "birth_date": date(1970, 1, 1)},
    ],
)
def test_no_match_is_one_fixed_sentence_without_a_field(changes):
    resident = a_resident()

    with pytest.raises(NotMatched) as refused:
        match(**typed_by(resident, **changes))

    assert (str(refused.value), refused.value.field) == (FIXED_SENTENCE, None)


def test_the_holder_of_nik_and_kk_hears_which_other_thing_differs():
    resident = a_resident()

    with pytest.raises(NameNotMatched) as name:
        match(**typed_by(resident, name="Siti Amini"))
    with pytest.raises(BirthDateNotMatched) as birth_date:
        match(**typed_by(resident, birth_date=date(1985, 3, 8)))

    assert (name.value.field, name.value.code) == ("name", "NOT_MATCHED")
    assert (birth_date.value.field, birth_date.value.code) == ("birth_date", "NOT_MATCHED")
    assert "Aminah" not in str(name.value) and "AMINAH" not in str(name.value)


@pytest.mark.parametrize("status", ["died", "moved"])
@pytest.mark.parametrize("changes", [{}, {"name": "Budi"}])
def test_whoever_died_or_moved_is_answered_by_the_fixed_sentence(status, changes):
    resident = a_resident(status=status)

    with pytest.raises(NotMatched) as refused:
        match(**typed_by(resident, **changes))

    assert (str(refused.value), refused.value.field) == (FIXED_SENTENCE, None)


def test_the_officer_sees_the_comparison():
    resident = a_resident()

    seen = compare(**typed_by(resident, kk=a_kk()))

    assert (seen.resident_id, seen.kk, seen.name, seen.birth_date, seen.is_resident, seen.matches) == (
        resident.pk,
        False,
        True,
        True,
        True,
        False,
    )


def test_a_nik_that_exists_costs_the_same_queries_as_one_that_does_not(django_assert_num_queries):
    resident = a_resident()
    by = viewer_for(an_account())
    wrong = typed_by(resident, name="Budi", birth_date=date(1970, 1, 1))

    for nik in (resident.plain_nik, a_nik()):
        with django_assert_num_queries(3), pytest.raises(NotMatched):
            claim_identity(**(wrong | {"nik": nik}), by=by, address="hash", at=NOW)


def test_a_nik_that_exists_costs_the_same_comparisons_as_one_that_does_not(monkeypatch):
    resident = a_resident()
    spent = []
    hashed, compared = matching.keyed_hash, matching.same_name
    monkeypatch.setattr(matching, "keyed_hash", lambda *a: spent.append("hash") or hashed(*a))
    monkeypatch.setattr(matching, "same_name", lambda *a: spent.append("name") or compared(*a))

    work = []
    for nik in (resident.plain_nik, a_nik()):
        spent.clear()
        compare(**typed_by(resident, nik=nik, kk=a_kk()))
        work.append(list(spent))

    assert work[0] == work[1] == ["hash", "hash", "name"]


def test_tries_of_one_account_are_limited():
    resident, account = a_resident(), an_account()
    for number in range(TRIES_OF_AN_ACCOUNT):
        with pytest.raises(NotMatched):
            claim(resident, account, address=f"address {number}", kk=a_kk())

    with pytest.raises(TooManyAttempts):
        claim(resident, account, address="address of the last")

    assert IdentityBinding.objects.count() == 0


def test_tries_from_one_address_are_limited_over_accounts():
    for _number in range(TRIES_FROM_AN_ADDRESS):
        spend_match_try(account_id=an_account().pk, address="one address", at=NOW)

    with pytest.raises(TooManyAttempts):
        spend_match_try(account_id=an_account().pk, address="one address", at=NOW)
    spend_match_try(account_id=an_account().pk, address="another address", at=NOW)


def test_the_count_of_tries_keeps_no_number_in_clear():
    resident = a_resident()

    claim(resident)

    assert [len(bytes(one.key_hash)) for one in Attempt.objects.all()] == [32, 32]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"nik": "351099490385901"}, NikNotSixteenDigits),
        ({"nik": "35109949038590011"}, NikNotSixteenDigits),
        ({"nik": "３５１０１７４９０３８５０００１"}, NikNotSixteenDigits),
        ({"kk": "bukan nomor"}, KkNotSixteenDigits),
    ],
)
def test_a_number_of_another_length_is_refused_before_the_register_is_asked(
    changes, refusal, django_assert_num_queries
):
    resident, account = a_resident(), an_account()
    viewer = viewer_for(account)

    with django_assert_num_queries(0), pytest.raises(refusal) as refused:
        claim_identity(**typed_by(resident, **changes), by=viewer, address="", at=NOW)

    assert not any(number in str(refused.value) for number in changes.values())


def test_a_minor_hears_of_the_age_whether_or_not_the_register_knows_him(django_assert_num_queries):
    young = a_resident(birth_date=date(2010, 1, 1))
    viewer = viewer_for(an_account())

    for nik in (young.plain_nik, a_nik()):
        with django_assert_num_queries(0), pytest.raises(TooYoung):
            claim_identity(**typed_by(young, nik=nik), by=viewer, address="", at=NOW)


def test_somebody_is_adult_on_the_seventeenth_birthday():
    assert age_on(date(2009, 11, 24), date(2026, 11, 24)) == 17
    assert age_on(date(2009, 11, 25), date(2026, 11, 24)) == 16
    assert age_on(date(2008, 2, 29), date(2025, 2, 28)) == 16


def test_a_visitor_claims_nobody(django_assert_num_queries):
    resident = a_resident()
    with django_assert_num_queries(0), pytest.raises(NotFound):
        claim_identity(**typed_by(resident), by=visitor(NOW), address="", at=NOW)
