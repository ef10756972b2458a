from datetime import timedelta

import pytest
from django.db import connection

from foundation.audit.selectors import transitions_of
from foundation.encryption import keyed_hash
from tests.village.factories import GROGOL, JAMBESARI, NOW, TODAY, a_head, a_resident, an_operator
from tests.village.residents.opensid_files import a_csv, a_row
from village.residents.models import ImportBatch, RegisterEvent, Resident
from village.residents.opensid.reading import read_register
from village.residents.rules.imports import PreviewOutdated
from village.residents.selectors.history import history_of
from village.residents.selectors.imported_files import plan_file
from village.residents.selectors.importing import digest_of, plan_of
from village.residents.services import undo_event
from village.residents.services.importing import apply_import
from village.territory.rules import NotYourVillage

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=30)


def entries(*rows):
    register = read_register(a_csv(rows), today=LATER.date())
    assert register.faults == []
    return register.entries


def taken_over(*rows, by=None, at=NOW, code=GROGOL, **options):
    found = entries(*rows)
    plan = plan_of(found, region_code=code, today=at.date(), **options)
    return apply_import(
        entries=found,
        region_code=code,
        source="OpenSID",
        digest=digest_of(plan),
        by=by,
        at=at,
        **options,
    )


def one(row):
    return Resident.objects.get(nik_hash=keyed_hash(row["nik"], "nik"))


def test_a_first_load_is_a_batch_without_events_and_a_second_one_changes_nothing():
    rows = [a_row(), a_row(nik="0", nama="BAYI")]

    batch, plan = taken_over(*rows, by=an_operator())
    again, nothing = taken_over(*rows)

    assert (plan.first_load, batch.resident_count) == (True, 2)
    mine = Resident.objects.filter(region_id=GROGOL, batch=batch)
    assert (mine.count(), mine.filter(nik_hash=None).count()) == (2, 1)
    assert RegisterEvent.objects.count() == 0
    assert (again, nothing.unchanged, nothing.differences) == (None, 2, [])


def test_later_differences_become_events_of_their_kind():
    gone, away, back, other, same = (a_row() for _number in range(5))
    taken_over(gone, away, back | {"status_dasar": "3"}, other, same)
    baby = a_row(nik="0", nama="BAYI BARU", tanggallahir="10-12-2026", kk_level="4", no_kk=same["no_kk"])
    newcomer = a_row(nama="PENDATANG")

    batch, plan = taken_over(
        gone | {"status_dasar": "2"},
        away | {"status_dasar": "3"},
        back,
        other | {"pekerjaan_id": "9", "rt": "4"},
        same,
        baby,
        newcomer,
        at=LATER,
    )

    assert plan.unchanged == 1
    kinds = dict(RegisterEvent.objects.values_list("resident__name", "kind").order_by("pk")[4:])
    assert [event.kind for event in RegisterEvent.objects.order_by("pk")] == [
        *("death", "move_out", "move_in", "import_difference", "birth", "move_in"),
    ]
    assert kinds == {"BAYI BARU": "birth", "PENDATANG": "move_in"}
    assert {event.batch_id for event in RegisterEvent.objects.all()} == {batch.pk}
    assert (one(gone).status, one(away).status, one(back).status) == ("died", "moved", "resident")
    assert [(step.from_state, step.to_state) for step in transitions_of(one(gone))] == [("resident", "died")]
    (past,) = history_of(one(other))
    assert [(change.field, change.before, change.after) for change in past.changes] == [
        ("occupation", "WIRASWASTA", "PETANI/PEKEBUN"),
        ("rt", "001", "004"),
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_preview_masks_numbers_and_holds_no_nik():
    row = a_row()
    taken_over(row)

    (difference,) = plan_of(
        entries(row | {"no_kk": "3510990101017777"}), region_code=GROGOL, today=TODAY
    ).differences

    (change,) = difference.changes
    assert (change.field, change.after) == ("kk", "3510 99•• •••• ••77")
    assert row["nik"] not in repr(difference)


def test_an_empty_cell_takes_nothing_away():
    row = a_row()
    taken_over(row)

    _batch, plan = taken_over(row | {"tempatlahir": "", "pekerjaan_id": "", "rt": "-"})

    assert (plan.differences, one(row).birth_place) == ([], "BANYUWANGI")


def test_a_nik_that_comes_later_finds_its_person():
    baby = a_row(nik="0", nama="BAYI", kk_level="4")
    taken_over(baby)
    known = a_row(**baby) | {"nik": "3510990903850007"}

    taken_over(known)

    assert Resident.objects.count() == 1
    assert one(known).name == "BAYI"


def test_who_is_not_in_the_file_stays_and_is_counted():
    first, second = a_row(), a_row()
    taken_over(first, second)

    _batch, plan = taken_over(first)

    assert (plan.not_in_the_file, one(second).status) == (1, "resident")


def test_the_dead_do_not_come_back_by_a_file():
    row = a_row(status_dasar="2")
    taken_over(row)

    plan = plan_of(entries(row | {"status_dasar": "1"}), region_code=GROGOL, today=TODAY)

    assert (plan.differences, [fault.column for fault in plan.faults]) == ([], ["status_dasar"])


def test_a_resident_of_another_village_is_not_taken_from_it():
    there = a_resident(village=JAMBESARI)
    mine = a_row()
    row = a_row(nik=there.plain_nik)

    batch, plan = taken_over(row, mine)

    there.refresh_from_db()
    assert (there.region_id, batch.resident_count, [fault.row for fault in plan.faults]) == (
        JAMBESARI,
        1,
        [2],
    )
    assert RegisterEvent.objects.count() == 0


def test_in_a_file_of_the_regency_he_has_moved():
    there = a_resident(village=JAMBESARI)

    taken_over(a_row(nik=there.plain_nik), whole_regency=True)

    there.refresh_from_db()
    assert (there.region_id, there.status) == (GROGOL, "resident")
    assert [event.kind for event in RegisterEvent.objects.all()] == ["move_in"]


def test_a_regency_file_names_villages_by_code_or_name():
    a_resident()
    columns = [*a_row(), "desa"]
    rows = [
        a_row() | {"desa": "35.10.17.2006"},
        a_row() | {"desa": "Jambesari"},
        a_row() | {"desa": "Atlantis"},
    ]

    register = read_register(a_csv(rows, columns=columns), today=TODAY, village_column="Desa")
    found = plan_file(register, today=TODAY)

    assert {plan.region_code for plan in found.plans} == {GROGOL, JAMBESARI}
    assert [(fault.row, fault.column) for fault in found.faults] == [(4, "desa")]


def test_what_was_confirmed_is_what_is_done():
    row = a_row()
    taken_over(row)
    changed = entries(row | {"rt": "9"})
    seen = digest_of(plan_of(changed, region_code=GROGOL, today=TODAY))
    Resident.objects.filter(pk=one(row).pk).update(rt="007")

    with pytest.raises(PreviewOutdated):
        apply_import(entries=changed, region_code=GROGOL, source="x", digest=seen, by=None, at=NOW)

    assert (one(row).rt, RegisterEvent.objects.count(), ImportBatch.objects.count()) == ("007", 0, 1)


@pytest.mark.parametrize("somebody", [lambda: an_operator(JAMBESARI), lambda: a_head(GROGOL)])
def test_only_the_operator_of_the_village_takes_its_file_over(somebody):
    with pytest.raises(NotYourVillage):
        taken_over(a_row(), by=somebody())

    assert Resident.objects.filter(name="SITI AMINAH", region_id=GROGOL, batch__isnull=False).count() == 0


def test_a_difference_can_be_undone_like_any_event():
    row = a_row()
    taken_over(row)
    taken_over(row | {"status_dasar": "2", "rt": "9"})
    operator = an_operator()

    undo_event(event_id=RegisterEvent.objects.get().pk, source="Salah ekspor", by=operator, at=NOW)

    assert (one(row).status, one(row).rt) == ("resident", "001")


def test_fifteen_hundred_rows_are_compared_in_few_queries(django_assert_num_queries):
    rows = [a_row() for _ in range(1500)]
    taken_over(*rows)
    found = entries(*rows)

    with django_assert_num_queries(3):
        plan = plan_of(found, region_code=GROGOL, today=TODAY)

    assert plan.unchanged == 1500
