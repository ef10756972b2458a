from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction

from foundation.access.refusals import NotFound
from foundation.access.viewer import visitor
from foundation.audit.models import Reading
from tests.foundation.factories import an_account
from tests.village.factories import (
    GROGOL,
    JAJAG,
    JAMBESARI,
    NOW,
    TODAY,
    a_district_officer,
    a_head,
    a_regency_officer,
    a_resident,
    a_verified_account,
    an_identity,
    an_operator,
    viewer_for,
)
from village.businesses.selectors import businesses_of
from village.residents.rules.numbers import masked, nik_fits
from village.residents.rules.register import NumberInText, PurposeMissing, SearchTooShort
from village.residents.selectors import (
    account_id_of,
    events_of,
    head_of_family,
    household_of,
    identity_case_for,
    identity_of,
    kk_of,
    my_record,
    nik_of,
    resident_for,
    residents_for,
)
from village.residents.services import record_death

pytestmark = pytest.mark.django_db


def names(officer, search, **page):
    return [line.name for line in residents_for(officer=officer, search=search, **page)]


def test_a_search_shows_masked_lines_of_the_officers_village_only(django_assert_num_queries):
    here = a_resident(name="SITI AMINAH", village=GROGOL)
    a_resident(name="SITI AMINAH", village=JAMBESARI)
    a_resident(name="SITI AMINAH", village=JAJAG)
    operator = an_operator(GROGOL)

    with django_assert_num_queries(1):
        (line,) = residents_for(officer=operator, search="aminah")

    assert (line.id, line.name, line.village_name, line.birth_year, line.status) == (
        here.pk,
        "SITI AMINAH",
        "Grogol",
        1985,
        "resident",
    )
    assert line.nik_masked == masked(here.plain_nik)
    assert here.plain_nik not in repr(line) and here.plain_kk not in repr(line)
    assert Reading.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_a_search_is_one_query_however_many_it_finds(django_assert_num_queries, count):
    for number in range(count):
        a_resident(name=f"SITI {number}")
    operator = an_operator()

    with django_assert_num_queries(1):
        assert len(residents_for(officer=operator, search="siti")) == count


def test_a_whole_nik_finds_its_holder_within_the_region_only():
    here, there = a_resident(village=GROGOL), a_resident(name="BUDI", village=JAJAG)
    operator = an_operator(GROGOL)
    spaced = " ".join(here.plain_nik[at : at + 4] for at in range(0, 16, 4))

    assert names(operator, here.plain_nik) == names(operator, spaced) == ["SITI AMINAH"]
    assert names(operator, there.plain_nik) == []


@pytest.mark.parametrize("search", ["", "si", " a b ", "351099490385901", "%%%", "35109949038590012"])
def test_a_search_needs_three_letters_or_a_whole_nik(search):
    a_resident()

    with pytest.raises(SearchTooShort):
        residents_for(officer=an_operator(), search=search)


def test_a_percent_sign_finds_itself_only():
    a_resident(name="SITI RAHAYU")
    a_resident(name="SUTARTI")

    assert names(an_operator(), "s%ti") == []


def test_who_has_no_office_that_reads_residents_finds_nobody():
    a_resident(name="SITI AMINAH", village=GROGOL)

    for somebody in (a_district_officer(), a_regency_officer(), viewer_for(an_account()), visitor(NOW)):
        assert names(somebody, "aminah") == []
    assert names(a_head(GROGOL), "aminah") == ["SITI AMINAH"]


def test_a_search_goes_on_after_the_last_line():
    for name in ("SITI C", "SITI A", "SITI B", "SITI A"):
        a_resident(name=name)
    operator = an_operator()

    first = residents_for(officer=operator, search="siti", limit=2)
    rest = residents_for(officer=operator, search="siti", limit=9, after=(first[-1].name, first[-1].id))

    assert [line.name for line in [*first, *rest]] == ["SITI A", "SITI A", "SITI B", "SITI C"]
    assert len({line.id for line in [*first, *rest]}) == 4


def test_a_search_by_name_has_its_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT 1 FROM village_resident WHERE upper(name::text) LIKE upper('%amin%')")
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "resident_by_name" in plan


def test_opening_a_record_is_logged_for_the_resident_to_read():
    resident, operator = a_resident(), an_operator(GROGOL)

    opened = resident_for(officer=operator, id=resident.pk, purpose=" Memeriksa   SKU ", at=NOW)

    assert (opened, opened.region.parent.name) == (resident, "Giri")
    assert list(
        Reading.objects.values_list("reader_id", "role", "region_code", "resident_id", "purpose", "at")
    ) == [(operator.account_id, "operator", GROGOL, resident.pk, "Memeriksa SKU", NOW)]


@pytest.mark.parametrize(
    "somebody",
    [
        lambda: an_operator(JAMBESARI),
        lambda: an_operator(JAJAG),
        a_district_officer,
        a_regency_officer,
        lambda: viewer_for(an_account()),
        lambda: visitor(NOW),
    ],
    ids=["next village", "other district", "district", "regency", "no officer", "visitor"],
)
def test_a_record_elsewhere_does_not_exist(somebody):
    resident = a_resident(village=GROGOL)

    with pytest.raises(NotFound):
        resident_for(officer=somebody(), id=resident.pk, purpose="Ingin tahu", at=NOW)

    assert Reading.objects.count() == 0


@pytest.mark.parametrize(
    ("purpose", "refusal"),
    [("", PurposeMissing), ("cek", PurposeMissing), ("cek 3510994903859001", NumberInText)],
)
def test_a_record_opens_for_a_purpose_in_words(purpose, refusal):
    resident = a_resident()

    with pytest.raises(refusal):
        resident_for(officer=an_operator(), id=resident.pk, purpose=purpose, at=NOW)

    assert Reading.objects.count() == 0


@pytest.mark.parametrize(
    "statement", ["UPDATE foundation_reading SET purpose = 'x'", "DELETE FROM foundation_reading"]
)
def test_the_log_of_looks_stays_as_written(statement):
    resident_for(officer=an_operator(), id=a_resident().pk, purpose="Memeriksa SKU", at=NOW)

    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Reading.objects.get().purpose == "Memeriksa SKU"


def test_a_resident_reads_the_own_record_masked_and_who_looked(django_assert_num_queries):
    account, resident = a_verified_account(a_resident())
    neighbour = a_resident(name="TETANGGA")
    operator = an_operator()
    resident_for(officer=operator, id=resident.pk, purpose="Memeriksa SKU", at=NOW)
    resident_for(officer=operator, id=neighbour.pk, purpose="Memeriksa yang lain", at=NOW)
    viewer = viewer_for(account)

    with django_assert_num_queries(2):
        record = my_record(viewer)

    assert (record.resident, record.nik_masked, record.kk_masked) == (
        resident,
        masked(resident.plain_nik),
        masked(resident.plain_kk),
    )
    assert [(one.purpose, one.role, one.reader_id) for one in record.readings] == [
        ("Memeriksa SKU", "operator", operator.account_id)
    ]


def test_a_claim_opens_no_record():
    account = an_account()
    an_identity(account, a_resident())

    assert my_record(viewer_for(account)) is None
    assert my_record(visitor(NOW)) is None


def test_the_numbers_are_sealed_and_bound_to_their_row():
    resident = a_resident()

    assert nik_of(resident) == resident.plain_nik
    assert kk_of(resident) == resident.plain_kk
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(r)::text FROM village_resident r WHERE id = %s", [resident.pk])
        stored = cursor.fetchone()[0]
    assert resident.plain_nik not in stored and resident.plain_nik.encode().hex() not in stored
    assert resident.plain_kk not in stored and resident.plain_kk.encode().hex() not in stored


def test_a_number_shows_six_digits_and_the_last_two():
    assert masked("3510994907879003") == "3510 99•• •••• ••03"


def test_the_date_in_a_nik_adds_forty_for_women():
    assert nik_fits("3510994903859001", birth_date=date(1985, 3, 9), sex_is_female=True)
    assert nik_fits("3510990903859001", birth_date=date(1985, 3, 9), sex_is_female=False)
    assert not nik_fits("3510990903859001", birth_date=date(1985, 3, 9), sex_is_female=True)


def test_a_household_begins_with_its_head_and_leaves_out_the_dead():
    wife = a_resident(name="ISTRI", relation="wife", birth_date=date(1980, 1, 1))
    kk = wife.plain_kk
    head = a_resident(name="KEPALA", kk=kk, birth_date=date(1982, 1, 1))
    a_resident(name="ALMARHUM", kk=kk, relation="parent", status="died")
    a_resident(name="TETANGGA")

    assert [one.name for one in household_of(wife)] == ["KEPALA", "ISTRI"]
    assert head_of_family(wife) == head


def test_messages_reach_the_confirmed_account_of_a_resident():
    account, resident = a_verified_account()
    an_identity(an_account(), resident)

    assert account_id_of(resident_id=resident.pk) == account.pk
    assert account_id_of(resident_id=a_resident().pk) is None


def test_an_officer_sees_a_claim_beside_the_register_and_the_look_is_logged():
    resident = a_resident()
    claim = an_identity(an_account(), resident)
    an_identity(an_account(), resident, contested=True)
    operator = an_operator()

    case = identity_case_for(officer=operator, id=claim.pk, at=NOW)

    nik = resident.plain_nik
    assert (case.binding, case.others) == (claim, 1)
    assert case.nik_masked == f"{nik[:4]} {nik[4:6]}•• •••• ••{nik[-2:]}"
    reading = Reading.objects.get()
    assert (reading.reader_id, reading.resident_id) == (operator.account_id, resident.pk)
    with pytest.raises(NotFound):
        identity_case_for(officer=an_operator(JAMBESARI), id=claim.pk, at=NOW)
    assert Reading.objects.count() == 1


def test_a_record_tells_its_events_and_the_account_that_is_confirmed():
    account, resident = a_verified_account()
    event = record_death(
        resident_id=resident.pk, event_date=TODAY, source="474.3/9", by=an_operator(), at=NOW
    )

    assert events_of(resident) == [event]
    assert identity_of(resident).account == account
    assert identity_of(a_resident()) is None
    assert businesses_of(resident) == []
