from datetime import date, timedelta

import pytest

from foundation.audit.selectors import transitions_of
from tests.foundation.factories import an_account
from tests.village.factories import (
    GROGOL,
    JAJAG,
    NOW,
    TODAY,
    a_business,
    a_head,
    a_kk,
    a_nik,
    a_resident,
    an_identity,
    an_operator,
    viewer_for,
)
from village.residents.models import RegisterChange, RegisterEvent, Resident
from village.residents.rules.households import HeadMissing, KkInUse, NotOfThisFamily, TwoHeads
from village.residents.rules.numbers import KkNotSixteenDigits, NikNotSixteenDigits, NikSerialZero
from village.residents.rules.register import (
    AlreadyUndone,
    ArrivalNotMatched,
    NewerEventDepends,
    NikTaken,
    NothingChanged,
    NumberInText,
    SomethingDepends,
    StatusNotChanging,
    StillElsewhere,
)
from village.residents.selectors import history_of, household_of, kk_of, nik_of
from village.residents.services import (
    Arrival,
    correct_resident,
    record_arrival,
    record_birth,
    record_death,
    record_move_out,
    split_family,
    undo_event,
)
from village.residents.services.recording import snapshot
from village.territory.rules import NotYourVillage

pytestmark = pytest.mark.django_db
SOURCE = "474/1/2026"


def a_family():
    """Head, wife, a grown son with his wife, and a little daughter, on one card."""
    kk = a_kk()
    head = a_resident(name="KEPALA", kk=kk, sex="male", birth_date=date(1965, 1, 2))
    wife = a_resident(name="ISTRI", kk=kk, relation="wife", spouse=head, birth_date=date(1968, 1, 2))
    son = a_resident(
        name="ANAK",
        kk=kk,
        relation="child",
        sex="male",
        father=head,
        mother=wife,
        birth_date=date(1990, 1, 2),
    )
    bride = a_resident(
        name="MENANTU", kk=kk, relation="child_in_law", spouse=son, birth_date=date(1992, 1, 2)
    )
    girl = a_resident(
        name="BUNGSU", kk=kk, relation="child", father=head, mother=wife, birth_date=date(2015, 1, 2)
    )
    return head, wife, son, bride, girl


def fresh(*residents):
    for one in residents:
        one.refresh_from_db()
    return [(one.name, one.relation) for one in residents]


def all_rows():
    return {one.pk: snapshot(one) for one in Resident.objects.all()}


def birth(resident, by, **changes):
    values = {
        "name": "bayi  baru",
        "sex": "female",
        "birth_place": "Banyuwangi",
        "birth_date": TODAY,
        "source": SOURCE,
        "at": NOW,
    }
    return record_birth(resident_id=resident.pk, by=by, **(values | changes))


def an_arrival(**changes):
    values = {
        "nik": a_nik(),
        "kk": a_kk(),
        "name": "Pendatang Baru",
        "birth_place": "JEMBER",
        "birth_date": date(1985, 3, 9),
        "sex": "female",
        "religion": "ISLAM",
        "marital_status": "single",
        "occupation": "WIRASWASTA",
        "relation": "head",
    }
    return Arrival(**(values | changes))


def arrive(by, arrival=None, **changes):
    values = {"region_code": GROGOL, "event_date": TODAY, "source": SOURCE, "at": NOW}
    return record_arrival(arrival=arrival or an_arrival(), by=by, **(values | changes))


def undo(event, by):
    return undo_event(event_id=event.pk, source="Salah orang", by=by, at=NOW)


def test_when_the_head_dies_the_wife_follows_is_widowed_and_the_others_are_to_her_what_they_are():
    head, wife, son, bride, girl = a_family()

    record_death(resident_id=head.pk, event_date=TODAY, source=SOURCE, by=an_operator(), at=NOW)

    assert fresh(wife, son, bride, girl) == [
        ("ISTRI", "head"),
        ("ANAK", "child"),
        ("MENANTU", "child_in_law"),
        ("BUNGSU", "child"),
    ]
    assert (wife.marital_status, household_of(wife)[0].name) == ("widowed", "ISTRI")


def test_a_chosen_follower_gives_the_others_their_places():
    head, wife, son, bride, girl = a_family()

    record_death(
        resident_id=head.pk, event_date=TODAY, source=SOURCE, by=an_operator(), at=NOW, new_head_id=son.pk
    )

    assert fresh(wife, son, bride, girl) == [
        ("ISTRI", "parent"),
        ("ANAK", "head"),
        ("MENANTU", "wife"),
        ("BUNGSU", "other_family"),
    ]


def test_a_follower_from_elsewhere_is_refused():
    head, *_family = a_family()

    with pytest.raises(HeadMissing):
        record_death(
            resident_id=head.pk,
            event_date=TODAY,
            source=SOURCE,
            by=an_operator(),
            at=NOW,
            new_head_id=a_resident().pk,
        )

    head.refresh_from_db()
    assert head.status == "resident"


def test_a_widow_on_another_card_is_widowed_too():
    man = a_resident(sex="male")
    woman = a_resident(spouse=man)

    record_death(resident_id=man.pk, event_date=TODAY, source=SOURCE, by=an_operator(), at=NOW)

    woman.refresh_from_db()
    assert woman.marital_status == "widowed"


def test_a_death_is_undone_exactly_for_everybody_whom_it_touched():
    head, *_family = a_family()
    operator = an_operator()
    before = all_rows()
    event = record_death(resident_id=head.pk, event_date=TODAY, source=SOURCE, by=operator, at=NOW)
    assert all_rows() != before

    counter = undo(event, operator)

    assert all_rows() == before
    assert (counter.kind, counter.undoes_id) == ("undo", event.pk)
    head.refresh_from_db()
    assert [(step.from_state, step.to_state) for step in transitions_of(head)] == [
        ("resident", "died"),
        ("died", "resident"),
    ]
    assert [(past.event.kind, past.undone, past.can_be_undone) for past in history_of(head)] == [
        ("undo", False, False),
        ("death", True, False),
    ]


def test_an_event_is_undone_once_and_a_counter_event_not_at_all():
    head, operator = a_resident(), an_operator()
    event = record_death(resident_id=head.pk, event_date=TODAY, source=SOURCE, by=operator, at=NOW)
    counter = undo(event, operator)

    for one in (event, counter):
        with pytest.raises(AlreadyUndone):
            undo(one, operator)


def test_what_a_newer_event_builds_on_is_undone_after_it():
    head, wife, *_rest = a_family()
    operator = an_operator()
    death = record_death(resident_id=head.pk, event_date=TODAY, source=SOURCE, by=operator, at=NOW)
    moved = record_move_out(resident_id=wife.pk, event_date=TODAY, source=SOURCE, by=operator, at=NOW)

    with pytest.raises(NewerEventDepends):
        undo(death, operator)
    undo(moved, operator)
    undo(death, operator)

    head.refresh_from_db()
    assert head.status == "resident"


@pytest.mark.parametrize("somebody", [lambda: an_operator(JAJAG), lambda: a_head(GROGOL)])
def test_nobody_else_undoes(somebody):
    resident = a_resident()
    event = record_death(resident_id=resident.pk, event_date=TODAY, source=SOURCE, by=an_operator(), at=NOW)

    with pytest.raises(NotYourVillage):
        undo(event, somebody())

    assert RegisterEvent.objects.count() == 1


def test_a_family_moves_out_together_or_in_part():
    head, wife, son, bride, girl = a_family()

    record_move_out(
        resident_id=head.pk,
        with_ids=[wife.pk, girl.pk],
        event_date=TODAY,
        source=SOURCE,
        by=an_operator(),
        at=NOW,
    )

    assert fresh(son, bride) == [("ANAK", "head"), ("MENANTU", "wife")]
    assert {one.status for one in Resident.objects.filter(pk__in=[head.pk, wife.pk, girl.pk])} == {"moved"}


def test_who_is_of_another_family_does_not_move_along():
    with pytest.raises(NotOfThisFamily):
        record_move_out(
            resident_id=a_resident().pk,
            with_ids=[a_resident().pk],
            event_date=TODAY,
            source=SOURCE,
            by=an_operator(),
            at=NOW,
        )

    assert RegisterEvent.objects.count() == 0


def test_a_newborn_comes_onto_the_card_of_its_parents():
    head, wife, son, bride, _girl = a_family()
    operator = an_operator()

    first = birth(head, operator, mother_id=wife.pk, father_id=head.pk).resident
    grandchild = birth(
        head, operator, name="CUCU", mother_id=bride.pk, father_id=son.pk, nik=a_nik()
    ).resident

    assert (first.name, first.relation, first.status, nik_of(first)) == ("BAYI BARU", "child", "resident", "")
    assert (grandchild.relation, kk_of(grandchild)) == ("grandchild", kk_of(head))
    assert bytes(grandchild.mother_hash) == bytes(bride.nik_hash)
    assert [(step.from_state, step.to_state) for step in transitions_of(first)] == [("", "resident")]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"nik": "351099490385901"}, NikNotSixteenDigits),
        ({"nik": "35109949O3859001"}, NikNotSixteenDigits),
        ({"nik": "3510994903850000"}, NikSerialZero),
        ({"name": "Bayi 3510994903859001"}, NumberInText),
        ({"mother_id": None}, NotOfThisFamily),
        ({"mother_id": 0}, NotOfThisFamily),
    ],
)
def test_a_birth_that_cannot_be_is_refused(change, refusal):
    mother = a_resident()

    with pytest.raises(refusal):
        birth(mother, an_operator(), **({"mother_id": mother.pk} | change))

    assert (Resident.objects.filter(name="BAYI BARU").count(), RegisterEvent.objects.count()) == (0, 0)


def test_a_nik_that_somebody_has_is_refused():
    mother, other = a_resident(), a_resident(village=JAJAG)

    with pytest.raises(NikTaken) as refused:
        birth(mother, an_operator(), mother_id=mother.pk, nik=other.plain_nik)

    assert other.plain_nik not in str(refused.value)


def test_an_undone_birth_is_struck_gives_the_nik_free_and_cannot_be_undone_once_needed():
    mother, operator, nik = a_resident(), an_operator(), a_nik()
    event = birth(mother, operator, mother_id=mother.pk, nik=nik)

    undo(event, operator)

    event.resident.refresh_from_db()
    assert (event.resident.status, event.resident.nik_hash) == ("struck", None)
    again = birth(mother, operator, mother_id=mother.pk, nik=nik)
    a_business(again.resident)
    with pytest.raises(SomethingDepends):
        undo(again, operator)


def test_a_split_gives_two_cards_with_one_head_each():
    head, wife, son, bride, girl = a_family()
    kk = a_kk()

    split_family(
        resident_id=head.pk,
        member_ids=[son.pk, bride.pk],
        head_id=son.pk,
        new_kk=kk,
        event_date=TODAY,
        source=SOURCE,
        by=an_operator(),
        at=NOW,
        rt="7",
    )

    assert fresh(head, wife, son, bride, girl) == [
        ("KEPALA", "head"),
        ("ISTRI", "wife"),
        ("ANAK", "head"),
        ("MENANTU", "wife"),
        ("BUNGSU", "child"),
    ]
    assert {kk_of(one) for one in (son, bride)} == {kk} and kk_of(girl) == kk_of(head) != kk
    assert (son.rt, head.rt) == ("7", "001")


def test_a_split_is_undone_exactly():
    head, wife, *_rest = a_family()
    operator, before = an_operator(), None
    before = all_rows()
    event = split_family(
        resident_id=head.pk,
        member_ids=[head.pk],
        head_id=head.pk,
        stay_head_id=wife.pk,
        new_kk=a_kk(),
        event_date=TODAY,
        source=SOURCE,
        by=operator,
        at=NOW,
    )
    wife.refresh_from_db()
    assert wife.relation == "head"

    undo(event, operator)

    assert all_rows() == before


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"new_kk": "123"}, KkNotSixteenDigits),
        ({"member_ids": []}, NotOfThisFamily),
        ({"member_ids": [0]}, NotOfThisFamily),
        ({"head_id": 0}, HeadMissing),
    ],
)
def test_a_split_that_cannot_be_is_refused(change, refusal):
    head, _wife, son, _bride, _girl = a_family()
    values = {"member_ids": [son.pk], "head_id": son.pk, "new_kk": a_kk()}

    with pytest.raises(refusal):
        split_family(
            resident_id=head.pk,
            event_date=TODAY,
            source=SOURCE,
            by=an_operator(),
            at=NOW,
            **(values | change),
        )

    assert RegisterEvent.objects.count() == 0


def test_the_card_of_another_family_is_no_new_card():
    head, _wife, son, *_rest = a_family()

    with pytest.raises(KkInUse):
        split_family(
            resident_id=head.pk,
            member_ids=[son.pk],
            head_id=son.pk,
            new_kk=a_resident().plain_kk,
            event_date=TODAY,
            source=SOURCE,
            by=an_operator(),
            at=NOW,
        )


def corrected(resident, by=None, **changes):
    return correct_resident(
        resident_id=resident.pk, changes=changes, source="Akta 12", by=by or an_operator(), at=NOW
    )


def test_a_correction_writes_what_differs_and_keeps_the_old():
    resident = a_resident(name="SITI AMINA")

    corrected(resident, name="Siti Aminah", birth_date=date(1985, 3, 10), nik="3510994903859999")

    resident.refresh_from_db()
    assert (resident.name, resident.birth_date, nik_of(resident)) == (
        "SITI AMINAH",
        date(1985, 3, 10),
        "3510994903859999",
    )
    (past,) = history_of(resident)
    assert {(change.field, change.before) for change in past.changes} == {
        ("name", "SITI AMINA"),
        ("birth_date", "1985-03-09"),
        ("nik", past.changes[-1].before),
    }
    assert resident.plain_nik not in repr(past)
    raw = RegisterChange.objects.get()
    assert resident.plain_nik.encode() not in bytes(raw.before_sealed)


def test_a_correction_of_nothing_is_refused():
    resident = a_resident()

    with pytest.raises(NothingChanged):
        corrected(resident, name=resident.name)

    assert RegisterEvent.objects.count() == 0


def test_another_head_takes_the_place_and_the_old_one_gets_his():
    head, wife, son, _bride, _girl = a_family()

    corrected(son, relation="head")

    assert fresh(head, wife, son) == [("KEPALA", "parent"), ("ISTRI", "parent"), ("ANAK", "head")]


def test_a_head_does_not_just_stop_to_be_one():
    head, *_rest = a_family()

    with pytest.raises(HeadMissing):
        corrected(head, relation="other_family")


def test_a_second_head_does_not_join_a_card():
    one, other = a_resident(), a_resident()

    with pytest.raises(TwoHeads):
        corrected(one, kk=other.plain_kk)
    corrected(one, kk=other.plain_kk, relation="other_family")

    one.refresh_from_db()
    assert kk_of(one) == other.plain_kk


def test_somebody_arrives_as_new_or_as_who_had_left():
    operator = an_operator()
    gone = a_resident(name="SITI AMINAH", village=JAJAG, status="moved")

    new = arrive(operator).resident
    back = arrive(operator, an_arrival(nik=gone.plain_nik, name="Siti Aminah")).resident

    assert (new.region_id, new.status, new.name) == (GROGOL, "resident", "PENDATANG BARU")
    assert (back.pk, back.region_id, back.status) == (gone.pk, GROGOL, "resident")


def test_who_lives_elsewhere_died_or_is_another_does_not_arrive():
    operator = an_operator()
    cases = [
        (a_resident(village=JAJAG), "SITI AMINAH", StillElsewhere),
        (a_resident(status="died"), "SITI AMINAH", StatusNotChanging),
        (a_resident(status="moved"), "ORANG LAIN", ArrivalNotMatched),
    ]

    for person, name, refusal in cases:
        with pytest.raises(refusal):
            arrive(operator, an_arrival(nik=person.plain_nik, name=name))

    assert RegisterEvent.objects.count() == 0


def test_an_arrival_with_an_account_is_not_undone():
    operator = an_operator()
    event = arrive(operator)
    an_identity(an_account(), event.resident)

    with pytest.raises(SomethingDepends):
        undo(event, operator)


def test_an_operator_of_another_village_touches_nothing():
    head, _wife, son, *_rest = a_family()
    stranger, before = an_operator(JAJAG), None
    before = all_rows()
    acts = [
        lambda: birth(head, stranger, mother_id=head.pk),
        lambda: corrected(head, stranger, name="LAIN"),
        lambda: arrive(stranger),
        lambda: record_move_out(resident_id=head.pk, event_date=TODAY, source=SOURCE, by=stranger, at=NOW),
        lambda: split_family(
            resident_id=head.pk,
            member_ids=[son.pk],
            head_id=son.pk,
            new_kk=a_kk(),
            event_date=TODAY,
            source=SOURCE,
            by=stranger,
            at=NOW,
        ),
    ]

    for act in acts:
        with pytest.raises(NotYourVillage):
            act()

    assert all_rows() == before and RegisterEvent.objects.count() == 0


def test_a_history_is_read_in_few_queries(django_assert_num_queries):
    resident, operator = a_resident(), an_operator()
    for number in range(4):
        corrected(resident, operator, rt=str(number))

    with django_assert_num_queries(3):
        assert len(history_of(resident)) == 4


def test_a_visitor_and_yesterdays_officer_record_nothing():
    resident = a_resident()

    with pytest.raises(NotYourVillage):
        corrected(resident, viewer_for(an_account()), name="LAIN")
    with pytest.raises(NotYourVillage):
        corrected(resident, an_operator(active_until=TODAY - timedelta(days=1)), name="LAIN")
