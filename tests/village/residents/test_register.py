from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from foundation.access.refusals import NotFound
from foundation.audit.models import Transition
from foundation.audit.selectors import transitions_of
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
    an_officer,
    an_operator,
    viewer_for,
)
from village.residents.models import RegisterEvent
from village.residents.rules.register import (
    EventBeforeBirth,
    EventInTheFuture,
    NumberInText,
    SourceMissing,
    StatusNotChanging,
)
from village.residents.services import record_death, record_move_in, record_move_out
from village.territory.rules import NotYourVillage

pytestmark = pytest.mark.django_db


def death(resident, by, **changes):
    values = {"event_date": TODAY, "source": "Surat kematian 474.3/12/2026", "at": NOW}
    return record_death(resident_id=resident.pk, by=by, **(values | changes))


def nothing_changed(resident):
    before = resident.status
    resident.refresh_from_db()
    return (
        resident.status == before
        and RegisterEvent.objects.count() == 0
        and Transition.objects.filter(subject_type="village.resident").count() == 0
    )


def test_the_operator_of_the_village_records_a_death():
    resident, operator = a_resident(), an_operator()

    event = death(resident, operator, event_date=date(2026, 11, 20), note="Diantar keluarga")

    resident.refresh_from_db()
    assert (resident.status, resident.status_since) == ("died", date(2026, 11, 20))
    assert (event.kind, event.event_date, event.officer_account_id, event.recorded_at) == (
        "death",
        date(2026, 11, 20),
        operator.account_id,
        NOW,
    )
    assert [(one.from_state, one.to_state, one.by_id, one.reason) for one in transitions_of(resident)] == [
        ("resident", "died", operator.account_id, "Surat kematian 474.3/12/2026")
    ]


@pytest.mark.parametrize(
    "somebody",
    [
        lambda: an_operator(JAMBESARI),
        lambda: an_operator(JAJAG),
        lambda: a_head(GROGOL),
        a_district_officer,
        a_regency_officer,
        lambda: viewer_for(an_account()),
        lambda: viewer_for(an_officer(region=GROGOL, active_until=TODAY - timedelta(days=1))),
        lambda: viewer_for(an_officer(region=GROGOL, active_from=TODAY + timedelta(days=1))),
    ],
    ids=[
        "next village",
        "other district",
        "head",
        "district",
        "regency",
        "no officer",
        "office ended",
        "office to come",
    ],
)
def test_nobody_else_records_a_death(somebody):
    resident = a_resident(village=GROGOL)

    with pytest.raises(NotYourVillage):
        death(resident, somebody())

    assert nothing_changed(resident)


def test_a_death_tomorrow_is_refused_by_the_day_in_jakarta():
    resident, operator = a_resident(), an_operator()
    late = NOW.replace(hour=23, minute=59)

    with pytest.raises(EventInTheFuture):
        death(resident, operator, event_date=TODAY + timedelta(days=1), at=late)

    assert nothing_changed(resident)


def test_a_death_before_birth_is_refused():
    resident = a_resident()

    with pytest.raises(EventBeforeBirth):
        death(resident, an_operator(), event_date=resident.birth_date - timedelta(days=1))

    assert nothing_changed(resident)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"source": "  "}, SourceMissing),
        ({"source": "Surat untuk 3510994903859001"}, NumberInText),
        ({"note": "NIK 3510 9949 0385 9001"}, NumberInText),
    ],
)
def test_an_event_names_its_source_and_no_numbers(words, refusal):
    resident = a_resident()

    with pytest.raises(refusal):
        death(resident, an_operator(), **words)

    assert nothing_changed(resident)


def test_a_death_is_recorded_once():
    resident, operator = a_resident(), an_operator()
    death(resident, operator)

    with pytest.raises(StatusNotChanging):
        death(resident, operator)

    assert RegisterEvent.objects.count() == 1


def test_nobody_comes_back_from_death():
    resident, operator = a_resident(), an_operator()
    death(resident, operator)

    with pytest.raises(StatusNotChanging):
        record_move_in(
            resident_id=resident.pk,
            region_code=GROGOL,
            event_date=TODAY,
            source="Surat pindah",
            by=operator,
            at=NOW,
        )

    resident.refresh_from_db()
    assert resident.status == "died"


def test_an_unknown_resident_is_not_found():
    with pytest.raises(NotFound):
        record_death(resident_id=0, event_date=TODAY, source="Surat", by=an_operator(), at=NOW)


def test_who_moves_out_may_come_back_to_another_village():
    resident = a_resident(village=GROGOL)
    record_move_out(
        resident_id=resident.pk, event_date=TODAY, source="SKPWNI 1", by=an_operator(GROGOL), at=NOW
    )

    record_move_in(
        resident_id=resident.pk,
        region_code=JAJAG,
        event_date=TODAY,
        source="SKPWNI 2",
        by=an_operator(JAJAG),
        at=NOW,
    )

    resident.refresh_from_db()
    assert (resident.status, resident.region_id) == ("resident", JAJAG)
    assert [one.kind for one in RegisterEvent.objects.order_by("pk")] == ["move_out", "move_in"]


def test_an_operator_brings_nobody_into_another_village():
    resident = a_resident(village=GROGOL, status="moved")

    with pytest.raises(NotYourVillage):
        record_move_in(
            resident_id=resident.pk,
            region_code=JAJAG,
            event_date=TODAY,
            source="SKPWNI 2",
            by=an_operator(GROGOL),
            at=NOW,
        )

    resident.refresh_from_db()
    assert (resident.status, resident.region_id) == ("moved", GROGOL)
    assert RegisterEvent.objects.count() == 0


@pytest.mark.parametrize(
    "statement",
    ["UPDATE village_registerevent SET kind = 'birth'", "DELETE FROM village_registerevent"],
)
def test_events_stay_as_written_for_raw_sql_too(statement):
    event = death(a_resident(), an_operator())

    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert RegisterEvent.objects.get().kind == event.kind


def test_an_event_has_an_officer_or_a_batch():
    with pytest.raises(IntegrityError), transaction.atomic():
        RegisterEvent.objects.create(
            resident=a_resident(), kind="death", event_date=TODAY, source="Surat", recorded_at=NOW
        )


def test_the_history_of_a_death_satisfies_the_database():
    death(a_resident(), an_operator())

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    "change", [{"status": "gone"}, {"sex": "x"}, {"relation": "x"}, {"marital_status": "x"}]
)
def test_the_database_knows_the_words_of_the_register(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_resident(**change)


def test_a_nik_has_one_row():
    resident = a_resident()

    with pytest.raises(IntegrityError), transaction.atomic():
        a_resident(nik=resident.plain_nik)
