from dataclasses import replace
from datetime import date
from time import process_time

import pytest

from foundation.encryption import keyed_hash
from tests.village.factories import (
    GIRI_DISTRICT,
    GROGOL,
    JAMBESARI,
    NOW,
    a_head,
    a_kk,
    a_nik,
    a_resident,
    an_operator,
)
from village.residents.entries import NewResident
from village.residents.models import ImportBatch, RegisterEvent, Resident
from village.residents.rules.kinship import family_of
from village.residents.rules.register import RowsNotLoadable
from village.residents.selectors import kk_of, nik_of
from village.residents.services import load_residents
from village.territory.rules import NotYourVillage, UnknownVillage

pytestmark = pytest.mark.django_db


def an_entry(**changes) -> NewResident:
    values = {
        "nik": a_nik(),
        "kk": a_kk(),
        "name": "SITI AMINAH",
        "birth_place": "BANYUWANGI",
        "birth_date": date(1985, 3, 9),
        "sex": "female",
        "religion": "ISLAM",
        "marital_status": "married",
        "occupation": "WIRASWASTA",
        "relation": "head",
        "dusun": "KRAJAN",
        "rt": "001",
        "rw": "002",
    }
    return NewResident(**(values | changes))


def load(entries, **changes):
    return load_residents(entries, **({"region_code": GROGOL, "by": None, "at": NOW} | changes))


def test_a_first_register_is_one_batch_without_events():
    entry = an_entry(father_nik="3510990101509001", status="moved", status_since=date(2020, 5, 1))

    batch = load([entry, an_entry()], source="OpenSID Grogol, 24 Nov 2026")

    resident = Resident.objects.get(nik_hash=keyed_hash(entry.nik, "nik"))
    assert (batch.region_id, batch.resident_count, batch.loaded_at) == (GROGOL, 2, NOW)
    assert (nik_of(resident), kk_of(resident)) == (entry.nik, entry.kk)
    assert (resident.region_id, resident.batch, resident.status, resident.status_since) == (
        GROGOL,
        batch,
        "moved",
        date(2020, 5, 1),
    )
    assert bytes(resident.father_hash) == keyed_hash("3510990101509001", "nik")
    assert resident.mother_hash is None
    assert RegisterEvent.objects.count() == 0


def test_head_and_wife_stay_family_when_their_kks_part():
    head = an_entry(name="KEPALA", sex="male")
    wife = an_entry(name="ISTRI", kk=head.kk, relation="wife")

    load([head, wife])

    one, other = Resident.objects.get(name="KEPALA"), Resident.objects.get(name="ISTRI")
    Resident.objects.filter(pk=other.pk).update(kk_hash=keyed_hash(a_kk(), "kk"))
    other.refresh_from_db()
    assert family_of(one, other)


@pytest.mark.parametrize(
    "change",
    [
        {"nik": "351099490385901"},
        {"kk": "0"},
        {"mother_nik": "12"},
        {"name": "  "},
        {"sex": "P"},
        {"relation": "ISTRI"},
        {"marital_status": "KAWIN"},
        {"status": "HIDUP"},
    ],
)
def test_one_row_that_does_not_fit_keeps_the_whole_register_out(change):
    wrong = replace(an_entry(), **change)

    with pytest.raises(RowsNotLoadable) as refused:
        load([an_entry(), wrong, an_entry()])

    assert "Baris 2" in str(refused.value)
    assert Resident.objects.count() == 0 and ImportBatch.objects.count() == 0


def test_a_nik_comes_once():
    entry, known = an_entry(), a_resident(name="SUDAH ADA")

    for entries in ([entry, replace(entry, name="LAIN")], [entry, an_entry(nik=known.plain_nik)]):
        with pytest.raises(RowsNotLoadable) as refused:
            load(entries)
        assert entry.nik not in str(refused.value) and known.plain_nik not in str(refused.value)

    assert [one.name for one in Resident.objects.all()] == ["SUDAH ADA"]


def test_an_operator_loads_his_own_village_only():
    operator = an_operator(GROGOL)

    batch = load([an_entry()], by=operator)
    with pytest.raises(NotYourVillage):
        load([an_entry()], by=operator, region_code=JAMBESARI)
    with pytest.raises(NotYourVillage):
        load([an_entry()], by=a_head(GROGOL))

    assert batch.loaded_by_id == operator.account_id
    assert ImportBatch.objects.count() == 1


def test_residents_live_in_villages():
    with pytest.raises(UnknownVillage):
        load([an_entry()], region_code=GIRI_DISTRICT)

    assert Resident.objects.count() == 0


def test_a_row_in_an_error_page_shows_no_number():
    entry = an_entry()

    assert entry.nik not in repr(entry) and entry.kk not in repr(entry)


def test_three_thousand_residents_load_quickly_in_few_queries(django_assert_num_queries):
    entries = [an_entry(nik=f"351099490385{n:04d}") for n in range(1, 3001)]

    started = process_time()
    with django_assert_num_queries(9):
        load(entries)

    assert process_time() - started < 5  # about 1 s alone on a machine
    assert Resident.objects.count() == 3000
